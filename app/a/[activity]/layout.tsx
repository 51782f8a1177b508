import type { Lesson } from "@/lib/content/schema";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OutboxProvider } from "@/components/votes/outbox/outbox-provider";
import { PartnerNews } from "@/components/teams/news/partner-news";
import { TeamNews } from "@/components/teams/news/team-news";
import { Follow } from "@/components/phases/follow";
import styles from "@/components/page-frame/student/activity-head.module.css";
import { TeacherComing } from "@/components/hour/helping/flag-coming";
import { AllMessages, UnreadMessages } from "@/components/hour/helping/teachers-messages";
import { Helping } from "@/components/hour/helping/helping";
import { loadOwnFlag } from "@/lib/features/hour/helping/flags";
import { loadOwnMessages } from "@/lib/features/hour/helping/messages";
import { loadInitialTime } from "@/lib/features/hour/clocks/initial-time";
import { EyesUp } from "@/components/hour/clocks/eyes-up";
import { PauseScreen } from "@/components/hour/clocks/pause-screen";
import { Attention } from "@/components/page-frame/student/attention";
import { StudentFoot } from "@/components/page-frame/student/foot";
import { NoticeProvider } from "@/components/page-frame/student/notice";
import { SignedIn } from "@/components/page-frame/student/signed-in";
import { ClassStrips } from "@/components/page-frame/student/class-strips";
import { OwnWayStrip } from "@/components/phases/own-way/own-way-strip";
import { PhaseRail } from "@/components/phases/phase-rail";
import { DeviceHandover } from "@/components/people/signing-in/sign-out/device-handover";
import { ClaimPage } from "@/components/page-frame/claim-page";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { LocalMoment } from "@/components/ui/display/local-time";
import { CachePages } from "@/components/page-frame/offline/cache-pages";
import { ReviewStrip } from "@/components/cases/reviewing/student/review-strip";
import { ProblemPlace } from "@/components/page-frame/problem/problem-place";
import { SetAsideOfferElsewhere } from "@/components/documents/local-copies/set-aside-offer";
import { Strip } from "@/components/ui/display/notice";
import { PageHead } from "@/components/ui/display/page-head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import { buildId } from "@/lib/process/build-id";
import { loadClass } from "@/lib/features/people/classes/classes";
import { confirmedIds, loadMerges } from "@/lib/features/people/joining/merges";
import { loadReviewNews } from "@/lib/features/cases/reviewing/returns";
import { findLearnPage } from "@/lib/features/learning/lesson-progress";
import { hasMatchNow } from "@/lib/features/cases/comparing/comparing";
import { findReadyFeedback } from "@/lib/features/cases/feedback/feedback";
import { loadTeamNews } from "@/lib/features/teams/team-news";
import { requireMember } from "@/lib/activity/require";
import { madeAt } from "@/lib/wire/made-at";
import { ClientMessages } from "@/lib/messages/client-messages";
import { MergeNews } from "@/components/people/joining/merge-news";
import { LostWork } from "@/components/restoring/lost-work";
import { feedbackFields } from "@/lib/sync/format/fields";
import { resultsAccess } from "@/lib/activity/rules/access";

