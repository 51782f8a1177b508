"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { LocalDate } from "@/components/ui/display/local-date";
import type { ActionResult } from "@/lib/errors/action-result";
import type { ArchiveStatus } from "@/lib/features/people/classes/rules/archive-status";
import styles from "./put-away.module.css";

interface ArchiveStateProps {
  what: "class" | "activity";
  name: string;
  state: ArchiveStatus;
  /** Whether the teacher may edit the class, and so restore it or its activity. */
  mayRestore: boolean;
  restore: () => Promise<ActionResult<void>>;
}

/** Says that a class or an activity is archived, or when a deleted one is removed for good, and restores it in one click. */
export function ArchiveState({ what, name, state, mayRestore: mayBringBack, restore }: ArchiveStateProps) {
  const t = useTranslations("teacher.putAway");
  const { run, isPending, refusal } = useAction();
  if (state.is === "in-use") return null;
  return (
    <div className={styles.state}>
      <p>
        {state.is === "archived"
          ? t("archived", { what })
          : t.rich("deleted", { date: () => <LocalDate at={state.goesAt} /> })}
      </p>
      {mayBringBack && (
        <Button
          size="small"
          aria-label={t("bringBackOf", { name })}
          aria-disabled={isPending()}
          onClick={() => run(restore)}
        >
          {t("bringBack")}
        </Button>
      )}
      <RefusalNotice small refusal={refusal} />
    </div>
  );
}
