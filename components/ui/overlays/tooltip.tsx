"use client";
import "./style-nonce";
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import type { ComponentProps, ReactNode } from "react";
import styles from "./tooltip.module.css";

/** A tooltip for a focusable element. Never the only place of a fact, because touch screens show no tooltips. Teacher pages only. */
export function Tooltip({ tip, children }: { tip: ReactNode; children: ComponentProps<typeof Focusable>["children"] }) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className={styles.tip} offset={6}>
        {tip}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
