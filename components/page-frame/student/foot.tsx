"use client";

import { useRef, type ComponentProps, type ReactNode } from "react";
import { StudentClock } from "@/components/hour/clocks/student-clock";
import { useActivityTime } from "@/components/hour/clocks/use-time-left";
import { useScrollPadding } from "@/components/cases/writing/use-scroll-padding";
import styles from "./foot.module.css";

interface StudentFootProps extends ComponentProps<typeof StudentClock> {
  children: ReactNode;
}

/** The timer and the request for help, floating over the foot of a student's page until the activity is closed. A page with a bar of its own (`data-own-foot`) has both there. */
export function StudentFoot({ children, ...clock }: StudentFootProps) {
  const float = useRef<HTMLDivElement>(null);
  useScrollPadding(float);
  // Prefer the live phase: the frame may have been rendered before the class moved on.
  const { phase } = useActivityTime(clock.activityId) ?? clock.initial;
  return (
    <footer className={styles.foot} hidden={phase === "closed"}>
      <div ref={float} className={styles.float}>
        <StudentClock {...clock} />
        <div className={styles.acts}>{children}</div>
      </div>
    </footer>
  );
}
