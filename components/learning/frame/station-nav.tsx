import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./station-nav.module.css";

/** Links at the foot of a station: back on the left, next on the right. `wide`: as wide as an exercise, which uses the margin too. */
export function StationNav({ back, next, wide }: { back?: ReactNode; next?: ReactNode; wide?: boolean }) {
  return (
    <div className={clsx(styles.row, wide && styles.wide)}>
      <div>{back}</div>
      <div className={styles.next}>{next}</div>
    </div>
  );
}
