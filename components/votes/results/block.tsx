import clsx from "clsx";
import { modeClass } from "@/components/ui/marks/mode-mark";
import styles from "./figures.module.css";
import type { NamedMode } from "./named-mode";

interface BlockProps {
  mode: Pick<NamedMode, "look">;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Height of the part, from below, that has the pattern; all of it by default. */
  patterned?: number;
}

/** An area that stands for people of one mode: tint, pattern, frame. Never hue alone. */
export function Block({ mode, x, y, width, height, patterned = height }: BlockProps) {
  const box = { x, width };
  return (
    <g className={clsx(styles.block, modeClass(mode))}>
      <rect {...box} y={y} height={height} className={styles.base} />
      <rect {...box} y={y + height - patterned} height={patterned} fill={`url(#pat-${mode.look})`} />
      <rect {...box} y={y} height={height} className={styles.edge} />
    </g>
  );
}
