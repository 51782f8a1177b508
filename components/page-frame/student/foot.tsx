"use client";

import { useRef, type ComponentProps, type ReactNode } from "react";
import { StudentClock } from "@/components/clocks/student-clock";
import { useScrollPadding } from "@/components/writing/use-scroll-padding";
import styles from "./foot.module.css";

interface StudentFootProps extends ComponentProps<typeof StudentClock> {
  children: ReactNode;
}

/** At the foot of a student's page: the clock, and asking for help. A page with a foot of its own (`data-own-foot`) has them there. */
export function StudentFoot({ children, ...clock }: StudentFootProps) {
  const foot = useRef<HTMLElement>(null);
  useScrollPadding(foot);
  return (
    <footer ref={foot} className={styles.foot}>
      <StudentClock {...clock} />
      <div className={styles.acts}>{children}</div>
    </footer>
  );
}
