import { getTranslations } from "next-intl/server";
import type { Tally } from "@/lib/features/votes/results/rules/tally";
import { describeByMode, describeOwnMode } from "@/lib/features/votes/results/rules/tally-sentences";
import styles from "./figures.module.css";
import { nameOf, type NamedMode } from "./named-mode";
import { createSentenceFormatter, type Reader } from "./sentences";
import { SplitFigure } from "./split-figure";
import { SplitTable } from "./tables";
import { WithTable } from "./with-table";

/** Votes before and after by the mode that voters had studied. */
export async function SplitSection({
  byMode,
  modes,
  reader,
}: {
  byMode: NonNullable<Tally["byMode"]>;
  modes: readonly NamedMode[];
  reader: Reader;
}) {
  const [t, formatSentence] = await Promise.all([
    getTranslations("results.split"),
    createSentenceFormatter(modes, reader),
  ]);
  const { shown, tooFew } = byMode;
  const top = (
    <>
      <h2 className={styles.kicker}>{t("kicker")}</h2>
      <p className={styles.sentence}>{formatSentence(describeByMode(shown))}</p>
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
  return (
    <section className={styles.figure}>
      <WithTable top={top} table={<SplitTable shown={shown} modes={modes} />}>
        <div className={styles.splits}>
          {shown.map((one) => (
            <SplitFigure key={one.mode} movement={one} modes={modes} sentence={formatSentence(describeOwnMode(one))} />
          ))}
        </div>
      </WithTable>
    </section>
  );
}
