"use client";

import { useState, type ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./mode-choice.module.css";

/** Open or closed as it was when the page came; a choice made inside does not close it under one's hands. */
export function Fold({
  openAtFirst,
  label,
  summary,
  children,
}: {
  openAtFirst: boolean;
  label: string;
  summary: ReactNode;
  children: ReactNode;
}) {
  const [open] = useState(openAtFirst);
  return (
    <section aria-label={label}>
      <details className={styles.section} open={open}>
        <summary>
          <span>{summary}</span>
          <Icon name="down" />
        </summary>
        <div className={styles.in}>{children}</div>
      </details>
    </section>
  );
}
