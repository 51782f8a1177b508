"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { createContext, use, useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/controls/button";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import styles from "./attention.module.css";

/** true while a team presents: each line then takes one row until it is unfolded. */
export const SlimContext = createContext(false);

interface AttentionLineProps {
  /** Identifies the sentence: a new one is unfolded even if the one before was folded. */
  of: string;
  icon: IconName;
  /** null: nothing is shown. */
  children: ReactNode;
  /** Announced at once, and shown in inverted colours. */
  urgent?: boolean;
  /** It can be folded, but not dismissed. */
  foldable?: boolean;
  /** Buttons and links. */
  actions?: ReactNode;
}

/** One line of `Attention`. Always rendered, so that a screen reader announces the sentence that appears in it, once. */
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
