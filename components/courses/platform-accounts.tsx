"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { LocalDate } from "@/components/ui/display/local-date";
import sections from "@/components/ui/display/sections.module.css";
import type { PlatformAccount } from "@/lib/features/courses/platform-accounts";
import { unlinkPlatformAction } from "@/lib/features/courses/actions/launches";

interface PlatformAccountsProps {
  accounts: readonly PlatformAccount[];
}

/** Lists accounts in learning platforms that are linked to the teacher's own, and says how to link an account (Q33). */
export function PlatformAccounts({ accounts }: PlatformAccountsProps) {
  const t = useTranslations("teacher.account.platforms");
  const { run, isPending, refusal } = useAction();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={sections.open}>
        {accounts.map(({ issuer, label, linkedAt }) =>
          linkedAt === null ? (
            <li key={issuer}>{t("none", { label })}</li>
          ) : (
            <li key={issuer}>
              <span>{t.rich("since", { label, date: () => <LocalDate withYear at={linkedAt} /> })}</span>
              <Button
                size="small"
                variant="plain"
                aria-label={t("unlinkOf", { label })}
                aria-disabled={isPending()}
                onClick={() => run(() => unlinkPlatformAction(issuer))}
              >
                {t("unlink")}
              </Button>
            </li>
          ),
        )}
      </ul>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
