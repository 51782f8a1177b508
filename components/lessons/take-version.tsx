"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { takeVersionAction } from "@/lib/features/lessons/actions/lesson-version";
import styles from "./newer-version.module.css";

interface TakeVersionProps {
  activityId: string;
  version: { id: string; number: number };
}

/** Gives the activity the version, and opens the activity's page, whose journal has the undo. */
export function TakeVersion({ activityId, version }: TakeVersionProps) {
  const t = useTranslations("lessons.version");
  const router = useRouter();
  const { run, isPending, refusal } = useAction();
  const take = () =>
    run(() => takeVersionAction(activityId, { version: version.id }), {
      onDone: () => router.push(`/teacher/activities/${activityId}`),
      refresh: "refused",
    });
  return (
    <>
      <p className={styles.use}>
        <Button variant="go" aria-disabled={isPending() || undefined} onClick={take}>
          {t("use", { number: version.number })}
        </Button>
        <span className="small quiet">{t("undo")}</span>
      </p>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
