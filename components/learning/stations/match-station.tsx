import { getTranslations } from "next-intl/server";
import { StationNav } from "@/components/learning/frame/station-nav";
import { Task } from "@/components/learning/frame/task";
import { Matching } from "@/components/learning/matching/matching";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { TermHelp } from "@/components/ui/display/term-help";
import { Icon } from "@/components/ui/marks/icon";
import { shownMode } from "@/lib/content/lesson";
import { listCauses } from "@/lib/features/learning/list-causes";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import { ClientMessages } from "@/lib/messages/client-messages";
import { matchingState } from "@/lib/features/learning/rules/learning";
import styles from "./match-station.module.css";

/** Match each failure mode to its root cause (S2). */
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
  const { lesson } = progress;
  const { placed, tries } = matchingState(
    lesson.modes.map((mode) => mode.id),
    progress.tries,
  );
  const finished = placed.length === lesson.modes.length;
  const causes = listCauses(lesson, studentId);

  return (
    <>
      <Task
        id="match"
        title={lesson.matching.title}
        state={t("state", { placed: placed.length, of: lesson.modes.length, tries })}
        how={
          <>
            {t.rich("how", {
              keys: (chunks) => <span className={styles.keys}>{chunks}</span>,
              kbd: (chunks) => <kbd>{chunks}</kbd>,
            })}{" "}
            <TermHelp term="cause" /> <TermHelp term="mode" />
          </>
        }
      >
        <ClientMessages of={["learn.match"]}>
          <Matching
            activityId={activityId}
            terms={lesson.modes.map(shownMode)}
            causes={causes.map(({ text }) => text)}
            places={causes.map(({ mode }) => (mode !== null && placed.includes(mode.id) ? mode.id : null))}
          />
        </ClientMessages>
      </Task>
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
