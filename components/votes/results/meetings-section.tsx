import { getTranslations } from "next-intl/server";
import type { Tally } from "@/lib/features/votes/results/rules/tally";
import { describeHeadToHead } from "@/lib/features/votes/results/rules/tally-sentences";
import styles from "./figures.module.css";
import { HeadToHeadGrid } from "./head-to-head-grid";
import type { NamedMode } from "./named-mode";
import { createSentenceFormatter, type Reader } from "./sentences";
import { MeetingTable } from "./tables";
import { WithTable } from "./with-table";

/** How modes whose teams met in matches did against each other (Q9). */
export async function MeetingsSection({
  cells,
  modes,
  reader,
}: {
  cells: NonNullable<Tally["headToHead"]>;
  modes: readonly NamedMode[];
  reader: Reader;
}) {
  const [t, formatSentence] = await Promise.all([
    getTranslations("results.meetings"),
    createSentenceFormatter(modes, reader),
  ]);
  const top = (
    <>
      <h2 className={styles.kicker}>{t("kicker")}</h2>
      <p className={styles.sentence}>{formatSentence(describeHeadToHead(cells))}</p>
    </>
  );
  if (cells.length === 0)
    return (
      <section className={styles.figure}>
        <div className={styles.top}>{top}</div>
      </section>
    );
  return (
    <section className={styles.figure}>
      <WithTable top={top} table={<MeetingTable cells={cells} modes={modes} />}>
        <div className={styles.beside}>
          <HeadToHeadGrid cells={cells} modes={modes} />
          <aside>
            <p>{t("read")}</p>
            <p>{t("small")}</p>
          </aside>
        </div>
      </WithTable>
    </section>
  );
}
