"use client";
import { useEffect, useId, useRef, type ReactNode } from "react";
import styles from "./dialog.module.css";

interface DialogProps {
  open: boolean;
  /** Escape, or the browser's own way of closing. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the safe one first. */
  acts: ReactNode;
}

/** The browser's own modal dialog: focus goes in and comes back by itself, Escape closes, and the page keeps its place behind it. */
export function Dialog({ open, onClose, title, children, acts }: DialogProps) {
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
      // Not first on `close`, which comes some time after it has closed: keys that come between would find it asked for and gone.
      onCancel={onClose}
      onClose={(event) => !event.currentTarget.open && onClose()}
    >
      {open && (
        <div className={styles.in}>
          <h2 id={id}>{title}</h2>
          <div className={styles.text}>{children}</div>
          <div className={styles.acts}>{acts}</div>
        </div>
      )}
    </dialog>
  );
}
