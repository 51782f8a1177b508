"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./casebook-tools.module.css";

/** Prints the casebook, and hides names on this page and on paper. `children` says how many cases there are. */
export function CasebookTools({ children }: { children: ReactNode }) {
  const t = useTranslations("results.casebook.tools");
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-hide-names", hidden);
    return () => document.documentElement.removeAttribute("data-hide-names");
  }, [hidden]);
  return (
    <div className={styles.tools}>
      <span className="quiet">{children}</span>
      <Button size="small" onClick={() => setHidden(!hidden)}>
        <Icon name="people" />
        {t(hidden ? "showNames" : "hideNames")}
      </Button>
      <Button size="small" variant="go" onClick={() => print()}>
        <Icon name="print" />
        {t("print")}
      </Button>
    </div>
  );
}
