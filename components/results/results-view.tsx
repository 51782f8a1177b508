/** S7: the four figures, each with its sentence and the table behind it. For students, and for the teacher with every number. */
import { getTranslations } from "next-intl/server";
import {
  describeByMode,
  describeFlows,
  describeHeadToHead,
  describeOwnMode,
  describeTurnout,
} from "@/lib/rules/results/tally-sentences";
import type { Tally } from "@/lib/rules/results/tally";
import { numberWords, capitalise } from "@/lib/messages/number-words";
import styles from "./figures.module.css";
import { FlowFigure } from "./flow-figure";
import { HeadToHeadGrid } from "./head-to-head-grid";
import { FigurePatterns } from "./patterns";
import { Reasons } from "./reasons";
import { SplitFigure } from "./split-figure";
import { FlowTable, MeetingTable, SplitTable, TotalsTable } from "./tables";
import { WithTable } from "./with-table";
import { nameOf, createSentenceFormatter, type NamedMode, type Reader } from "./sentences";

interface ResultsViewProps {
  results: { tally: Tally; reasons: readonly { mode: string; reasons: readonly string[] }[] };
  modes: readonly NamedMode[];
  /** What the class voted on. */
  question: string;
  reader: Reader;
}

export function ResultsView({ results, modes, question, reader }: ResultsViewProps) {
  const { tally } = results;
  return (
    <>
      <FigurePatterns />
      <Moves tally={tally} modes={modes} question={question} reader={reader} />
      {tally.byMode !== null && (tally.byMode.shown.length > 0 || tally.byMode.tooFew.length > 0) && (
        <Split byMode={tally.byMode} modes={modes} reader={reader} />
      )}
      {tally.headToHead !== null && <Meetings cells={tally.headToHead} modes={modes} reader={reader} />}
      <Voices groups={results.reasons} modes={modes} reader={reader} />
    </>
  );
}

async function Moves({
  tally,
  modes,
  question,
  reader,
}: {
  tally: Tally;
  modes: readonly NamedMode[];
  question: string;
  reader: Reader;
}) {
  const [t, formatSentence] = await Promise.all([
    getTranslations("results.flows"),
    createSentenceFormatter(modes, reader),
  ]);
  const { movement } = tally;
  const sides = { before: t("before"), after: t("after") };
  const note = describeTurnout(tally).map(formatSentence).join(" ");
  const apart = tally.apart.votes > 0 && tally.apart.byChoice !== null && (
    <div className={styles.apart}>
      <TotalsTable
        {...tally.apart.byChoice}
        modes={modes}
        showCaption
        words={{ ...sides, caption: t("apart"), mode: t("mode") }}
      />
    </div>
  );
  const totals = (
    <TotalsTable
      before={tally.before}
      final={tally.final}
      modes={modes}
      words={{ ...sides, caption: t("totals"), mode: t("mode") }}
    />
  );
  const top = (sentence: string) => (
    <>
      <h2 className={styles.kicker}>{t("kicker", { question })}</h2>
      <p className={styles.says}>{sentence}</p>
      {note !== "" && <p className={styles.note}>{note}</p>}
    </>
  );
  if (movement === null || movement.people === 0) {
    return (
      <section className={styles.figure}>
        <div className={styles.top}>
          {top(movement === null ? t("few", { n: tally.finalBallots }) : formatSentence(describeFlows(movement)))}
        </div>
        {totals}
        {apart}
      </section>
    );
  }
  const words = {
    caption: t("caption"),
    votedBefore: t("votedBefore"),
    after: (mode: string) => t("afterMode", { mode }),
    all: t("all"),
    allAfter: t("allAfter"),
    everyone: t("everyone"),
  };
  return (
    <section className={styles.figure}>
      <WithTable
        words={{ show: t("showTable"), hide: t("showPicture") }}
        top={top(formatSentence(describeFlows(movement)))}
        table={<FlowTable movement={movement} final={tally.final} modes={modes} words={words} />}
      >
        <FlowFigure movement={movement} modes={modes} words={{ ...sides, label: t("label", { n: movement.people }) }} />
      </WithTable>
      {apart}
    </section>
  );
}

