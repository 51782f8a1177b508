import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { castBallotAction } from "@/lib/actions/voting/vote";
import { SendKept } from "@/components/student/ballot/send-kept";
import { TeamNews } from "@/app/a/[activity]/team-news";
import { Follow } from "@/components/student/frame/follow";
import frame from "@/components/student/frame/frame.module.css";
import { Told } from "@/components/student/frame/told";
import { PhaseRail, type RailWords } from "@/components/student/frame/phase-rail";
import { DeviceOf } from "@/components/shared/leave/device-of";
import { PageOf } from "@/components/shared/leave/page-of";
import { Live } from "@/components/shared/live/live";
import { LocalTime } from "@/components/shared/live/local-time";
import { KeepPages } from "@/components/student/offline/keep-pages";
import { ReviewStrip } from "@/components/student/review/review-strip";
import { SignOut } from "@/components/shared/leave/sign-out";
import { sayProblem } from "@/components/shared/problem/say-problem";
import { ProblemWordsProvider } from "@/components/shared/problem/words";
import { KeptWordsElsewhere } from "@/components/shared/sync/kept-words-offer";
import { Strip } from "@/components/shared/ui/says";
import { Head } from "@/components/shared/ui/head";
import { ThemeToggle } from "@/components/shared/ui/theme-toggle";
import { buildId } from "@/lib/process/build-id";
import { loadClass } from "@/lib/classroom/classes/classes";
import { loadReviewNews } from "@/lib/classroom/reviewing/returns";
import { loadTeamNews } from "@/lib/classroom/teams/team-news";
import { requireMember } from "@/lib/auth/require";
import { lessonOf } from "@/lib/content/lesson";
import { madeAt } from "@/lib/wire/made-at";
import { messagesFor } from "@/lib/messages/client";
import { MergeNews } from "./merge-news";
import { isAtLeast, phases, railPhases, type Phase } from "@/lib/rules/phases/phases";

/** What every student page has around it: where I am, where the class is, who I am, and following the class (Q7). */
export default async function StudentFrame({ params, children }: { params: Promise<{ activity: string }>; children: ReactNode }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { activity, name, classId, studentId, teamId } = member;
  const [{ name: className, teacherName: teacher }, news, own, t, r, app] = await Promise.all([
    loadClass(classId),
    loadReviewNews(member),
    loadTeamNews(member),
    getTranslations("student.frame"),
    getTranslations("review.strip"),
    getTranslations("app"),
  ]);
  const made = madeAt().ms;
  const phaseNames = railPhases.map((phase, index) => {
    const words = { name: app(`phases.${phase}`), step: t("step", { n: index + 1 }), elsewhere: t("elsewhere", { phase: app(`phases.${phase}`) }) };
    return [phase, words] as const;
  });
  // One entry for each phase, by construction.
  const rail = { label: t("rail"), classHere: t("classHere"), phases: Object.fromEntries(phaseNames) as RailWords["phases"] };
  const sentences = Object.fromEntries(phases.map((phase) => [phase, t(`moved.${phase}`)])) as Record<Phase, string>;
  return (
    <>
      <Head
        name={app("name")}
        home={`/a/${activityId}`}
        end={
          <>
            <div className={frame.who}>
              <span>
                <b>{name}</b>
                {own?.team != null && <span className={frame.team}> · {t("team", { number: own.team.number })}</span>}
                <span className={frame.class}> · {className}</span>
              </span>
              <div className={frame.leave}>
                <SignOut notYou={{ name }} />
                <SignOut />
              </div>
            </div>
            <ThemeToggle label={t("theme")} />
          </>
        }
      >
        <PhaseRail activityId={activityId} phase={activity.phase} words={rail} foot={<><span>{[name, ...(own?.team == null ? [] : [t("team", { number: own.team.number })]), className].join(" · ")}</span><SignOut /></>} />
      </Head>
      <PageOf personId={studentId} />
      <DeviceOf personId={studentId} teamId={teamId} phase={activity.phase} />
      <KeepPages studentId={studentId} build={buildId()} madeAt={made} withheld={isAtLeast(activity.phase, "results") ? [] : [`/a/${activityId}/results`, `/a/${activityId}/casebook`]}>
        <Strip kind="offline">{t.rich("copy", { b: (chunks) => <b>{chunks}</b>, time: () => <LocalTime at={new Date(made)} /> })}</Strip>
      </KeepPages>
      <NextIntlClientProvider messages={await messagesFor("sync")}>
        <KeptWordsElsewhere me={studentId} names={await fieldNames(activity.contentId)} />
      </NextIntlClientProvider>
      <SendKept activityId={activityId} studentId={studentId} cast={castBallotAction} />
      <Follow activityId={activityId} phase={activity.phase} sentences={sentences} go={t("go")} />
      <MergeNews member={member} teacher={teacher} />
      {own !== null && <TeamNews member={member} own={own} />}
      {news.returned && <ReviewStrip first icon="undo" sentence={r("returned", { teacher })} href={`/a/${activityId}/write`} go={r("toReturned")} />}
      {news.released && <ReviewStrip icon="comment" sentence={r("released", { teacher })} href={`/a/${activityId}/review`} go={r("toReleased")} />}
      <Live activityId={activityId} topics={[`student:${studentId}`, ...(own === null ? [] : ["teams"]), ...(teamId === null ? [] : [`team:${teamId}`])]} />
      <ProblemWordsProvider words={await sayProblem({ safe: true, homeHref: `/a/${activityId}` })}>
        <Told close={t("close")}>{children}</Told>
      </ProblemWordsProvider>
    </>
  );
}

/** What the fields of worksheets and notes are called, for words of theirs that are offered. */
async function fieldNames(contentId: string): Promise<Record<string, string>> {
  const t = await getTranslations("write");
  const { caseStudy, notesPrompts } = lessonOf(contentId);
  const names: Record<string, string> = { title: t("fields.title"), scenario: t("fields.scenario"), source: t("fields.source") };
  for (const { field, short } of caseStudy.questions) names[field] = short;
  for (const { field, prompt } of notesPrompts) names[field] = prompt;
  return names;
}
