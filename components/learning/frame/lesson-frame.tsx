import type { ReactNode } from "react";
import { Contents, type ContentsStation } from "./contents";
import styles from "./lesson-frame.module.css";

interface LessonFrameProps {
  title: string;
  stations: readonly ContentsStation[];
  /** A strip above the page: what the student waits for, or what has closed. */
  above?: ReactNode;
  children: ReactNode;
}

/** The frame of the lesson's pages: contents and progress on the left, the page beside it. */
export function LessonFrame({ title, stations, above, children }: LessonFrameProps) {
  return (
    <>
      {above}
      <div className={styles.learn}>
        <Contents title={title} stations={stations} />
        <main className={styles.page}>{children}</main>
      </div>
    </>
  );
}
