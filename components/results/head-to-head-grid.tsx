import clsx from "clsx";
import { modeClass, ModeName } from "@/components/ui/marks/mode-mark";
import { findCellVotes, type HeadToHead } from "@/lib/rules/results/head-to-head";
import styles from "./head-to-head.module.css";
import type { NamedMode } from "./sentences";

export interface HeadToHeadWords {
  caption: string;
  corner: string;
  /** Between the two numbers of a cell: "to". */
  to: string;
  neverMet: string;
  tooFew: string;
}

/** Q9: read along a row. Two that never met are blank. */
export function HeadToHeadGrid({
  cells,
  modes,
  words,
}: {
  cells: HeadToHead;
  modes: readonly NamedMode[];
  words: HeadToHeadWords;
}) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={words.caption} tabIndex={0}>
      <table className={styles.grid}>
        <caption className="vh">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.corner}</th>
            {modes.map((mode) => (
              <th key={mode.id} scope="col">
                <ModeName mode={mode.id} name={mode.name} className={styles.column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {modes.map((mode) => (
            <tr key={mode.id} className={modeClass(mode.id)}>
              <th scope="row">
                <ModeName mode={mode.id} name={mode.shortName} />
              </th>
              {modes.map((other) =>
                mode.id === other.id ? (
                  <td key={other.id} className={styles.self} />
                ) : (
                  <GridCell key={other.id} cell={findCellVotes(cells, mode.id, other.id)} words={words} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridCell({ cell, words }: { cell: ReturnType<typeof findCellVotes>; words: HeadToHeadWords }) {
  if (cell === undefined)
    return (
      <td>
        <span className="vh">{words.neverMet}</span>
      </td>
    );
  if (cell === "too few") return <td className={styles.few}>{words.tooFew}</td>;
  return (
    <td className={clsx(cell.own > cell.others && styles.won, cell.own < cell.others && styles.lost)}>
      <span className={styles.score}>
        {cell.own}
        <i>{words.to}</i>
        {cell.others}
      </span>
    </td>
  );
}
