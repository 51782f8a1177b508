"use client";

import clsx from "clsx";
import { useState } from "react";
import { Link } from "@/components/ui/controls/link";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import { modeClass, ModeMark } from "@/components/ui/marks/mode-mark";
import type { ReviewStage } from "@/lib/rules/reviewing/review";
import styles from "./queue.module.css";

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
  status: string;
  icon: IconName | null;
}

interface QueueProps {
  label: string;
  /** "Case 3 of 12", on the button that opens the list on a narrow screen. */
  place: string;
  /** The team whose case is open. */
  here: string;
  entries: readonly QueueEntry[];
}

/** Every team in one column, with links to their cases. On a narrow screen a button opens it. */
export function Queue({ label, place, here, entries }: QueueProps) {
  const [open, setOpen] = useState(false);
  return (
    <nav className={clsx(styles.queue, open && styles.open)} aria-label={label}>
      <h2>{label}</h2>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {place}
        <Icon name="down" />
      </button>
      <ol>
        {entries.map(({ teamId, number, mode, names, href, status, icon }) => (
          <li key={teamId}>
            <Link
              href={href}
              className={clsx(modeClass(mode), teamId === here && styles.now)}
              aria-current={teamId === here ? "page" : undefined}
              onClick={() => setOpen(false)}
            >
              <ModeMark mode={mode} />
              <span>
                <b>
                  {number} {names}
                </b>
                <small>
                  {icon !== null && <Icon name={icon} />}
                  {status}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
