import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import styles from "./says.module.css";

/** `wrong`: refused, and what to do. `done`: it worked. `hint`: good to know. `offline`: kept here, not there yet. */
export type SaysKind = "wrong" | "done" | "hint" | "offline";
const icons: Record<SaysKind, IconName> = { wrong: "info", done: "check", hint: "info", offline: "offline" };

interface SaysProps {
  kind?: SaysKind;
  small?: boolean;
  /** Read out when it appears: for what a person's own action brought. */
  live?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** One sentence with an icon. Put what matters most in <b>. */
export function Says({ kind = "hint", small, live, id, className, children }: SaysProps) {
  const role = live ? (kind === "wrong" ? "alert" : "status") : undefined;
  return (
    <p id={id} role={role} className={clsx(styles.says, styles[kind], small && styles.small, className)}>
      <Icon name={icons[kind]} />
      <span>{children}</span>
    </p>
  );
}

/** A strip across the top of a page or sheet: what is going on, and the one thing to do about it. Read out when it appears. */
export function Strip({
  kind = "hint",
  icon,
  action,
  children,
}: {
  kind?: SaysKind;
  icon?: IconName;
  action?: ReactNode;
  children: ReactNode;
}) {
  const alert = kind === "wrong" || kind === "offline";
  return (
    <div className={clsx(styles.strip, alert && styles.alert)} role="status">
      <Icon name={icon ?? icons[kind]} />
      <span className={styles.text}>{children}</span>
      {action}
    </div>
  );
}
