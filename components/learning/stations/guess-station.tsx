import { Guesses } from "@/components/learning/guesses/guesses";
import { finishGuesses } from "@/lib/features/learning/actions/learn";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import { ClientMessages } from "@/lib/messages/client-messages";

/** The guesses before reading, which are stored (S2). */
export function GuessStation({
  progress,
  activityId,
  studentId,
}: {
  progress: LessonProgress;
  activityId: string;
  studentId: string;
}) {
  return (
    <ClientMessages of={["learn.guess"]}>
      <Guesses
        lesson={progress.lesson}
        guesses={progress.guesses}
        sectionsRead={progress.sectionsRead}
        learnerId={studentId}
        sectionHref={(section) => `/a/${activityId}/learn/${section}`}
        act={finishGuesses}
      >
        <input type="hidden" name="activity" value={activityId} />
      </Guesses>
    </ClientMessages>
  );
}
