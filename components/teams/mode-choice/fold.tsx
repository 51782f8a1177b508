"use client";

import { useState, type ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./fold.module.css";

/** Open or closed as when the page was first rendered, because a choice made inside must not fold it. */
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
