import clsx from "clsx";
import { modeStyles, neutralStyle } from "@/components/ui/look/modes/mode-looks";
import icon from "./icon.module.css";
import styles from "./mode-mark.module.css";

/** The class that sets a mode's variables (--m, --m-tint, …) for everything inside. Modes of edited content share a neutral style. */
export function modeClass(mode: string): string {
  return mode in modeStyles ? `m-${mode}` : "m-other";
}

export function ModeMark({
  mode,
  size = "line",
  className,
}: {
  mode: string;
  size?: "line" | "big";
  className?: string;
}) {
  return (
    <svg
      className={clsx(icon.icon, styles.mark, size === "big" && styles.big, modeClass(mode), className)}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
    >
      {(modeStyles[mode] ?? neutralStyle).mark}
    </svg>
  );
}

/** The mode's mark and name in its hue. */
export function ModeName({ mode, name, className }: { mode: string; name: string; className?: string }) {
  return (
    <span className={clsx(styles.name, modeClass(mode), className)}>
      <ModeMark mode={mode} />
      <span>{name}</span>
    </span>
  );
}

/** A strip of the mode's pattern; `big`: twice as large, for areas. */
export function Pattern({ mode, size, className }: { mode: string; size?: "big"; className?: string }) {
  return <span className={clsx("pat", size === "big" && "pat-big", modeClass(mode), className)} aria-hidden="true" />;
}
