"use client";
import { useLayoutEffect, useRef } from "react";
import { Unbroken } from "@/components/ui/display/unbroken";
import { modeClass, ModeMark } from "@/components/ui/marks/mode-mark";
import { isRevealed } from "@/lib/activity/rules/projector";
import type { ShownMode } from "@/lib/content/lesson";
import styles from "./reveal.module.css";

export interface RevealColumn {
  mode: ShownMode;
  before: number;
  after: number;
  /** "before 3" */
  was: string;
}

interface RevealProps {
  /** The step of the reveal, from 0 (lib/activity/rules/projector.ts). */
  step: number;
  columns: readonly RevealColumn[];
  /** The question of the vote. */
  question: string;
  /** The result in words; null until its step. */
  text: {
    /** "Nine of twenty-six changed their mind" */
    headline: string;
    sentence: string;
    /** How many votes are counted, and which are omitted. */
    note: string;
  } | null;
}

const moveMs = 1400;
/** Per cent of the figure's height for the tallest column; the number of its votes stands above it. */
const tallest = 78;
/** Per cent of a place's width for its column; the number of votes before is written beside the column. */
const columnWidth = 42;

/**
 * Shows, step by step: the question; the votes before, as dashed lines; the final votes, to which the columns move from those lines; and the result in
 * words (T11). With reduced motion the columns do not move.
 */
export function Reveal({ step, columns, question, text }: RevealProps) {
  const frame = useRef<HTMLDivElement>(null);
  const unit = tallest / Math.max(1, ...columns.flatMap((column) => [column.before, column.after]));
  const y = (people: number) => 100 - people * unit;
  /** Whether the number of votes before has too little room beside its column. */
  const isTight = columns.length > 6;
  const hasBefore = isRevealed(step, "before");
  const hasAfter = isRevealed(step, "after");

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || !hasAfter || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const playing = [...element.querySelectorAll<SVGElement>("[data-from]")].map((part) => {
      const { from = "0", to = "0" } = part.dataset;
      return part.animate(
        [
          { y: `${100 - Number(from)}%`, height: `${from}%` },
          { y: `${100 - Number(to)}%`, height: `${to}%` },
        ],
        { duration: moveMs, easing: "cubic-bezier(.3, 0, .1, 1)", fill: "backwards" },
      );
    });
    return () => playing.forEach((one) => one.cancel());
    // Once for each step: a later ballot moves the columns without a second animation.
  }, [hasAfter]);

  return (
    <div ref={frame} className={styles.reveal}>
      <div className={styles.say} aria-live="polite">
        {text === null ? (
          <h1>{question}</h1>
        ) : (
          <>
            <h1>
              <Unbroken>{text.headline}</Unbroken>
            </h1>
            <p>
              <Unbroken>{text.sentence}</Unbroken>
            </p>
          </>
        )}
      </div>
      <ol className={styles.columns}>
        {columns.map(({ mode, before, after, was }) => {
          const box = { x: 0, width: `${columnWidth}%`, y: `${y(after)}%`, height: `${after * unit}%` };
          const moving = { "data-from": before * unit, "data-to": after * unit };
          return (
            <li key={mode.id} className={modeClass(mode)}>
              <svg
                className={styles.room}
                role="img"
                aria-label={hasBefore ? `${mode.name}: ${was}${hasAfter ? `, ${after}` : ""}` : mode.name}
              >
                {hasAfter && (
                  <>
                    <rect {...box} {...moving} className={styles.tint} />
                    <rect {...box} {...moving} fill={`url(#wall-${mode.look})`} />
                    <rect {...box} {...moving} className={styles.edge} />
                  </>
                )}
                {hasBefore && (
                  <>
                    <line className={styles.was} x1="-3%" x2="100%" y1={`${y(before)}%`} y2={`${y(before)}%`} />
                    <text
                      className={styles.wasText}
                      {...(isTight ? { x: "100%", textAnchor: "end" } : { x: `${columnWidth + 4}%` })}
                      y={`${y(before)}%`}
                      dy="-.4em"
                    >
                      {was}
                    </text>
                  </>
                )}
                {hasAfter && (
                  <text className={styles.now} x={`${columnWidth / 2}%`} y={`${y(after)}%`} dy="-.22em">
                    {after}
                  </text>
                )}
              </svg>
              <p className={styles.name}>
                <ModeMark mode={mode} />
                <span>{mode.name}</span>
              </p>
            </li>
          );
        })}
      </ol>
      {text !== null && (
        <p className={styles.note}>
          <Unbroken>{text.note}</Unbroken>
        </p>
      )}
    </div>
  );
}
