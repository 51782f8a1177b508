import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Task } from "@/components/learning/frame/task";
import { shownMode } from "@/lib/content/lesson";
import type { Lesson } from "@/lib/content/schema";
import type { Cause } from "@/lib/features/learning/list-causes";
import { matchingState, type Try } from "@/lib/features/learning/rules/learning";
import { Matching, type MatchingAct } from "./matching";
import styles from "./match-task.module.css";

interface MatchTaskProps {
  lesson: Pick<Lesson, "modes" | "matching">;
  /** In the order shown. */
  causes: readonly Cause[];
  tries: readonly Try[];
  /** Explains words of the product. */
  help: ReactNode;
  act: MatchingAct;
}

/** Match each failure mode to its root cause (S2). */
export function MatchTask({ lesson, causes, tries, help, act }: MatchTaskProps) {
  const t = useTranslations("learn.match");
  const { placed, tries: made } = matchingState(
    lesson.modes.map((mode) => mode.id),
    tries,
  );
  return (
    <Task
      id="match"
      title={lesson.matching.title}
      state={t("state", { placed: placed.length, of: lesson.modes.length, tries: made })}
      how={
        <>
          {t.rich("how", {
            keys: (chunks) => <span className={styles.keys}>{chunks}</span>,
            kbd: (chunks) => <kbd>{chunks}</kbd>,
          })}{" "}
          {help}
        </>
      }
    >
      <Matching
        act={act}
        terms={lesson.modes.map(shownMode)}
        causes={causes.map(({ text }) => text)}
        places={causes.map(({ mode }) => (mode !== null && placed.includes(mode.id) ? mode.id : null))}
      />
    </Task>
  );
}
