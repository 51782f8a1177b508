"use client";
import { useEffect, useId, useRef, type ReactNode } from "react";
import styles from "./dialog.module.css";

interface DialogProps {
  open: boolean;
  /** Called on Escape, and when the browser closes it. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the safe one first. */
  actions: ReactNode;
}

/** The browser's modal dialog: it moves the focus in and back, closes on Escape, and leaves the page's scroll position. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** The button of the menu that opened the dialog, to focus when the dialog closes, because the menu's item is gone by then. */
  const menuButton = useRef<HTMLElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) return;
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target.closest('[role="menu"], dialog') !== null) return;
      menuButton.current = target.ariaHasPopup === null ? null : target;
    };
    document.addEventListener("focusin", onFocus);
    return () => document.removeEventListener("focusin", onFocus);
  }, [open]);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || open === element.open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      // `close` comes later than `cancel`: in between, keys would find the state open and the dialog closed.
      onCancel={onClose}
      onClose={({ currentTarget }) => {
        if (currentTarget.open) return;
        if (document.activeElement === document.body) menuButton.current?.focus();
        onClose();
      }}
    >
      {open && (
        <div className={styles.in}>
          <h2 id={id}>{title}</h2>
          <div className={styles.text}>{children}</div>
          <div className={styles.acts}>{actions}</div>
        </div>
      )}
    </dialog>
  );
}
