"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./prints.module.css";

/** Says what is on the page, and prints it or saves it as a PDF. The bar itself is not printed. */
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
