import type { ReactNode } from "react";
import styles from "./entry-buttons.module.css";

/** The buttons of a form on an entry page: side by side, or each full width on a phone. */
export function EntryButtons({ children }: { children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>;
}
