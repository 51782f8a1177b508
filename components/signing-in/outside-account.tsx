"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { LocalDate } from "@/components/ui/display/local-date";
import sections from "@/components/ui/display/sections.module.css";
import type { ActionResult } from "@/lib/errors/action-result";

interface OutsideAccountProps {
  /** What people call the school's account. */
  label: string;
  linkedAt: Date | null;
  /** Returns the provider's address. */
  begin: () => Promise<ActionResult<string>>;
  unlink: () => Promise<ActionResult<void>>;
}

/** Q33: links the school's account to the teacher's own, or unlinks it. */
export function OutsideAccount({ label, linkedAt, begin, unlink }: OutsideAccountProps) {
  const t = useTranslations("teacher.account.outside");
  const { run, isPending, refusal } = useAction();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title", { label })}</h2>
        <p className="quiet">
          {linkedAt === null
            ? t("text", { label })
            : t.rich("since", { label, date: () => <LocalDate withYear at={linkedAt} /> })}
        </p>
      </header>
      <div>
        {linkedAt === null ? (
          <Button
            aria-disabled={isPending()}
            onClick={() => run(begin, { done: (address) => window.location.assign(address) })}
          >
            {t("link", { label })}
          </Button>
        ) : (
          <Button aria-disabled={isPending()} onClick={() => run(unlink)}>
            {t("unlink")}
          </Button>
        )}
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
