"use client";

import { useRef, type ComponentProps, type ReactNode } from "react";
import { StudentClock } from "@/components/clocks/student-clock";
import { useScrollPadding } from "@/components/writing/use-scroll-padding";
import styles from "./foot.module.css";

interface StudentFootProps extends ComponentProps<typeof StudentClock> {
  children: ReactNode;
}

/** Floats over the foot of a student's page: the clock, and asking for help. A page with a bar of its own (`data-own-foot`) has them there. */
export function StudentFoot({ children, ...clock }: StudentFootProps) {
  const float = useRef<HTMLDivElement>(null);
  useScrollPadding(float);
  return (
    <footer className={styles.foot}>
      <div ref={float} className={styles.float}>
        <StudentClock {...clock} />
        <div className={styles.acts}>{children}</div>
      </div>
    </footer>
  );
}
