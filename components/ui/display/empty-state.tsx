import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  title: ReactNode;
  children: ReactNode;
  /** What can be done now. */
  actions?: ReactNode;
  /** A picture above, if there is one. */
  picture?: ReactNode;
  heading?: "h1" | "h2" | "h3";
  className?: string;
}

/** An empty, waiting, refused or missing page: what is happening, what is safe, and what can be done. */
export function EmptyState({ title, children, actions, picture, heading: Heading = "h2", className }: EmptyStateProps) {
  return (
    <div className={clsx(styles.state, className)}>
      {picture}
      <Heading className={styles.title}>{title}</Heading>
      <div className={styles.text}>{children}</div>
      {actions != null && <div className={styles.acts}>{actions}</div>}
    </div>
  );
}
