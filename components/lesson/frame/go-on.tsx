import type { ReactNode } from "react";
import styles from "./go-on.module.css";

/** The foot of a page of the lesson: back on the left, the next thing on the right. */
export function GoOn({ back, next }: { back?: ReactNode; next?: ReactNode }) {
  return (
    <div className={styles.row}>
      <div>{back}</div>
      <div className={styles.next}>{next}</div>
    </div>
  );
}
