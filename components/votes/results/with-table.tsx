"use client";
import { useTranslations } from "next-intl";
import { useId, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./figures.module.css";

interface WithTableProps {
  /** The figure's title and sentences. */
  top: ReactNode;
  table: ReactNode;
  children: ReactNode;
}

/** A figure with a button that replaces it by its table. */
export function WithTable({ top, table, children }: WithTableProps) {
  const t = useTranslations("results.asTable");
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <>
      <div className={styles.top}>
        {top}
        <Button
          variant="link"
          className={styles.toggle}
          aria-expanded={asTable}
          aria-controls={id}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon name="table" />
          {t(asTable ? "hide" : "show")}
        </Button>
      </div>
      <div id={id}>{asTable ? table : children}</div>
    </>
  );
}
