import clsx from "clsx";
import styles from "./skeleton.module.css";

/** The place of lines that are on their way, of the size they will have. No shimmer. `says` is what is awaited, shown after two seconds. */
export function Skeleton({
  says,
  lines = 3,
  title,
  className,
}: {
  says: string;
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
      <span className={styles.says}>{says}</span>
    </div>
  );
}
