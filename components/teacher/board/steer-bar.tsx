import type { ReactNode } from "react";
import { ButtonLink } from "@/components/shared/ui/button";
import styles from "./steer-bar.module.css";

interface SteerBarProps {
  label: string;
  phase: { name: string; place: string };
  tools: { label: string; links: readonly { href: string; words: string }[] };
  /** What the class needs next, in a sentence. */
  hint: string;
  /** The one filled button, and the way to every phase. */
  children: ReactNode;
}

/** Where the class is, the pages of the activity, and what it needs next. */
export function SteerBar({ label, phase, tools, hint, children }: SteerBarProps) {
  return (
    <section className={styles.steer} aria-label={label}>
      <div className={styles.now}>
        <h1>{phase.name}</h1>
        <small>{phase.place}</small>
      </div>
      <div className={styles.next}>
        <p>{hint}</p>
        <div className={styles.acts}>{children}</div>
      </div>
      <nav className={styles.tools} aria-label={tools.label}>
        {tools.links.map(({ href, words }) => (
          <ButtonLink key={href} variant="plain" size="small" href={href}>
            {words}
          </ButtonLink>
        ))}
      </nav>
    </section>
  );
}
