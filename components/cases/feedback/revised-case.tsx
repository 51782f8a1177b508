import { ChangedSheet } from "@/components/cases/reviewing/sheet/changed-sheet";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import type { Revision } from "@/lib/features/cases/feedback/revisions";

/** What a team changed in its case after feedback, word by word (Q28). */
export function RevisedCase({ revision, lesson, meta }: { revision: Revision; lesson: Lesson; meta: string }) {
  return (
    <ChangedSheet
      before={revision.before}
      after={revision.after}
      mode={modeOf(lesson, revision.mode)}
      questions={lesson.caseStudy.questions}
      meta={meta}
      heading="h2"
    />
  );
}
