import { getTranslations } from "next-intl/server";
import { Check } from "@/components/learning/checks/check";
import { StationNav } from "@/components/learning/frame/station-nav";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import { shuffleFor } from "@/lib/features/learning/rules/order";
import { checkState } from "@/lib/features/learning/rules/learning";
import styles from "./stations.module.css";

/** The checks, one below the other (S2). */
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
  const { lesson } = progress;
  const finished = progress.stations.some((station) => station.kind === "check" && station.done);
  const firstOpen = lesson.checks.find((check) => checkState(check.id, progress.tries).right === null);
  return (
    <>
      <header className={styles.head}>
        <h1>{t("stations.check")}</h1>
        <p>{t("check.how", { questions: lesson.checks.length })}</p>
      </header>
      {lesson.checks.map((check, at) => (
        <Check
          key={check.id}
          activityId={activityId}
          check={{ ...check, options: shuffleFor(check.options, studentId, check.id) }}
          n={at + 1}
          of={lesson.checks.length}
          state={checkState(check.id, progress.tries)}
          next={check.id === firstOpen?.id}
          readAgain={{
            href: `/a/${activityId}/learn/${check.section}`,
            title: lesson.sections.find((section) => section.id === check.section)?.title ?? "",
          }}
        />
      ))}
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
