import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/display/empty-state";
import styles from "./waiting.module.css";

interface WaitingProps {
  /** What is awaited, as a heading. */
  title: ReactNode;
  /** What will happen, and what is safe. */
  children: ReactNode;
  /** Something to do meanwhile: S8 wants at least one. */
  acts: ReactNode;
}

/** S8: a whole page that waits. Says what for, and offers a next thing to do. */
export function Waiting({ title, children, acts }: WaitingProps) {
  return (
    <main className={styles.page}>
      <EmptyState heading="h1" title={title} acts={acts}>
        {children}
      </EmptyState>
    </main>
  );
}
