"use client";

import { useRef, type ComponentProps, type ReactNode } from "react";
import { StudentClock } from "@/components/clocks/student-clock";
import { useActivityTime } from "@/components/clocks/use-time-left";
import { useScrollPadding } from "@/components/writing/use-scroll-padding";
import styles from "./foot.module.css";

interface StudentFootProps extends ComponentProps<typeof StudentClock> {
  children: ReactNode;
}

/** Floats over the foot of a student's page until the activity is closed: the clock, and asking for help. A page with a bar of its own (`data-own-foot`) has them there. */
export function StudentFoot({ children, ...clock }: StudentFootProps) {
  const float = useRef<HTMLDivElement>(null);
  useScrollPadding(float);
  // The frame may be older than the page that follows the class.
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
