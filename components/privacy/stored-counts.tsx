import { useTranslations } from "next-intl";
import { Download } from "@/components/exporting/download";
import { ClientMessages } from "@/lib/messages/client-messages";
import styles from "./stored-counts.module.css";

/** The parts of the file that the page lists, in this order. */
const shown = [
  "sessions",
  "outside_accounts",
  "participants",
  "team_members",
  "tries",
  "guesses",
  "ballots",
  "tickets",
  "feedback",
  "submissions",
  "marks",
  "comments",
  "copies",
  "flags",
  "words",
  "journal",
  "audit",
] as const;

/** Lists how much is stored about a student, and links to the file with all of it (B10). */
export function StoredCounts({
  title,
  removed,
  file,
  counts,
  texts,
  names,
}: {
  title: string;
  /** Whether the student was removed from the class. */
  removed: boolean;
  /** The URL of the file; null for a teacher who may only view the class. */
  file: string | null;
  counts: Record<string, number>;
  /** How many documents the student has typed in. */
  texts: number;
  /** How many names the student has: more than one after a merge. */
  names: number;
}) {
  const t = useTranslations("teacher.class.student.held");
  return (
    <section className={styles.held}>
      <h1>{title}</h1>
      <p>
        {removed && <b>{t("removed")}</b>} {t("text")}
      </p>
      <ul className={styles.list}>
        <li>{t("names", { count: names })}</li>
        {texts > 0 && <li>{t("texts", { count: texts })}</li>}
        {shown
          .filter((part) => (counts[part] ?? 0) > 0)
          .map((part) => (
            <li key={part}>{t(part, { count: counts[part] ?? 0 })}</li>
          ))}
      </ul>
      {file !== null && (
        <>
          <p>{t("file")}</p>
          <ClientMessages of={["exporting.tables", "exporting.progress"]}>
            <Download href={file} what={title} label={t("download")} />
          </ClientMessages>
          <p className="quiet">{t("logged")}</p>
        </>
      )}
    </section>
  );
}
