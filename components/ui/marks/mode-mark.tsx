import clsx from "clsx";
import type { ReactElement } from "react";
import icon from "./icon.module.css";
import styles from "./mode-mark.module.css";

/** Each mode has a mark, a hue and a pattern: never hue alone. */
const marks: Record<string, ReactElement> = {
  brittleness: (
    <>
      <path d="M12 2.75l8 4.6v9.3l-8 4.6-8-4.6v-9.3z" />
      <path d="M12 2.75L10.4 8l3.4 2.9-3.2 3.3 2.2 2.6-.8 4.45" />
    </>
  ),
  bias: (
    <>
      <path d="M12 4v16.25M8 20.25h8M4.5 9.25l15-4.5" />
      <path d="M4.5 9.25L2 15.5h5zM19.5 4.75L17 11h5z" />
      <path d="M2 15.5a2.5 2.5 0 0 0 5 0zM17 11a2.5 2.5 0 0 0 5 0z" fill="currentColor" />
    </>
  ),
  hallucination: (
    <>
      <path d="M4.5 4h15A1.5 1.5 0 0 1 21 5.5v10a1.5 1.5 0 0 1-1.5 1.5h-7.25L8 20.75V17H4.5A1.5 1.5 0 0 1 3 15.5v-10A1.5 1.5 0 0 1 4.5 4z" />
      <path
        d="M12 6.25c.5 2.75 1.5 3.75 4.25 4.25-2.75.5-3.75 1.5-4.25 4.25-.5-2.75-1.5-3.75-4.25-4.25 2.75-.5 3.75-1.5 4.25-4.25z"
        fill="currentColor"
        strokeWidth=".75"
      />
    </>
  ),
  adversarial: (
    <>
      <path d="M8.25 2.9h7.5l5.35 5.35v7.5l-5.35 5.35h-7.5L2.9 15.75v-7.5z" />
      <path d="M10.3 11.2l5.9-1.1 1.1 5.9-3.9.75-2.3-1.5z" fill="currentColor" strokeWidth="1.25" />
    </>
  ),
};
const otherMark = (
  <>
    <circle cx="12" cy="12" r="8.75" />
    <circle cx="12" cy="12" r="2.5" fill="currentColor" />
  </>
);

/** The class that sets a mode's variables (--m, --m-tint, …) for everything inside. Modes of edited content share a neutral look. */
export function modeClass(mode: string): string {
  return mode in marks ? `m-${mode}` : "m-other";
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
      {marks[mode] ?? otherMark}
    </svg>
  );
}

/** Mark and name in the mode's hue, as in the mock's lists and tables. */
export function ModeName({ mode, name, className }: { mode: string; name: string; className?: string }) {
  return (
    <span className={clsx(styles.name, modeClass(mode), className)}>
      <ModeMark mode={mode} />
      <span>{name}</span>
    </span>
  );
}

/** A strip of the mode's pattern; `big` draws it twice as large, for areas. */
export function Pattern({ mode, size, className }: { mode: string; size?: "big"; className?: string }) {
  return <span className={clsx("pat", size === "big" && "pat-big", modeClass(mode), className)} aria-hidden="true" />;
}
