import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/shared/live/local-time";
import styles from "@/components/teacher/journal/journal.module.css";
import { UndoButton } from "@/components/teacher/journal/undo-button";
import type { Steering } from "@/lib/auth/standing";
import type { JournalEntry } from "@/lib/classroom/journal";
import { lessonOf } from "@/lib/content/lesson";
import { undoAction } from "./actions";
import { entrySayer } from "./say-entry";

/** Entries, newest first, each with its way back. */
export async function JournalList({ steering, entries }: { steering: Steering; entries: readonly JournalEntry[] }) {
  const [t, say] = await Promise.all([getTranslations("journal"), entrySayer(entries, lessonOf(steering.activity.contentId), steering.teacherId)]);
  if (entries.length === 0) return <p className={styles.empty}>{t("empty")}</p>;
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id} className={clsx(entry.undoneAt !== null && styles.undone)}>
          <LocalTime at={entry.at} />
          <span>{say(entry)}</span>
          <Way entry={entry} />
        </li>
      ))}
    </ol>
  );

  function Way({ entry }: { entry: JournalEntry }) {
    if (entry.undoneAt !== null) return <span>{t("undone")}</span>;
    if (!entry.undoable) return null;
    const again = entry.kind === "undo";
    const what = say(entry.of ?? entry);
    return (
      <UndoButton undo={undoAction.bind(null, steering.activity.id, { entryId: entry.id })} label={again ? t("redoLabel", { what }) : t("undoLabel", { what })} failed={t("failed")}>
        {again ? t("redo") : t("undo")}
      </UndoButton>
    );
  }
}
