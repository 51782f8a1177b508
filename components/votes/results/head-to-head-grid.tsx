"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { modeClass, ModeName } from "@/components/ui/marks/mode-mark";
import { findCellVotes, type HeadToHead } from "@/lib/features/votes/results/rules/head-to-head";
import styles from "./head-to-head.module.css";
import type { NamedMode } from "./named-mode";

/** Each row compares one mode with the others; the cell of two modes that never met is blank (Q9). */
export function HeadToHeadGrid({ cells, modes }: { cells: HeadToHead; modes: readonly NamedMode[] }) {
  const t = useTranslations("results.meetings");
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={t("kicker")} tabIndex={0}>
      <table className={styles.grid}>
        <caption className="vh">{t("kicker")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("corner")}</th>
            {modes.map((mode) => (
              <th key={mode.id} scope="col">
                <ModeName mode={mode} className={styles.column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {modes.map((mode) => (
            <tr key={mode.id} className={modeClass(mode)}>
              <th scope="row">
                <ModeName mode={{ ...mode, name: mode.shortName }} />
              </th>
              {modes.map((other) =>
                mode.id === other.id ? (
                  <td key={other.id} className={styles.self} />
                ) : (
                  <GridCell key={other.id} cell={findCellVotes(cells, mode.id, other.id)} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridCell({ cell }: { cell: ReturnType<typeof findCellVotes> }) {
  const t = useTranslations("results.meetings");
  if (cell === undefined)
    return (
      <td>
        <span className="vh">{t("neverMet")}</span>
      </td>
    );
  if (cell === "too few") return <td className={styles.few}>{t("tooFew")}</td>;
  return (
    <td className={clsx(cell.own > cell.others && styles.won, cell.own < cell.others && styles.lost)}>
      <span className={styles.score}>
        {cell.own}
        <i>{t("to")}</i>
        {cell.others}
      </span>
    </td>
  );
}
