import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./table.module.css";

/** A table with a black line under its head, named by `caption`. On a narrow screen the table alone scrolls sideways, by keyboard too. */
export function Table({
  caption,
  showCaption,
  className,
  children,
}: {
  caption: string;
  showCaption?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={clsx(styles.table, className)}>
        <caption className={showCaption ? styles.caption : "vh"}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** A cell of numbers. */
export function NumberCell({ strong, quiet, children }: { strong?: boolean; quiet?: boolean; children: ReactNode }) {
  return <td className={clsx(styles.number, quiet && "pale")}>{strong ? <b>{children}</b> : children}</td>;
}

export function NumberHead({ rowSpan, children }: { rowSpan?: number; children: ReactNode }) {
  return (
    <th scope="col" rowSpan={rowSpan} className={styles.number}>
      {children}
    </th>
  );
}
