"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import sections from "@/components/ui/display/sections.module.css";
import type { ActionResult } from "@/lib/errors/action-result";

interface LinkAccountProps {
  launch: string;
  /** Returns the path to go on to. */
  link: (launch: string) => Promise<ActionResult<string>>;
}

/** Q33: links the account of the course to the teacher's own. */
export function LinkAccount({ launch, link }: LinkAccountProps) {
  const t = useTranslations("courses.link");
  const router = useRouter();
  const { run, isPending, refusal } = useAction();
  return (
    <div className={sections.links}>
      <RefusalNotice refusal={refusal} />
      <Button
        variant="go"
        aria-disabled={isPending()}
        onClick={() => run(() => link(launch), { done: (path) => router.push(path) })}
      >
        {t("go")}
      </Button>
      <ButtonLink variant="plain" href="/teacher">
        {t("cancel")}
      </ButtonLink>
    </div>
  );
}
