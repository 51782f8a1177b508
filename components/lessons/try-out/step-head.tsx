import type { ReactNode } from "react";
import styles from "./step-head.module.css";

/** The head of a step whose page has none for students: its name, and what a class does there. */
export function StepHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      <p className="lede">{children}</p>
    </header>
  );
}
