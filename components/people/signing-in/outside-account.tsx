"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { LocalDate } from "@/components/ui/display/local-date";
import sections from "@/components/ui/display/sections.module.css";
import { beginLinkAction, unlinkAction } from "@/lib/features/people/signing-in/actions/outside";
import { LinkForm } from "./link-form";

interface OutsideAccountProps {
  /** What the school calls its accounts. */
  label: string;
  linkedAt: Date | null;
  /** The e-mail of the teacher's account, whose password is asked for before linking; null when the account has no password. */
  email: string | null;
}

/** Links the school's account to the teacher's own, or unlinks it (Q33). */
export function OutsideAccount({ label, linkedAt, email }: OutsideAccountProps) {
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
      {linkedAt === null ? (
        <LinkForm
          email={email}
          go={t("link", { label })}
          link={(password) => beginLinkAction({ password })}
          onLinked={(address) => window.location.assign(address)}
        />
      ) : (
        <div>
          <Button aria-disabled={isPending()} onClick={() => run(unlinkAction)}>
            {t("unlink")}
          </Button>
        </div>
      )}
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
