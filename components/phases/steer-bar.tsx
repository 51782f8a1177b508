import clsx from "clsx";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/controls/link";
import styles from "./steer-bar.module.css";

interface SteerBarProps {
  label: string;
  phase: { name: string; place: string };
  tabs: { label: string; links: readonly { href: string; words: string; current: boolean }[] };
  /** What the class needs next, in a sentence. */
  hint: string;
  /** Pages below the board have a title of their own and need the room: no heading, no hint. */
  compact: boolean;
  /** The next action, and the way to every phase. */
  children: ReactNode;
}

/** Where the class is, the pages of the activity, and what it needs next. */
export function SteerBar({ label, phase, tabs, hint, compact, children }: SteerBarProps) {
  return (
    <section className={clsx(styles.steer, compact && styles.compact)} aria-label={label}>
      <div className={styles.now}>
        {compact ? <b>{phase.name}</b> : <h1>{phase.name}</h1>}
        <small>{phase.place}</small>
      </div>
      <div className={styles.next}>
        {!compact && <p>{hint}</p>}
        <div className={styles.acts}>{children}</div>
      </div>
      <nav className={styles.tabs} aria-label={tabs.label}>
        {tabs.links.map(({ href, words, current }) => (
          <Link key={href} href={href} aria-current={current ? "page" : undefined}>
            {words}
          </Link>
        ))}
      </nav>
    </section>
  );
}
