import type { ReactNode } from "react";
import styles from "./task.module.css";

interface TaskProps {
  id: string;
  title: string;
  /** Progress: "2 of 4 placed". */
  state?: ReactNode;
  /** How the exercise is done. */
  how?: ReactNode;
  heading?: "h1" | "h2";
  children: ReactNode;
}

/** An exercise: opened by a double rule, its state at the right of its title. */
export function Task({ id, title, state, how, heading: Heading = "h1", children }: TaskProps) {
  return (
    <section className={styles.task} aria-labelledby={id}>
      <header>
        <Heading id={id}>{title}</Heading>
        {state != null && <p>{state}</p>}
      </header>
      {how != null && <div className={styles.how}>{how}</div>}
      {children}
    </section>
  );
}
