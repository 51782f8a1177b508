import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/marks/avatar";
import { worksheetFields } from "@/lib/sync/format/fields";
import { writerColour } from "@/lib/sync/format/writer-colour";
import { underlines } from "./history-sheet";
import styles from "./legend.module.css";
import type { HistoryPerson } from "@/lib/sync/format/replay/history-people";
import type { PlayableHistory } from "./fetch-history";

/** The colour and the line of each writer, and how many words at this moment are theirs. */
export function Legend({
  history,
  moment,
  authors,
}: {
  history: PlayableHistory;
  moment: number;
  authors: readonly HistoryPerson[];
}) {
  const t = useTranslations("history");
  const people = [...new Set(authors)];
  const wordsOf = (person: HistoryPerson) =>
    worksheetFields.reduce((sum, field) => {
      const { words } = history.fields[field].at(moment);
      return sum + authors.reduce((own, author, at) => own + (author === person ? (words.get(at) ?? 0) : 0), 0);
    }, 0);
  return (
    <ul className={styles.legend} aria-label={t("writers")}>
      {people.map((person) => {
        const name = person.name ?? t("gone");
        return (
          <li key={person.authorIds[0]}>
            <Avatar name={name} colourIndex={person.colourIndex} size="small" />
            <span
              className={clsx(
                styles.name,
                writerColour(person.colourIndex),
                underlines[person.colourIndex % underlines.length],
              )}
            >
              {name}
            </span>
            <span className="num quiet">{t("words", { n: wordsOf(person) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
