"use client";
import "@/components/ui/overlays/style-nonce";
import { Button } from "react-aria-components";
import type { ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./menu-button.module.css";

/** The button that opens a `Menu`. Without children it shows three dots, and `label` is its name. */
export function MenuButton({
  label,
  variant,
  size,
  disabled,
  children,
}: {
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  disabled?: boolean;
  children?: ReactNode;
}) {
  if (children === undefined) {
    return (
      <Button className={styles.dots} aria-label={label} isDisabled={disabled}>
        <Icon name="more" />
      </Button>
    );
  }
  return (
    <Button className={buttonClass({ variant, size })} aria-label={label} isDisabled={disabled}>
      {children}
      <Icon name="down" />
    </Button>
  );
}