/** The frame of every student page: the phase rail, the student's name, the class's news, and following the class to its phase (Q7). */
export default async function StudentFrame({
  params,
  children,
}: {
  params: Promise<{ activity: string }>;
  children: ReactNode;
}) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { activity, name, classId, studentId, teamId } = member;
  const [
    { name: className, teacherName: teacher },
    merges,
    news,
    own,
    hasMatch,
    feedbackFrom,
    words,
    flag,
    initialTime,
    learnPage,
    t,
    n,
    r,
    f,
    app,
  ] = await Promise.all([
    loadClass(classId),
    loadMerges(studentId),
    loadReviewNews(member),
    loadTeamNews(member),
    activity.phase === "compare" && teamId !== null ? hasMatchNow(member) : null,
    findReadyFeedback(member),
    loadOwnMessages(member),
    loadOwnFlag(member),
    loadInitialTime(activity),
    activity.phase === "setup" ? findLearnPage(member) : null,
    getTranslations("student.frame"),
    getTranslations("student.teamNews"),
    getTranslations("review.strip"),
    getTranslations("feedback.strip"),
    getTranslations("app"),
  ]);
  const mergedIds = confirmedIds(merges);
  const made = madeAt().ms;
  return (
    <ClientMessages
      of={[
        "student.attention",
        "student.frame",
        "student.help",
        "student.clock",
        "student.pause",
        "student.restored",
        "student.words",
        "app.phases",
        "sync",
      ]}
    >
      <Attention>
        <EyesUp activityId={activityId} teacher={teacher} />
        <UnreadMessages activityId={activityId} words={words} />
        <TeacherComing flag={flag && { id: flag.id, coming: flag.coming }} />
        <Follow activityId={activityId} phase={activity.phase} learnPage={learnPage} />
        <MergeNews activityId={activityId} merges={merges} teacher={teacher} />
        <LostWork member={member} teacher={teacher} />
        {own !== null && <TeamNews member={member} own={own} />}
        {hasMatch !== null && (
          <PartnerNews
            href={`/a/${activityId}/compare`}
            isHere={hasMatch}
            sentence={n("partner")}
            go={n("toPartner")}
          />
        )}
      </Attention>
      <PageHead
        className={styles.head}
        name={app("name")}
        home={`/a/${activityId}`}
        end={
          <>
            <SignedIn name={name} team={own?.team?.number ?? null} className={className} />
            <AllMessages words={words} />
            <ThemeToggle label={t("theme")} />
          </>
        }
      >
        <PhaseRail activityId={activityId} phase={activity.phase} selfPaced={activity.selfPaced} />
      </PageHead>
      <ClaimPage userId={studentId} />
      <DeviceHandover personId={studentId} mergedIds={mergedIds} teamId={teamId} phase={activity.phase} />
      <CachePages
        studentId={studentId}
        build={buildId()}
        madeAt={made}
        withheld={
          resultsAccess(member.role, activity) === "all"
            ? []
            : [`/a/${activityId}/results`, `/a/${activityId}/casebook`]
        }
      >
        <Strip kind="offline">
          {t.rich("copy", { b: (chunks) => <b>{chunks}</b>, time: () => <LocalMoment at={new Date(made)} /> })}
        </Strip>
      </CachePages>
      <SetAsideOfferElsewhere studentId={studentId} fieldNames={await fieldNames(activity.lesson)} />
      <ClassStrips member={member} teacher={teacher} />
      <OwnWayStrip member={member} teacher={teacher} />
      {news.returned && (
        <ReviewStrip first icon="undo" sentence={r("returned")} href={`/a/${activityId}/write`} go={r("toReturned")} />
      )}
      {news.released && (
        <ReviewStrip icon="comment" sentence={r("released")} href={`/a/${activityId}/review`} go={r("toReleased")} />
      )}
      {feedbackFrom !== null && (
        <ReviewStrip
          icon="comment"
          sentence={f("ready", { number: feedbackFrom })}
          href={`/a/${activityId}/feedback`}
          go={f("go")}
        />
      )}
      <RefreshOnTopics
        activityId={activityId}
        topics={[
          `student:${studentId}`,
          "words",
          ...(own === null ? [] : ["teams"]),
          ...(hasMatch === false ? ["matches"] : []),
          ...(teamId === null ? [] : [`team:${teamId}`]),
        ]}
      />
      <ProblemPlace isTextSafe homeHref={`/a/${activityId}`}>
        <NoticeProvider>
          <OutboxProvider activityId={activityId} studentId={studentId} mergedIds={mergedIds}>
            {children}
          </OutboxProvider>
        </NoticeProvider>
      </ProblemPlace>
      <StudentFoot activityId={activityId} initial={initialTime}>
        <Helping member={member} />
      </StudentFoot>
      <PauseScreen activityId={activityId} teacher={teacher} />
    </ClientMessages>
  );
}

/** Names of the fields in worksheets, notes and feedback, for set-aside text from them. */
async function fieldNames({ caseStudy, notesPrompts }: Lesson): Promise<Record<string, string>> {
  const t = await getTranslations("write");
  const names: Record<string, string> = {
    title: t("fields.title"),
    scenario: t("fields.scenario"),
    source: t("fields.source"),
  };
  for (const { field, short } of caseStudy.questions) names[field] = short;
  for (const { field, prompt } of notesPrompts) names[field] = prompt;
  const feedback = await getTranslations("feedback.parts");
  for (const field of feedbackFields) names[field] = feedback(field);
  return names;
}
