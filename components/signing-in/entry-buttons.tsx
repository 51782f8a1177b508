import type { ReactNode } from "react";
import styles from "./entry.module.css";

/** The buttons of an entry's form: side by side, or each as wide as a phone. */
export function EntryActs({ children }: { children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>;
}
