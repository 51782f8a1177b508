import type { ReactNode } from "react";
import styles from "./section-title.module.css";

/** The heading of a part of the board, and how many are in it. */
export function SectionTitle({ id, count, children }: { id?: string; count: string; children: ReactNode }) {
  return (
    <h2 id={id} className={styles.title}>
      {children} <span className="num">{count}</span>
    </h2>
  );
}
