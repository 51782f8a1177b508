import clsx from "clsx";
import styles from "./progress.module.css";

/** How far something has come, as a bar; `label` says the same in words. */
export function Progress({
  value,
  max,
  label,
  className,
}: {
  value: number;
  max: number;
  label: string;
  className?: string;
}) {
  return (
    <progress
      className={clsx(styles.bar, className)}
      value={Math.min(value, max)}
      max={Math.max(max, 1)}
      aria-label={label}
    />
  );
}

/** Boxes one can take in at a glance; more than these are a bar. */
const boxesAtMost = 78;

/** Rows of at most 13, all about as long: no box stands alone in the last. */
function perRow(boxes: number): number {
  return boxes <= longestRow ? longestRow : Math.ceil(boxes / Math.ceil(boxes / longestRow));
}
const longestRow = 13;

/** One box a person (or team): filled for those who have, open for those to come. */
export function CountBoxes({
  value,
  max,
  label,
  className,
}: {
  value: number;
  max: number;
  label: string;
  className?: string;
}) {
  if (max > boxesAtMost) return <Progress value={value} max={max} label={label} className={className} />;
  return (
    <span className={clsx(styles.boxes, className)} role="img" aria-label={label} data-per-row={perRow(max)}>
      {Array.from({ length: max }, (_, place) => (
        <i key={place} className={clsx(styles.box, place < value && styles.in)} />
      ))}
    </span>
  );
}
