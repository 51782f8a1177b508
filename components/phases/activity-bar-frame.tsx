import clsx from "clsx";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/controls/link";
import styles from "./activity-bar-frame.module.css";

interface ActivityBarFrameProps {
  label: string;
  phase: { name: string; place: ReactNode };
  tabs: { label: string; links: readonly { href: string; label: string; current: boolean }[] };
  /** What the class needs next, as a sentence. */
  hint: string;
  /** Without the hint and in one row, for pages other than the board. */
  compact: boolean;
  /** Whether the phase is the page's h1; other pages have a title of their own. */
  isTitled: boolean;
  /** The timer and the pause, on the board. */
  time: ReactNode;
  /** The next action, and the list of phases. */
  children: ReactNode;
}

/** The class's phase, the tabs of the activity, and the next action. */
export function ActivityBarFrame({
  label,
  phase,
  tabs,
  hint,
  compact,
  isTitled,
  time,
  children,
}: ActivityBarFrameProps) {
  return (
    <section className={clsx(styles.steer, compact && styles.compact)} aria-label={label}>
      <div className={styles.now}>
        {isTitled ? <h1>{phase.name}</h1> : <b>{phase.name}</b>}
        <small>{phase.place}</small>
      </div>
      {time}
      <div className={styles.acts}>{children}</div>
      <div className={styles.second}>
        <nav className={styles.tabs} aria-label={tabs.label}>
          {tabs.links.map(({ href, label, current }) => (
            <Link key={href} href={href} aria-current={current ? "page" : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        {!compact && <p>{hint}</p>}
      </div>
    </section>
  );
}
