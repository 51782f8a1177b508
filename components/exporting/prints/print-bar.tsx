"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./prints.module.css";

/** What is on the page, and the button that prints it or makes a PDF of it. Not on paper. */
export function PrintBar({ children }: { children: ReactNode }) {
  const t = useTranslations("exporting.print");
  return (
    <div className={styles.bar}>
      <p>{children}</p>
      <Button variant="go" onClick={() => print()}>
        <Icon name="print" /> {t("print")}
      </Button>
    </div>
  );
}
