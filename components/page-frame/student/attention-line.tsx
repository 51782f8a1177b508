"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { createContext, use, useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/controls/button";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import styles from "./attention.module.css";

/** Over a walk-through each line is one row, until it is unfolded. */
export const SlimContext = createContext(false);

interface AttentionLineProps {
  /** Tells this sentence from the one before, which may have been folded. */
  of: string;
  icon: IconName;
  /** null: nothing is shown. */
  children: ReactNode;
  /** Announced at once, and shown as what everyone has to see now. */
  urgent?: boolean;
  /** It can't be put aside, but folded. */
  foldable?: boolean;
  /** What can be done about it. */
  actions?: ReactNode;
}

/** One line of the attention place. Always rendered, so that a screen reader announces the sentence that appears in it, once. */
export function AttentionLine({ of, icon, children, urgent = false, foldable = false, actions }: AttentionLineProps) {
  const t = useTranslations("student.attention");
  const isSlim = use(SlimContext);
  const [chosen, setChosen] = useState<{ of: string; isFolded: boolean } | null>(null);
  const isFolded = chosen?.of === of ? chosen.isFolded : isSlim;
  const isShown = children !== null;
  return (
    <div
      className={clsx(isShown && styles.line, urgent && styles.urgent, isFolded && styles.folded)}
      data-attention={isShown ? "" : undefined}
    >
      {isShown && <Icon name={icon} />}
      <div role={urgent ? "alert" : "status"} className={styles.text}>
        {children}
      </div>
      {isShown && (
        <div className={styles.acts}>
          {actions}
          {(foldable || isSlim) && (
            <IconButton
              label={t(isFolded ? "unfold" : "fold")}
              aria-expanded={!isFolded}
              onClick={() => setChosen({ of, isFolded: !isFolded })}
            >
              <Icon name={isFolded ? "down" : "up"} />
            </IconButton>
          )}
        </div>
      )}
    </div>
  );
}
