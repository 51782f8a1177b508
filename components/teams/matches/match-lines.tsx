"use client";

import { useLayoutEffect, useRef, useState } from "react";
import styles from "./match-lines.module.css";

/**
 * Draws a line between the teams' sheets of each match, around the sheets in between. The list of matches says the same as text.
 * @param matches the ids of each match's teams, joined by spaces
 */
export function MatchLines({ matches }: { matches: readonly string[] }) {
  const svg = useRef<SVGSVGElement>(null);
  const [paths, setPaths] = useState<Path[]>([]);
  const key = matches.join("|");
  useLayoutEffect(() => {
    const map = svg.current?.parentElement;
    if (map === null || map === undefined) return;
    const draw = () =>
      setPaths(
        key === ""
          ? []
          : computePaths(
              map,
              key.split("|").map((match) => match.split(" ")),
            ),
      );
    draw();
    // In the next frame: drawing may change the observed size.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    });
    observer.observe(map);
    for (const sheet of map.querySelectorAll("[data-team]")) observer.observe(sheet);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [key]);
  return (
    <svg ref={svg} className={styles.lines} aria-hidden="true">
      {paths.map(({ d, ends }) => (
        <g key={d}>
          <path d={d} />
          {ends.map(([x, y]) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r="4.5" />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface Path {
  d: string;
  ends: [number, number][];
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function computePaths(map: Element, matches: string[][]): Path[] {
  const origin = map.getBoundingClientRect();
  const boxOf = (id: string): Box | null => {
    const rect = map.querySelector(`[data-team="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    if (rect === undefined) return null;
    return {
      left: rect.left - origin.left,
      right: rect.right - origin.left,
      top: rect.top - origin.top,
      bottom: rect.bottom - origin.top,
    };
  };
  return matches.flatMap((ids, lane) => {
    const boxes = ids.flatMap((id) => boxOf(id) ?? []).sort((a, b) => a.left - b.left || a.top - b.top);
    return boxes.slice(1).flatMap((box, i) => {
      const before = boxes[i];
      return before === undefined ? [] : [lineBetween(before, box, boxes.length === 2 ? lane : lane + i)];
    });
  });
}

/** A straight line when the sheet of the next column is level, else along the gutter and the space between rows. */
function lineBetween(a: Box, b: Box, lane: number): Path {
  const level = Math.abs(a.top - b.top) < 24;
  const gap = b.left - a.right;
  const [ya, yb] = [middle(a), middle(b)];
  if (level && gap > 0 && gap < 80) {
    const y = Math.round((ya + yb) / 2);
    return {
      d: `M${a.right} ${y}H${b.left}`,
      ends: [
        [a.right, y],
        [b.left, y],
      ],
    };
  }
  // Below both sheets, in the space between the rows.
  const shift = 10 + (lane % 3) * 9;
  const [xa, xb] = [Math.round((a.left + a.right) / 2), Math.round((b.left + b.right) / 2)];
  const low = Math.max(a.bottom, b.bottom) + shift;
  if (Math.abs(a.bottom - b.bottom) < 24) {
    const d = `M${xa} ${a.bottom}V${low - 8}q0 8 8 8H${xb - 8}q8 0 8 -8V${b.bottom}`;
    return {
      d,
      ends: [
        [xa, a.bottom],
        [xb, b.bottom],
      ],
    };
  }
  if (gap <= 0) {
    const d = `M${a.right} ${ya}h${shift}V${yb}H${b.right}`;
    return {
      d,
      ends: [
        [a.right, ya],
        [b.right, yb],
      ],
    };
  }
  // Down (or up) the gutter right of the left sheet, then along the space above or below the right one.
  const gutter = a.right + shift;
  const row = yb > ya ? b.top - shift : b.bottom + shift;
  const edge = yb > ya ? b.top : b.bottom;
  const d = `M${a.right} ${ya}H${gutter}V${row}H${xb}V${edge}`;
  return {
    d,
    ends: [
      [a.right, ya],
      [xb, edge],
    ],
  };
}

function middle(box: Box): number {
  return Math.round((box.top + box.bottom) / 2);
}