async function Split({
  byMode,
  modes,
  reader,
}: {
  byMode: NonNullable<Tally["byMode"]>;
  modes: readonly NamedMode[];
  reader: Reader;
}) {
  const [t, flows, formatSentence] = await Promise.all([
    getTranslations("results.split"),
    getTranslations("results.flows"),
    createSentenceFormatter(modes, reader),
  ]);
  const { shown, tooFew } = byMode;
  const top = (
    <>
      <h2 className={styles.kicker}>{t("kicker")}</h2>
      <p className={styles.says}>{formatSentence(describeByMode(shown))}</p>
      {tooFew.length > 0 && shown.length > 0 && (
        <p className={styles.note}>
          {t("tooFew", { n: tooFew.length, modes: tooFew.map((mode) => nameOf(modes, mode)).join(", ") })}
        </p>
      )}
    </>
  );
  if (shown.length === 0)
    return (
      <section className={styles.figure}>
        <div className={styles.top}>{top}</div>
      </section>
    );
  const sides = { before: t("before"), after: t("after") };
  return (
    <section className={styles.figure}>
      <WithTable
        words={{ show: flows("showTable"), hide: flows("showPicture") }}
        top={top}
        table={
          <SplitTable
            shown={shown}
            modes={modes}
            words={{ ...sides, caption: t("kicker"), studied: t("studied"), vote: t("vote"), moved: t("moved") }}
          />
        }
      >
        <div className={styles.splits}>
          {shown.map((one) => (
            <SplitFigure
              key={one.mode}
              movement={one}
              name={nameOf(modes, one.mode)}
              sentence={formatSentence(describeOwnMode(one))}
              words={{ ...sides, label: t("label", { mode: nameOf(modes, one.mode) }) }}
            />
          ))}
        </div>
      </WithTable>
    </section>
  );
}

async function Meetings({
  cells,
  modes,
  reader,
}: {
  cells: NonNullable<Tally["headToHead"]>;
  modes: readonly NamedMode[];
  reader: Reader;
}) {
  const [t, flows, formatSentence] = await Promise.all([
    getTranslations("results.meetings"),
    getTranslations("results.flows"),
    createSentenceFormatter(modes, reader),
  ]);
  const top = (
    <>
      <h2 className={styles.kicker}>{t("kicker")}</h2>
      <p className={styles.says}>{formatSentence(describeHeadToHead(cells))}</p>
    </>
  );
  if (cells.length === 0)
    return (
      <section className={styles.figure}>
        <div className={styles.top}>{top}</div>
      </section>
    );
  const words = {
    caption: t("kicker"),
    met: t("met"),
    and: (a: string, b: string) => t("and", { a, b }),
    first: t("first"),
    second: t("second"),
    tooFew: t("tooFew"),
  };
  return (
    <section className={styles.figure}>
      <WithTable
        words={{ show: flows("showTable"), hide: flows("showPicture") }}
        top={top}
        table={<MeetingTable cells={cells} modes={modes} words={words} />}
      >
        <div className={styles.beside}>
          <HeadToHeadGrid
            cells={cells}
            modes={modes}
            words={{
              caption: t("kicker"),
              corner: t("corner"),
              to: t("to"),
              neverMet: t("neverMet"),
              tooFew: t("tooFew"),
            }}
          />
          <aside>
            <p>{t("read")}</p>
            <p>{t("small")}</p>
          </aside>
        </div>
      </WithTable>
    </section>
  );
}

async function Voices({
  groups,
  modes,
  reader,
}: {
  groups: ResultsViewProps["results"]["reasons"];
  modes: readonly NamedMode[];
  reader: Reader;
}) {
  const [t, word] = await Promise.all([getTranslations("results.reasons"), numberWords()]);
  const n = groups.reduce((sum, group) => sum + group.reasons.length, 0);
  return (
    <section className={styles.figure}>
      <div className={styles.top}>
        <h2 className={styles.kicker}>{t("kicker")}</h2>
        <p className={styles.says}>{capitalise(t("says", { n, word: word(n), reader }))}</p>
      </div>
      <Reasons groups={groups} modes={modes} />
    </section>
  );
}
