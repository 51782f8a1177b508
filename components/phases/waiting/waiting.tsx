import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/display/empty-state";
import styles from "./waiting.module.css";

interface WaitingProps {
  /** What the student waits for, as a heading. */
  title: ReactNode;
  /** What will happen, and what is safe. */
  children: ReactNode;
  /** Something to do meanwhile: S8 requires at least one. */
  actions: ReactNode;
}

/** S8: a page for waiting: what for, and what to do meanwhile. */
export function Waiting({ title, children, actions }: WaitingProps) {
  return (
    <main className={styles.page}>
      <EmptyState heading="h1" title={title} actions={actions}>
        {children}
      </EmptyState>
    </main>
  );
}
