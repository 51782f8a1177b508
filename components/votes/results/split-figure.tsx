"use client";

import { useTranslations } from "next-intl";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { modeOf } from "@/lib/content/lesson";
import type { Counts, Movement } from "@/lib/features/votes/results/rules/tally";
import { Block } from "./block";
import styles from "./figures.module.css";
import type { NamedMode } from "./named-mode";

interface SplitFigureProps {
  modes: readonly NamedMode[];
  movement: Movement & { mode: string };
  /** How many voted for their own mode. */
  sentence: string;
}

const start = 58;
const room = 212;
const gap = 3;

/** One of several small figures: the votes of students who had studied one mode, before above after. */
export function SplitFigure({ modes, movement, sentence }: SplitFigureProps) {
  const t = useTranslations("results.split");
  const mode = modeOf({ modes }, movement.mode);
  return (
    <figure className={styles.split}>
      <h3>
        <ModeName mode={mode} />
      </h3>
      <svg viewBox="-1 -1 274 68" role="img" aria-label={t("label", { mode: mode.name })}>
        <Bar y={0} modes={modes} counts={movement.before} people={movement.people} label={t("before")} />
        <Bar y={38} modes={modes} counts={movement.after} people={movement.people} label={t("after")} />
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}

function Bar({
  y,
  modes,
  counts,
  people,
  label,
}: {
  y: number;
  modes: readonly NamedMode[];
  counts: Counts;
  people: number;
  label: string;
}) {
  const present = counts.filter((count) => count.people > 0);
  const unit = (room - gap * (counts.length - 1)) / people;
  const startOf = (place: number) =>
    start + present.slice(0, place).reduce((x, count) => x + count.people * unit + gap, 0);
  return (
    <>
      <text className={styles.row} x="0" y={y + 17}>
        {label}
      </text>
      {present.map((count, place) => {
        const width = count.people * unit;
        return (
          <g key={count.mode}>
            <Block
              mode={modeOf({ modes }, count.mode)}
              x={startOf(place)}
              y={y}
              width={width}
              height={28}
              patterned={8}
            />
            {width >= 10 && (
              <text className={styles.inBar} x={startOf(place) + width / 2} y={y + 15} textAnchor="middle">
                {count.people}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
