"use client";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./casebook-tools.module.css";

/** Prints the casebook, and hides names on this page and on paper. `children`: how many cases there are. */
export function CasebookTools({
  words,
  children,
}: {
  words: { hideNames: string; showNames: string; print: string };
  children: ReactNode;
}) {
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
        {hidden ? words.showNames : words.hideNames}
      </Button>
      <Button size="small" variant="go" onClick={() => print()}>
        <Icon name="print" />
        {words.print}
      </Button>
    </div>
  );
}
