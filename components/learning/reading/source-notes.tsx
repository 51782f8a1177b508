import { getTranslations } from "next-intl/server";
import clsx from "clsx";
import { Marked } from "./marked";
import type { NumberedSource } from "./layout";
import readingStyles from "./reading.module.css";
import styles from "./source-notes.module.css";

/** Sources in the margin; on a narrow screen under their paragraph. */
export async function SourceNotes({
  notes,
  span,
  sourceId,
}: {
  notes: readonly NumberedSource[];
  span: number;
  sourceId: (n: number) => string;
}) {
  const t = await getTranslations("learn.reading");
  return (
    <div role="note" className={clsx(readingStyles.notes, styles[`span${span}`])} aria-label={t("sources")}>
      {notes.map(({ n, source }) => (
        <p key={source.id} id={sourceId(n)} className={styles.note}>
          <span className={styles.noteNumber} aria-hidden="true">
            {n}
          </span>
          <span>
            <span className="vh">{t("source", { n })}: </span>
            <span className={styles.cite}>
              <Marked text={source.cite} />
            </span>
            {source.note !== undefined && (
              <span className={styles.noteMore}>
                <Marked text={source.note} />
              </span>
            )}
            {source.url !== "" && (
              <a className={styles.noteLink} href={source.url} target="_blank" rel="noreferrer">
                {t("readAt", { site: new URL(source.url).hostname.replace(/^www\./, "") })}
                <span className="vh"> {t("newTab")}</span>
              </a>
            )}
          </span>
        </p>
      ))}
    </div>
  );
}
