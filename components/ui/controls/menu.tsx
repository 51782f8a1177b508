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

/** An open menu beside any element, such as a button that many rows have. The focus returns there. */
export function MenuBeside({
  anchor,
  label,
  onClose,
  children,
}: {
  anchor: HTMLElement;
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Popover
      className={styles.popover}
      triggerRef={{ current: anchor }}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      offset={4}
      placement="bottom end"
    >
      {/* A menu that has just been opened takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <AriaMenu className={styles.menu} aria-label={label} autoFocus="first" onClose={onClose}>
        {children}
      </AriaMenu>
    </Popover>
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
