"use client";
import { useLayoutEffect, useRef } from "react";
import { modeClass, ModeMark } from "@/components/ui/marks/mode-mark";
import styles from "./reveal.module.css";

export interface RevealColumn {
  mode: string;
  name: string;
  before: number;
  after: number;
  /** "before 3" */
  was: string;
}

interface RevealProps {
  columns: readonly RevealColumn[];
  /** The question of the vote: the only text while the lines are shown alone. */
  question: string;
  /** "Nine of twenty-six changed their mind" */
  headline: string;
  sentence: string;
  /** How many votes are counted, and which are omitted. */
  note: string;
}

const beforeMs = 3000;
const moveMs = 1400;
/** Per cent of the figure's height for the tallest column; the rest is for its labels. */
const tallest = 88;
/** The lowest position of a number's plate, in per cent: for a column lower than the plate, or none. */
const lowest = 79;

/**
 * Shows the dashed lines alone for three seconds; then the columns move from there to the votes of now, and the sentence appears.
 * With reduced motion everything is shown at once.
 */
export function Reveal({ columns, question, headline, sentence, note }: RevealProps) {
  const frame = useRef<HTMLDivElement>(null);
  const unit = tallest / Math.max(1, ...columns.flatMap((column) => [column.before, column.after]));
  const y = (people: number) => 100 - people * unit;

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const playing = [...element.querySelectorAll<SVGElement | HTMLElement>("[data-part]")].flatMap((part) => {
      const { from = "0", to = "0" } = part.dataset;
      switch (part.dataset.part) {
        case "column":
          return [
            part.animate(
              [
                { y: `${100 - Number(from)}%`, height: `${from}%` },
                { y: `${100 - Number(to)}%`, height: `${to}%` },
              ],
              { delay: beforeMs, duration: moveMs, easing: "cubic-bezier(.3, 0, .1, 1)", fill: "backwards" },
            ),
            part.animate([{ opacity: 0 }, { opacity: 1 }], { delay: beforeMs, duration: 180, fill: "backwards" }),
          ];
        default:
          return [
            part.animate([{ opacity: 0 }, { opacity: 1 }], {
              delay: beforeMs + moveMs,
              duration: 180,
              fill: "backwards",
            }),
          ];
      }
    });
    element.dataset.ready = "";
    return () => playing.forEach((one) => one.cancel());
    // Once for each reveal: a later ballot moves the columns without a second animation.
  }, []);

  return (
    <div ref={frame} className={styles.reveal}>
      <div className={styles.say}>
        <p className={styles.question}>{question}</p>
        <div data-part="say">
          <h1>{headline}</h1>
          <p>{sentence}</p>
          <p className={styles.note}>{note}</p>
        </div>
      </div>
      <ol className={styles.columns}>
        {columns.map(({ mode, name, before, after, was }) => {
          const box = { x: 0, width: "100%", y: `${y(after)}%`, height: `${after * unit}%` };
          const moving = { "data-part": "column", "data-from": before * unit, "data-to": after * unit };
          return (
            <li key={mode} className={modeClass(mode)}>
              <svg className={styles.room} role="img" aria-label={`${name}: ${was}, ${after}`}>
                <rect {...box} {...moving} className={styles.tint} />
                <rect {...box} {...moving} fill={`url(#wall-${modeClass(mode).slice(2)})`} />
                <rect {...box} {...moving} className={styles.edge} />
                <line className={styles.was} x1="-4%" x2="104%" y1={`${y(before)}%`} y2={`${y(before)}%`} />
                <text className={styles.wasText} x="104%" y={`${y(before)}%`} dy="-.4em" textAnchor="end">
                  {was}
                </text>
                <svg x="0" y={`${Math.min(y(after), lowest)}%`} overflow="visible" data-part="number">
                  <rect className={styles.plate} x="0" y="0" />
                  <text className={styles.now} dominantBaseline="central" textAnchor="middle">
                    {after}
                  </text>
                </svg>
              </svg>
              <p className={styles.name}>
                <ModeMark mode={mode} />
                <span>{name}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
