import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/display/empty-state";
import styles from "./waiting.module.css";

interface WaitingProps {
  /** What the student waits for, as a heading. */
  title: ReactNode;
  /** What will happen, and what is safe. */
  children: ReactNode;
  /** What the student can do meanwhile, at least one thing (S8). */
  actions: ReactNode;
}

/** A page that says what the student waits for, and offers something to do meanwhile (S8). */
export function Waiting({ title, children, actions }: WaitingProps) {
  return (
    <main className={styles.page}>
      <EmptyState heading="h1" title={title} actions={actions}>
        {children}
      </EmptyState>
    </main>
  );
}
