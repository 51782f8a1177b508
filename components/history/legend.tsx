import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Face } from "@/components/ui/marks/face";
import { worksheetFields } from "@/lib/document-format/fields";
import { writerColour } from "@/lib/document-format/writer-colour";
import { lines } from "./history-sheet";
import styles from "./history.module.css";
import type { HistoryPerson } from "@/lib/document-format/replay/history-people";
import type { ReadHistory } from "./fetch-history";

/** Whose colour and line is whose, and how many of the words that are there are theirs. */
export function Legend({
  history,
  moment,
  authors,
}: {
  history: ReadHistory;
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
            <Face name={name} place={person.place} size="small" />
            <span className={clsx(styles.name, writerColour(person.place), lines[person.place % lines.length])}>
              {name}
            </span>
            <span className="num quiet">{t("words", { n: wordsOf(person) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
