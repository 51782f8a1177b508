import { getTranslations } from "next-intl/server";
import { Checks } from "@/components/learning/checks/checks";
import { StationNav } from "@/components/learning/frame/station-nav";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { answerCheck } from "@/lib/features/learning/actions/learn";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";

/** The checks, and the way on (S2). */
export async function CheckStation({
  progress,
  activityId,
  studentId,
}: {
  progress: LessonProgress;
  activityId: string;
  studentId: string;
}) {
  const t = await getTranslations("learn");
  const { lesson, tries } = progress;
  const finished = progress.stations.some((station) => station.kind === "check" && station.done);
  return (
    <>
      <Checks
        checks={lesson.checks}
        sections={lesson.sections}
        tries={tries}
        learnerId={studentId}
        sectionHref={(section) => `/a/${activityId}/learn/${section}`}
        act={answerCheck.bind(null, activityId)}
      />
      <StationNav
        wide
        next={
          <ButtonLink variant={finished ? "go" : undefined} href={`/a/${activityId}/learn/vote`}>
            {finished ? t("check.next") : t("check.later")}
            <Icon name="right" />
          </ButtonLink>
        }
      />
    </>
  );
}
