import { getTranslations } from "next-intl/server";
import { StationNav } from "@/components/learning/frame/station-nav";
import { MatchHelp } from "@/components/learning/matching/match-help";
import { MatchTask } from "@/components/learning/matching/match-task";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { placeTerm } from "@/lib/features/learning/actions/learn";
import { listCauses } from "@/lib/features/learning/list-causes";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import { ClientMessages } from "@/lib/messages/client-messages";

/** The matching, and the way on (S2). */
export async function MatchStation({
  progress,
  activityId,
  studentId,
}: {
  progress: LessonProgress;
  activityId: string;
  studentId: string;
}) {
  const t = await getTranslations("learn.match");
  const { lesson, tries } = progress;
  const finished = progress.stations.some((station) => station.kind === "match" && station.done);
  return (
    <>
      <ClientMessages of={["learn.match"]}>
        <MatchTask
          lesson={lesson}
          causes={listCauses(lesson, studentId)}
          tries={tries}
          help={<MatchHelp />}
          act={placeTerm.bind(null, activityId)}
        />
      </ClientMessages>
      <StationNav
        wide
        next={
          <ButtonLink variant={finished ? "go" : undefined} href={`/a/${activityId}/learn/check`}>
            {finished ? t("next") : t("later")}
            <Icon name="right" />
          </ButtonLink>
        }
      />
    </>
  );
}
