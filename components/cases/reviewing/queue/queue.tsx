"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "@/components/ui/controls/link";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import { modeClass, ModeMark } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import type { ReviewStage } from "@/lib/features/cases/reviewing/rules/marks";
import styles from "./queue.module.css";

export interface QueueEntry {
  teamId: string;
  number: number;
  mode: Pick<ShownMode, "look">;
  /** "Fatima, Ravi" */
  names: string;
  href: string;
  /** null: nothing is handed in. */
  submissionId: string | null;
  stage: ReviewStage | null;
  /** How many criteria have different marks of which none is chosen. */
  open: number;
  /** "to read", "7 of 16 so far", "not handed in" */
  status: string;
  icon: IconName | null;
}

interface QueueProps {
  /** The team whose case is open. */
  here: string;
  entries: readonly QueueEntry[];
}

/** All teams in one column, with links to their cases. On a narrow screen a button opens the column. */
export function Queue({ here, entries }: QueueProps) {
  const t = useTranslations("activity.reading.queue");
  const [open, setOpen] = useState(false);
  return (
    <nav className={clsx(styles.queue, open && styles.open)} aria-label={t("cases")}>
      <h2>{t("cases")}</h2>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("place", { n: entries.findIndex(({ teamId }) => teamId === here) + 1, of: entries.length })}
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
