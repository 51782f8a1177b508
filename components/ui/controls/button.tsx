import clsx from "clsx";
import { Link } from "./link";
import type { ComponentProps } from "react";
import styles from "./button.module.css";

/** `go`: the one next thing of a view. `plain`: no border. `danger`: takes something away. `link`: reads as a link inside text. */
export type ButtonVariant = "go" | "plain" | "danger" | "link";
export type ButtonSize = "big" | "small";

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function buttonClass({ variant, size }: Look, className?: string): string {
  if (variant === "link") return clsx(styles.link, className);
  return clsx(styles.button, variant && styles[variant], size && styles[size], className);
}

/** Its words name the outcome. A `button` unless `type="submit"` is said. */
export function Button({ variant, size, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button {...rest} type={type} className={buttonClass({ variant, size }, className)} />;
}

export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />;
}

/** Only where the icon is known to everyone; `label` is its name and its tooltip. */
export function IconButton({
  label,
  className,
  type = "button",
  ...rest
}: { label: string } & ComponentProps<"button">) {
  return <button {...rest} type={type} aria-label={label} title={label} className={clsx(styles.icon, className)} />;
}
