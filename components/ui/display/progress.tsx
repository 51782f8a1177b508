import clsx from "clsx";
import styles from "./progress.module.css";

/** A progress bar; `label` is its text for screen readers. */
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

/** More boxes than this are shown as a bar. */
const maxBoxes = 78;

/** The number of boxes in a row: at most 13, in rows of about the same length, so that no box is alone in the last row. */
function perRow(boxes: number): number {
  return boxes <= maxPerRow ? maxPerRow : Math.ceil(boxes / Math.ceil(boxes / maxPerRow));
}
const maxPerRow = 13;

/** One box for each person (or team), `value` of them filled. */
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
  if (max > maxBoxes) return <Progress value={value} max={max} label={label} className={className} />;
  return (
    <span className={clsx(styles.boxes, className)} role="img" aria-label={label} data-per-row={perRow(max)}>
      {Array.from({ length: max }, (_, place) => (
        <i key={place} className={clsx(styles.box, place < value && styles.in)} />
      ))}
    </span>
  );
}
