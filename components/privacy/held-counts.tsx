import { useTranslations } from "next-intl";
import { Download } from "@/components/exporting/download";
import { ClientMessages } from "@/lib/messages/client-messages";
import styles from "./held-counts.module.css";

/** Parts of the file that are worth a line, in this order. */
const shown = [
  "sessions",
  "outside_accounts",
  "participants",
  "team_members",
  "tries",
  "ballots",
  "submissions",
  "marks",
  "comments",
  "copies",
  "flags",
  "words",
  "journal",
  "audit",
] as const;

/** B10: how much is held about a student, and the file with all of it. */
export function HeldCounts({
  title,
  removed,
  file,
  counts,
  texts,
  names,
}: {
  title: string;
  /** From the class. */
  removed: boolean;
  /** Where the file is; null: it is not for the reader. */
  file: string | null;
  counts: Record<string, number>;
  /** Documents in which they typed. */
  texts: number;
  /** Names of theirs: more than one after a merge. */
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
