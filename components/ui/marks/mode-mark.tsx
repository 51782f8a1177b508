import clsx from "clsx";
import { modeLooks } from "@/components/ui/look/modes/mode-looks";
import type { Mode } from "@/lib/content/schema";
import icon from "./icon.module.css";
import styles from "./mode-mark.module.css";

/** The class that sets a mode's variables (--m, --m-tint, …) for everything inside. */
export function modeClass({ look }: Pick<Mode, "look">): string {
  return `m-${look}`;
}

export function ModeMark({
  mode,
  size = "line",
  className,
}: {
  mode: Pick<Mode, "look">;
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
      {modeLooks[mode.look].mark}
    </svg>
  );
}

/** The mode's mark and name in its hue. */
export function ModeName({ mode, className }: { mode: Pick<Mode, "name" | "look">; className?: string }) {
  return (
    <span className={clsx(styles.name, modeClass(mode), className)}>
      <ModeMark mode={mode} />
      <span>{mode.name}</span>
    </span>
  );
}

/** A strip of the mode's pattern; `big`: twice as large, for areas. */
export function Pattern({ mode, size, className }: { mode: Pick<Mode, "look">; size?: "big"; className?: string }) {
  return <span className={clsx("pat", size === "big" && "pat-big", modeClass(mode), className)} aria-hidden="true" />;
}
