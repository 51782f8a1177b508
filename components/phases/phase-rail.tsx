"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/controls/link";
import { useSelectedLayoutSegment } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";
import { Icon } from "@/components/ui/marks/icon";
import { phaseOfPage, phasePage } from "@/lib/activity/rules/phase-pages";
import { isAtLeast, railPhases, type Phase } from "@/lib/activity/rules/phases";
import styles from "./phase-rail.module.css";

interface PhaseRailProps {
  activityId: string;
  phase: Phase;
  /** The student goes on alone, so that the phase is the student's and not the class's (Q30). */
  selfPaced: boolean;
}

/**
 * Where the student is and where the class is. Ink: past phases; teal: this page; hollow: still to come. In a narrow window the phases are a
 * menu: the browser's own popover, which needs no script, closes with Escape or a press beside it, and returns the focus.
 */
export function PhaseRail({ activityId, phase, selfPaced }: PhaseRailProps) {
  const t = useTranslations("student.frame");
  const nameOf = useTranslations("app.phases");
  const segment = useSelectedLayoutSegment();
  const menu = useRef<HTMLDivElement>(null);
  const [classAt, setClassAt] = useState(phase);
  useEffect(() => listenLive(activityId, { onPhase: setClassAt }), [activityId]);
  // The frame stays when the page changes, so the menu would stay open.
  useEffect(() => {
    if (menu.current?.matches(":popover-open") === true) menu.current.hidePopover();
  }, [segment]);
  const here = phaseOfPage(segment);
  const classOn = railPhases.find((each) => each === classAt);
  const short = here ?? classOn;
  return (
    <nav className={styles.rail} aria-label={t("rail")}>
      <button type="button" className={styles.short} popoverTarget="phases">
        <span>
          <b>{short === undefined ? t("rail") : nameOf(short)}</b>{" "}
          {short !== undefined && (
            <span>
              {classOn === undefined || classOn === short
                ? t("step", { n: railPhases.indexOf(short) + 1, of: railPhases.length })
                : t(selfPaced ? "ownElsewhere" : "elsewhere", { phase: nameOf(classOn) })}
            </span>
          )}
        </span>
        <Icon name="down" />
      </button>
      <div ref={menu} id="phases" popover="auto" className={styles.menu}>
        <ol>
          {railPhases.map((each) => {
            const now = each === here;
            const isOpen = isAtLeast(classAt, each);
            const state = each === classAt ? "classHere" : isOpen ? "done" : "notOpen";
            const done = !now && state === "done";
            const classHere = !now && state === "classHere";
            const inside = (
              <>
                {done ? <Icon name="check" /> : <i className={styles.dot} />}
                <span>{nameOf(each)}</span>
                {!classHere && (
                  <span className="vh"> ({state === "classHere" && selfPaced ? t("ownHere") : t(state)})</span>
                )}
              </>
            );
            return (
              <li key={each} className={clsx(done && styles.done, now && styles.now, classHere && styles.class)}>
                {isOpen ? (
                  <Link
                    href={phasePage(activityId, each)}
                    aria-current={now ? "step" : undefined}
                    onClick={() => menu.current?.matches(":popover-open") === true && menu.current.hidePopover()}
                  >
                    {inside}
                  </Link>
                ) : (
                  <span aria-current={now ? "step" : undefined}>{inside}</span>
                )}
                {classHere && <small>{t(selfPaced ? "ownHere" : "classHere")}</small>}
              </li>
            );
          })}
        </ol>
      </div>
    </nav>
  );
}
