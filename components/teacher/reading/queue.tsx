import clsx from "clsx";
import { Link } from "@/components/shared/ui/link";
import { Icon, type IconName } from "@/components/shared/ui/icon";
import { modeClass, ModeMark } from "@/components/shared/ui/mode-mark";
import type { ReviewStage } from "@/lib/rules/review";
import styles from "./reading.module.css";

export interface QueueEntry {
  teamId: string;
  number: number;
  mode: string;
  /** "Fatima, Ravi" */
  names: string;
  href: string;
  /** null: nothing is handed in. */
  submissionId: string | null;
  stage: ReviewStage | null;
  /** "to read", "7 of 16 so far", "not handed in" */
  says: string;
  icon: IconName | null;
}

/** Every team in one column, to go from one case to the next. */
export function Queue({ label, here, entries }: { label: string; here: string; entries: readonly QueueEntry[] }) {
  return (
    <nav className={styles.queue} aria-label={label}>
      <h2>{label}</h2>
      <ol>
        {entries.map(({ teamId, number, mode, names, href, says, icon }) => (
          <li key={teamId}>
            <Link href={href} className={clsx(modeClass(mode), teamId === here && styles.now)} aria-current={teamId === here ? "page" : undefined}>
              <ModeMark mode={mode} />
              <span>
                <b>
                  {number} {names}
                </b>
                <small>
                  {icon !== null && <Icon name={icon} />}
                  {says}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** To the team before and after, by number. */
export function Steps({ previous, next }: { previous: { href: string; words: string } | null; next: { href: string; words: string } | null }) {
  return (
    <p className={styles.steps}>
      {previous !== null && (
        <Link href={previous.href}>
          <Icon name="left" />
          {previous.words}
        </Link>
      )}
      {next !== null && (
        <Link href={next.href} className={styles.next}>
          {next.words}
          <Icon name="right" />
        </Link>
      )}
    </p>
  );
}
