import clsx from "clsx";
import styles from "./skeleton.module.css";

/** A placeholder of the same size as the lines that are loading. `label` says what is loading, and is shown after two seconds. */
export function Skeleton({
  label,
  lines = 3,
  title,
  className,
}: {
  label: string;
  lines?: number;
  title?: boolean;
  className?: string;
}) {
  return (
    <div className={clsx(styles.skeleton, className)} role="status">
      {title && <span className={styles.title} />}
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
      <span className={styles.label}>{label}</span>
    </div>
  );
}
