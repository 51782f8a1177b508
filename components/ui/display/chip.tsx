import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./chip.module.css";

/** A short fact about one thing. A question quoted in it goes in <em>. Not for everything. */
export function Chip({
  kind,
  className,
  children,
}: {
  kind?: "alert" | "live";
  className?: string;
  children: ReactNode;
}) {
  return <span className={clsx(styles.chip, kind && styles[kind], className)}>{children}</span>;
}

/** A count beside a word, in the colour of its surroundings. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className={clsx(styles.badge, "num")}>{children}</span>;
}
