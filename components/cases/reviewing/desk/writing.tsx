import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { PlayableHistory } from "@/components/cases/history/fetch-history";
import { placeInsertions, writersOf } from "@/components/cases/history/history-writers";
import { useHistory } from "@/components/cases/history/use-history";
import { Button } from "@/components/ui/controls/button";
import { LocalMoment } from "@/components/ui/display/local-time";
import type { HistoryPerson } from "@/lib/sync/format/replay/history-people";
import { momentAt } from "@/lib/sync/format/replay/moment-at";
import { authorFacts } from "@/lib/sync/format/replay/writing-facts";
import styles from "./writing.module.css";

export interface WritingSource {
  /** The URL of the worksheet's stored rows. */
  source: string;
  restores: readonly [writer: string, version: number | null][];
  people: readonly HistoryPerson[];
  /** When it was handed in. */
  at: Date;
}

/** Who wrote how much of the case and when, computed by the browser from the worksheet's history (T12). It is a fact, never a mark. */
export function Writing({ source, restores, people, at }: WritingSource) {
  const t = useTranslations("review.writing");
  const { history, retry } = useHistory(source, restores);
  // A page that is rendered again passes equal people in another array, which must not compute the facts again.
  const [knownPeople, setKnownPeople] = useState(people);
  if (JSON.stringify(knownPeople) !== JSON.stringify(people)) setKnownPeople(people);
  return (
    <section className={styles.writing} aria-label={t("title")}>
      <h3>{t("title")}</h3>
      {history === null && <p>{t("reading")}</p>}
      {(history === "failed" || history === "busy") && (
        <p>
          {t(history)}{" "}
          <Button variant="link" onClick={retry}>
            {t("again")}
          </Button>
        </p>
      )}
      {history !== null && typeof history === "object" && (
        <Facts history={history} people={knownPeople} until={at.getTime()} />
      )}
    </section>
  );
}

function Facts({
  history,
  people,
  until,
}: {
  history: PlayableHistory;
  people: readonly HistoryPerson[];
  until: number;
}) {
  const t = useTranslations("review.writing");
  const { writers, insertions } = useMemo(() => factsOf(history, people, until), [history, people, until]);
  const nameOf = (name: string | null) => name ?? t("gone");
  return (
    <>
      {history.isCut && <p>{t("cut")}</p>}
      <ul>
        {writers.map(({ person, words, first, last }) => (
          <li key={person.authorIds[0]}>
            <b>{nameOf(person.name)}</b> <span className="num">{t("words", { n: words })}</span>
            {first !== null && last !== null && (
              <span className={styles.when}>
                <LocalMoment at={new Date(first)} />
                {last - first >= 60_000 && (
                  <>
                    –<LocalMoment at={new Date(last)} />
                  </>
                )}
              </span>
            )}
          </li>
        ))}
        {insertions.map(({ at, who, words }, index) => (
          <li key={index}>
            {t("inserted", { words, who: nameOf(who) })} <LocalMoment at={new Date(at)} />
          </li>
        ))}
      </ul>
      {insertions.length > 0 && <p>{t("insertedHow")}</p>}
    </>
  );
}

function factsOf(history: PlayableHistory, people: readonly HistoryPerson[], until: number) {
  const authors = writersOf(history, people);
  const moment = momentAt(history.rows, until);
  const facts = authorFacts({ rows: history.rows, fields: history.pieces }, moment);
  const writers = [...new Set([...people, ...authors])].map((person) => {
    const own = [...facts].flatMap(([author, each]) => (authors[author] === person ? [each] : []));
    return {
      person,
      words: own.reduce((sum, { words }) => sum + words, 0),
      first: own.length === 0 ? null : Math.min(...own.map(({ first }) => first)),
      last: own.length === 0 ? null : Math.max(...own.map(({ last }) => last)),
    };
  });
  return { writers, insertions: placeInsertions(history, authors).filter(({ at }) => at <= until) };
}
