import clsx from "clsx";
import type { ReactNode } from "react";
import { modeClass } from "@/components/ui/marks/mode-mark";
import { railPhases, type Phase, type RailPhase } from "@/lib/activity/rules/phases";
import type { Mode } from "@/lib/content/schema";
import styles from "./screen.module.css";

interface ScreenProps {
  /** Their patterns form the left edge. */
  modes: readonly Mode[];
  head: ReactNode;
  children: ReactNode;
  foot: ReactNode;
}

/** The projector's page (T11). Every size is in `--u`, a hundredth of the screen's width (less when the screen is low). */
export function Screen({ modes, head, children, foot }: ScreenProps) {
  return (
    <main className={styles.screen}>
      <div className={styles.spine} aria-hidden="true">
        {modes.map((mode) => (
          <i key={mode.id} className={modeClass(mode)} />
        ))}
      </div>
      <header className={styles.top}>{head}</header>
      {children}
      <footer className={styles.foot}>{foot}</footer>
    </main>
  );
}

/** A number that is readable from the last row; what it counts is beside it, smaller. */
export function BigCount({ n, of, word }: { n: number; of: string; word: string }) {
  return (
    <p className={clsx(styles.count, "num")}>
      <b>{n}</b>
      <span>
        {of} <span>{word}</span>
      </span>
    </p>
  );
}

export function ProjectorRail({
  label,
  phase,
  names,
}: {
  label: string;
  phase: Phase;
  names: Record<RailPhase, string>;
}) {
  return (
    <nav aria-label={label} className={styles.railBox}>
      <ol className={styles.rail}>
        {railPhases.map((each) => (
          <li
            key={each}
            className={clsx(each === phase && styles.now)}
            aria-current={each === phase ? "step" : undefined}
          >
            {each === phase && <i />}
            {names[each]}
          </li>
        ))}
      </ol>
    </nav>
  );
}
