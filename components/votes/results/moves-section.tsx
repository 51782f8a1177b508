import { getTranslations } from "next-intl/server";
import type { Tally } from "@/lib/features/votes/results/rules/tally";
import { describeFlows, describeTurnout } from "@/lib/features/votes/results/rules/tally-sentences";
import styles from "./figures.module.css";
import { FlowFigure } from "./flow-figure";
import type { NamedMode } from "./named-mode";
import { createSentenceFormatter, type Reader } from "./sentences";
import { FlowTable, TotalsTable } from "./tables";
import { WithTable } from "./with-table";

/** How votes moved from before to after, or only the totals when there are too few votes. */
export async function MovesSection({
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
  const note = describeTurnout(tally).map(formatSentence).join(" ");
  const apart = tally.apart.votes > 0 && tally.apart.byChoice !== null && (
    <div className={styles.apart}>
      <TotalsTable {...tally.apart.byChoice} modes={modes} caption={t("apart")} showCaption />
    </div>
  );
  const totals = <TotalsTable before={tally.before} final={tally.final} modes={modes} caption={t("totals")} />;
  const top = (sentence: string) => (
    <>
      <h2 className={styles.kicker}>{t("kicker", { question })}</h2>
      <p className={styles.sentence}>{sentence}</p>
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
  return (
    <section className={styles.figure}>
      <WithTable
        top={top(formatSentence(describeFlows(movement)))}
        table={<FlowTable movement={movement} final={tally.final} modes={modes} />}
      >
        <FlowFigure movement={movement} modes={modes} />
      </WithTable>
      {apart}
    </section>
  );
}
