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
  const id = useId();
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
      // Not only on `close`, which comes later: keys in between would find the state open and the dialog closed.
      onCancel={onClose}
      onClose={(event) => !event.currentTarget.open && onClose()}
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
