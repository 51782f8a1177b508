import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ChooseMode } from "@/components/teams/mode-choice/choose-mode";
import { Waiting } from "@/components/phases/waiting/waiting";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { requireMember } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { phaseRedirect } from "@/lib/activity/rules/phase-pages";
import { isWaitingPhase } from "@/lib/activity/rules/phases";

export async function generateMetadata({ params }: { params: Promise<{ activity: string }> }): Promise<Metadata> {
  const { activity } = await requireMember((await params).activity);
  const t = await getTranslations("student.waiting");
  return { title: activity.phase === "closed" ? t("closed.title") : t("page") };
}

/** The page before the lesson opens, and after the activity has closed (S8). */
export default async function Wait({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { activity, classId } = member;
  const { phase } = activity;
  if (!isWaitingPhase(phase)) redirect(phaseRedirect(activityId, phase));
  const [{ teacherName: teacher }, t] = await Promise.all([loadClass(classId), getTranslations("student.waiting")]);
  const at = (page: string) => `/a/${activityId}/${page}`;
  switch (phase) {
    case "setup": {
      const { guesses, sections } = activity.lesson;
      const first = guesses.length > 0 ? "guess" : (sections[0]?.id ?? "");
      return (
        <>
          <ChooseMode member={member} />
          <Waiting
            title={t("setup.title", { teacher })}
            actions={
              <ButtonLink variant="go" href={at(`learn/${first}`)}>
                {t("setup.go", { guess: guesses.length > 0 ? "yes" : "no" })}
              </ButtonLink>
            }
          >
            <p>{t("setup.text", { teacher })}</p>
          </Waiting>
        </>
      );
    }
    case "closed":
      return (
        <Waiting
          title={t("closed.title")}
          actions={
            <>
              <ButtonLink variant="go" href={at("casebook")}>
                {t("closed.casebook")}
              </ButtonLink>
              {member.teamId !== null && <ButtonLink href={at("write")}>{t("closed.case")}</ButtonLink>}
              <ButtonLink href={at("results")}>{t("closed.results")}</ButtonLink>
              <ButtonLink variant="plain" href={at("learn")}>
                {t("closed.lesson")}
              </ButtonLink>
            </>
          }
        >
          <p>{t("closed.text", { teacher })}</p>
        </Waiting>
      );
  }
}
