"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { modeClass, ModeMark, ModeName } from "@/components/ui/marks/mode-mark";
import { modeOf } from "@/lib/content/lesson";
import type { Movement } from "@/lib/features/votes/results/rules/tally";
import { Block } from "./block";
import { layOutFlows } from "./flow-layout";
import styles from "./figures.module.css";
import type { NamedMode } from "./named-mode";

interface FlowFigureProps {
  movement: Movement;
  modes: readonly NamedMode[];
}

const wide = {
  className: "wide",
  width: 1000,
  left: 268,
  right: 708,
  node: 24,
  room: { height: 470, widestUnit: 30 },
  named: true,
} as const;
const narrow = {
  className: "narrow",
  width: 358,
  left: 66,
  right: 272,
  node: 20,
  room: { height: 400, widestUnit: 24 },
  named: false,
} as const;

/** Votes before on the left, after on the right, and a band for each pair of choices (S7). Bands of unchanged votes are paler. */
export function FlowFigure(props: FlowFigureProps) {
  return (
    <>
      <Flows {...props} size={wide} />
      <Flows {...props} size={narrow} />
      <ul className={styles.key} aria-hidden="true">
        {props.modes.map((mode) => (
          <li key={mode.id}>
            <ModeName mode={mode} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Flows({ movement, modes, size }: FlowFigureProps & { size: typeof wide | typeof narrow }) {
  const t = useTranslations("results.flows");
  const layout = layOutFlows(
    movement,
    modes.map((mode) => mode.id),
    size.room,
  );
  const { left, right, node, named } = size;
  const middle = (left + node + right) / 2;
  return (
    <svg
      className={clsx(styles.flow, styles[size.className])}
      viewBox={`0 -40 ${size.width} ${Math.ceil(layout.height) + 52}`}
      role="img"
      aria-label={t("label", { n: movement.people })}
    >
      <text className={styles.side} x={named ? left + node / 2 : 2} y="-18" textAnchor={named ? "middle" : "start"}>
        {t("before")}
      </text>
      <text
        className={styles.side}
        x={named ? right + node / 2 : size.width - 2}
        y="-18"
        textAnchor={named ? "middle" : "end"}
      >
        {t("after")}
      </text>
      {layout.bands.map(({ from, to, y0, y1, height }) => (
        <path
          key={`${from} ${to}`}
          className={clsx(styles.band, from !== to && styles.moved, modeClass(modeOf({ modes }, from)))}
          d={`M${left + node} ${y0}C${middle} ${y0} ${middle} ${y1} ${right} ${y1}V${y1 + height}C${middle} ${y1 + height} ${middle} ${y0 + height} ${left + node} ${y0 + height}Z`}
        />
      ))}
      {layout.nodes.map(({ mode: id, side, people, y, height }) => {
        const mode = modeOf({ modes }, id);
        return (
          <g key={`${id} ${side}`} className={modeClass(mode)}>
            {people > 0 && (
              <Block mode={mode} x={side === "before" ? left : right} y={y} width={node} height={height} />
            )}
            <Label mode={mode} people={people} side={side} y={y + height / 2} size={size} />
          </g>
        );
      })}
      {layout.bands
        .filter((band) => band.from !== band.to && band.height >= 13)
        .map(({ from, to, people, y0, height }) => (
          <text key={`${from} ${to}`} className={styles.many} x={left + node + 12} y={y0 + height / 2 + 5}>
            {people}
          </text>
        ))}
    </svg>
  );
}

/** The number, the mark and, where there is room, the name beside a mode's block. */
function Label({
  mode,
  people,
  side,
  y,
  size,
}: {
  mode: NamedMode;
  people: number;
  side: "before" | "after";
  y: number;
  size: typeof wide | typeof narrow;
}) {
  const before = side === "before";
  const edge = before ? size.left : size.right + size.node;
  const away = before ? -1 : 1;
  const markX = size.named ? edge + away * 62 - 12 : before ? 4 : size.width - 28;
  return (
    <>
      <text
        className={clsx(styles.people, people === 0 && styles.nobody)}
        x={edge + away * (size.named ? 14 : 10)}
        y={y + 8}
        textAnchor={before ? "end" : "start"}
      >
        {people}
      </text>
      <g transform={`translate(${markX} ${y - 12})`}>
        <ModeMark mode={mode} className={styles.mark} />
      </g>
      {size.named && (
        <text className={styles.name} x={edge + away * 82} y={y + 6} textAnchor={before ? "end" : "start"}>
          {mode.shortName}
        </text>
      )}
    </>
  );
}
