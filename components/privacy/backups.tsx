import { getTranslations } from "next-intl/server";
import { LocalDate } from "@/components/ui/display/local-date";
import sections from "@/components/ui/display/sections.module.css";
import type { ShownBackups } from "@/lib/features/privacy/owners";

/** The newest backup in BACKUP_DIR, and the newest one that was verified (B8). */
export async function Backups({ newest, verified }: ShownBackups) {
  const t = await getTranslations("teacher.installation.backups");
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
      </header>
      <p>
        {newest === null ? t("none") : t.rich("newest", { date: () => <LocalDate withYear at={newest} /> })}{" "}
        {verified === null
          ? t("noneVerified")
          : t.rich("verified", { date: () => <LocalDate withYear at={verified} /> })}
      </p>
    </section>
  );
}
