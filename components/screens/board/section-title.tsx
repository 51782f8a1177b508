import type { ReactNode } from "react";
import styles from "./section-title.module.css";

/** The heading of a section of the board, and how many teams or students are in it. null shows no number. */
export function SectionTitle({ id, count, children }: { id?: string; count: string | null; children: ReactNode }) {
  return (
    <h2 id={id} className={styles.title}>
      {children} {count !== null && <span className="num">{count}</span>}
    </h2>
  );
}
