import clsx from "clsx";
import type { ComponentProps } from "react";
import styles from "./button.module.css";

/** `go`: the primary action of a view. `plain`: no border. `danger`: removes something. `link`: looks like a link inside text. */
export type ButtonVariant = "go" | "plain" | "danger" | "link";
export type ButtonSize = "big" | "small";

export interface ButtonStyle {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function buttonClass({ variant, size }: ButtonStyle, className?: string): string {
  if (variant === "link") return clsx(styles.link, className);
  return clsx(styles.button, variant && styles[variant], size && styles[size], className);
}

/** A button whose label names the outcome. Its type is `button` by default. */
export function Button({ variant, size, className, type = "button", ...rest }: ButtonStyle & ComponentProps<"button">) {
  return <button {...rest} type={type} className={buttonClass({ variant, size }, className)} />;
}

/** A button with an icon that everyone knows; `label` is its name and its tooltip. */
export function IconButton({
  label,
  className,
  type = "button",
  ...rest
}: { label: string } & ComponentProps<"button">) {
  return <button {...rest} type={type} aria-label={label} title={label} className={clsx(styles.icon, className)} />;
}
