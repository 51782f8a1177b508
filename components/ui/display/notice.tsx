import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import styles from "./notice.module.css";

/** `wrong`: a refusal, and what to do. `done`: success. `hint`: information. `offline`: stored on this device, not on the server yet. */
export type NoticeKind = "wrong" | "done" | "hint" | "offline";
const icons: Record<NoticeKind, IconName> = { wrong: "info", done: "check", hint: "info", offline: "offline" };

interface NoticeProps {
  kind?: NoticeKind;
  small?: boolean;
  /** Announced by screen readers when it appears: for the result of a person's own action. */
  live?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A sentence with an icon. Put what matters most in <b>. */
export function Notice({ kind = "hint", small, live, id, className, children }: NoticeProps) {
  const role = live ? (kind === "wrong" ? "alert" : "status") : undefined;
  return (
    <p id={id} role={role} className={clsx(styles.notice, styles[kind], small && styles.small, className)}>
      <Icon name={icons[kind]} />
      <span>{children}</span>
    </p>
  );
}

/** A strip across the top of a page or sheet: a state, and one action. Announced when it appears. */
export function Strip({
  kind = "hint",
  icon,
  action,
  children,
}: {
  kind?: NoticeKind;
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
