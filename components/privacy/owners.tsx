"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import sections from "@/components/ui/display/sections.module.css";
import { Button } from "@/components/ui/controls/button";
import { LocalDate } from "@/components/ui/display/local-date";
import { setOwnerAction } from "@/lib/features/privacy/actions/owners";
import styles from "./owners.module.css";

interface OwnersProps {
  teachers: readonly { id: string; name: string; email: string; ownerSince: Date | null }[];
}

/** Lists all teachers, and sets which of them own the installation (Q34). */
export function Owners({ teachers }: OwnersProps) {
  const t = useTranslations("teacher.installation.owners");
  const { run, isPending, refusal } = useAction();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <RefusalNotice refusal={refusal} />
      <ul className={sections.open}>
        {teachers.map(({ id, name, email, ownerSince }) => {
          const act = ownerSince === null ? "name" : "end";
          return (
            <li key={id}>
              <span className={styles.who}>
                <b>{name}</b>
                <span className="quiet">{email}</span>
                {ownerSince !== null && (
                  <span className="quiet">
                    {t.rich("since", { date: () => <LocalDate withYear at={ownerSince} /> })}
                  </span>
                )}
              </span>
              <Button
                size="small"
                variant="plain"
                aria-label={t(`${act}Of`, { name })}
                aria-disabled={isPending()}
                onClick={() => run(() => setOwnerAction({ teacherId: id, owner: ownerSince === null }))}
              >
                {t(act)}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
