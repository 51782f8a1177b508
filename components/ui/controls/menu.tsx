"use client";
import "@/components/ui/overlays/style-nonce";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import styles from "./menu.module.css";

/** A menu with arrow keys, typing ahead and Escape. `trigger` is a button of react-aria-components (see `MenuButton`). Teacher pages only. */
export function Menu({ trigger, label, children }: { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} offset={4} placement="bottom end">
        <AriaMenu className={styles.menu} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  icon?: IconName;
  /** In place of an icon: a mode's mark, an avatar. */
  mark?: ReactNode;
  /** Its text for typing ahead and for screen readers, when `children` is more than text. */
  text?: string;
  danger?: boolean;
  disabled?: boolean;
  href?: string;
  onAction?: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, mark, text, danger, disabled, href, onAction, children }: MenuItemProps) {
  return (
    <AriaMenuItem
      className={danger ? styles.danger : styles.item}
      textValue={text ?? (typeof children === "string" ? children : undefined)}
      isDisabled={disabled}
      href={href}
      onAction={onAction}
    >
      {mark ?? (icon !== undefined && <Icon name={icon} />)}
      <span>{children}</span>
    </AriaMenuItem>
  );
}

export function MenuSeparator() {
  return <Separator className={styles.line} />;
}
