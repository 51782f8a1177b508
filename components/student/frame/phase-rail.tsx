"use client";

import clsx from "clsx";
import { Link } from "@/components/shared/ui/link";
import { useSelectedLayoutSegment } from "next/navigation";
import { useEffect, useState } from "react";
import { listenLive } from "@/components/shared/live/connection";
import { Icon } from "@/components/shared/ui/icon";
import { phaseOfPage, phasePage } from "@/lib/rules/phase-pages";
import { isAtLeast, railPhases, type Phase, type RailPhase } from "@/lib/rules/phases";
import styles from "./phase-rail.module.css";

export interface RailWords {
  label: string;
  /** "the class is here" */
  classHere: string;
  phases: Record<RailPhase, { name: string; step: string; elsewhere: string }>;
}

/** Where I am and where the class is. Ink: behind the class; teal: here; hollow: still to come. */
export function PhaseRail({ activityId, phase, words }: { activityId: string; phase: Phase; words: RailWords }) {
  const segment = useSelectedLayoutSegment();
  const [classAt, setClassAt] = useState(phase);
  useEffect(() => listenLive(activityId, { onPhase: setClassAt }), [activityId]);
  const here = phaseOfPage(segment);
  const classOn = railPhases.find((each) => each === classAt);
  const short = here ?? classOn;
  return (
    <nav className={styles.rail} aria-label={words.label}>
      <ol>
        {railPhases.map((each) => {
          const now = each === here;
          const done = !now && each !== classAt && isAtLeast(classAt, each);
          const classHere = each === classAt && !now;
          const name = words.phases[each].name;
          const inside = (
            <>
              {done ? <Icon name="check" /> : <i className={styles.dot} />}
              <span>{name}</span>
            </>
          );
          return (
            <li key={each} className={clsx(done && styles.done, now && styles.now, classHere && styles.class)}>
              {isAtLeast(classAt, each) ? (
                <Link href={phasePage(activityId, each)} aria-current={now ? "step" : undefined}>
                  {inside}
                </Link>
              ) : (
                <span aria-current={now ? "step" : undefined}>{inside}</span>
              )}
              {classHere && <small>{words.classHere}</small>}
            </li>
          );
        })}
      </ol>
      {short !== undefined && (
        <p className={styles.short}>
          <b>{words.phases[short].name}</b>
          {classOn === undefined || classOn === short ? <span>{words.phases[short].step}</span> : <Link href={phasePage(activityId, classOn)}>{words.phases[classOn].elsewhere}</Link>}
        </p>
      )}
    </nav>
  );
}
