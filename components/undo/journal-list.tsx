import clsx from "clsx";
import { getFormatter, getTranslations } from "next-intl/server";
import { LocalMoment } from "@/components/ui/display/local-time";
import styles from "./journal-list.module.css";
import { UndoButton } from "./undo-button";
import type { ActivityReader } from "@/lib/activity/authorise";
import type { JournalEntry } from "@/lib/features/undo/journal";
import type { JournalLine } from "@/lib/features/undo/journal-lines";
import { findStudentNames } from "@/lib/activity/student-names";
import { ClientMessages } from "@/lib/messages/client-messages";
import { createEntryFormatter } from "@/lib/activity/journal/format-entry";

/** The most names in an entry of students who joined together. */
const maxNames = 3;

/** Entries of the journal, newest first. Teachers' entries can be undone, students' entries can't. */
export async function JournalList({ reader, lines }: { reader: ActivityReader; lines: readonly JournalLine[] }) {
  const entries = lines.flatMap((line) => (line.is === "entry" ? [line.entry] : []));
  const shown = lines.flatMap((line) => (line.is === "joined" ? line.studentIds.slice(0, maxNames) : []));
  const [t, format, formatEntry, names] = await Promise.all([
    getTranslations("journal"),
    getFormatter(),
    createEntryFormatter(entries, reader.activity.lesson, reader.teacherId),
    findStudentNames(shown),
  ]);
  if (lines.length === 0) return <p className={styles.empty}>{t("empty")}</p>;
  return (
    <ClientMessages of={["journal.undoing"]}>
      <ol>
        {lines.map((line, place) => (
          <li
            key={line.is === "entry" ? line.entry.id : `${line.at.getTime()} ${place}`}
            className={clsx(line.is === "entry" && line.entry.undoneAt !== null && styles.undone)}
          >
            <LocalMoment at={line.at} />
            <span>{sentence(line)}</span>
            {line.is === "entry" && <UndoControl entry={line.entry} />}
          </li>
        ))}
      </ol>
    </ClientMessages>
  );

  function sentence(line: JournalLine): string {
    switch (line.is) {
      case "entry":
        return formatEntry(line.entry);
      case "joined": {
        const more = line.studentIds.length - maxNames;
        const named = line.studentIds.slice(0, maxNames).map((id) => names.get(id) ?? t("someone"));
        return t("joined", { names: format.list(more > 0 ? [...named, t("others", { n: more })] : named) });
      }
      case "handed-in":
        return t("handedIn", { team: line.team, again: line.again ? "yes" : "no" });
      case "taken-back":
        return t("takenBack", { team: line.team });
    }
  }

  function UndoControl({ entry }: { entry: JournalEntry }) {
    if (entry.undoneAt !== null) return <span>{t("undone")}</span>;
    if (!entry.undoable) return null;
    return (
      <UndoButton
        activityId={reader.activity.id}
        entryId={entry.id}
        what={formatEntry(entry.of ?? entry)}
        again={entry.kind === "undo"}
      />
    );
  }
}
