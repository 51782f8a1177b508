import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./go-on.module.css";

/** The foot of a page of the lesson: back on the left, the next thing on the right. `wide`: under an exercise, which takes the margin too. */
export function GoOn({ back, next, wide }: { back?: ReactNode; next?: ReactNode; wide?: boolean }) {
  return (
    <div className={clsx(styles.row, wide && styles.wide)}>
      <div>{back}</div>
      <div className={styles.next}>{next}</div>
    </div>
  );
}
