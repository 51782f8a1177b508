import type { Metadata } from "next";
import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { WaitingForTeam } from "@/components/phases/waiting/waiting-for";
import { EarlierTexts } from "@/components/cases/writing/earlier-texts";
import { FeedbackBeside } from "@/components/cases/feedback/feedback-beside";
import { HistoryLink } from "@/components/cases/history/history-link";
import { BeforeCard } from "@/components/votes/voting/before-card";
import page from "@/components/cases/history/page.module.css";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { Icon } from "@/components/ui/marks/icon";
import { Link } from "@/components/ui/controls/link";
import { Helping } from "@/components/hour/helping/helping";
import { StudentClock } from "@/components/hour/clocks/student-clock";
import { loadInitialTime } from "@/lib/features/hour/clocks/initial-time";
import { ModeCard } from "@/components/cases/writing/mode-card";
import { WriteDesk } from "@/components/cases/writing/write-desk";
import { currentViewer, requireMember } from "@/lib/activity/require";
import { loadReturned } from "@/lib/features/cases/reviewing/returns";
import { hasAnsweredReturn } from "@/lib/features/cases/reviewing/own-reviews";
import { findOwnTeam, loadWorksheet } from "@/lib/features/cases/writing/worksheet";
import { modeOf, rubricOf, shownMode } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";
import { mayHandIn, mayUndoHandIn } from "@/lib/activity/rules/access";
import { phaseRedirect } from "@/lib/activity/rules/phase-pages";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { colourIndexOf } from "@/lib/sync/format/writer-colour";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("write"))("page") };
}

/** The team's worksheet (S4). */
export default async function Write({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { phase, lesson } = member.activity;
  if (!isAtLeast(phase, "write")) redirect(phaseRedirect(activityId, phase));
  const team = await findOwnTeam(member);
  const viewer = await currentViewer();
  const [worksheet, returned, answered] = await Promise.all([
    team === null ? null : loadWorksheet(viewer, team.worksheetId),
    team === null ? null : loadReturned(member, team.worksheetId),
    hasAnsweredReturn(member),
  ]);
  if (team === null || worksheet === null) {
    return (
      <>
        <BeforeCard member={member} />
        <WaitingForTeam member={member} />
        <EarlierTexts member={member} />
        <RefreshOnTopics activityId={activityId} topics={["phase", "teams", `student:${member.studentId}`]} />
      </>
    );
  }
  const { texts, submission } = worksheet;
  const mode = modeOf(lesson, team.mode);
  const section = lesson.sections.find((each) => each.mode === mode.id);
  return (
    <ClientMessages of={["sync", "write", "student.watched"]}>
      <BeforeCard member={member} />
      <WriteDesk
        key={team.worksheetId}
        activityId={activityId}
        room={{
          kind: "worksheet",
          id: team.worksheetId,
          epoch: worksheet.epoch,
          access: worksheet.access,
          studentId: member.studentId,
          team: team.number,
        }}
        mode={shownMode(mode)}
        number={team.number}
        me={member.studentId}
        members={team.members.map(({ id, name, seat }) => ({ id, name, colourIndex: colourIndexOf({ seat }) }))}
        texts={texts}
        questions={lesson.caseStudy.questions}
        scenario={lesson.caseStudy.scenario}
        handedIn={submission === null ? null : { texts: submission.texts, by: submission.by }}
        returned={returned !== null}
        comments={returned?.comments ?? []}
        mayTakeBack={mayUndoHandIn(member.role, phase, returned !== null)}
        mayHandIn={mayHandIn(member.role, phase, returned !== null)}
        clock={
          <ClientMessages of={["student.clock"]}>
            <StudentClock activityId={activityId} initial={await loadInitialTime(member.activity)} />
          </ClientMessages>
        }
        help={<Helping member={member} />}
        card={
          <FeedbackBeside member={member}>
            <ModeCard
              mode={mode}
              task={lesson.caseStudy}
              rubric={rubricOf(member.activity)}
              exemplarHref={`/a/${activityId}/exemplars/${mode.id}`}
              lessonHref={`/a/${activityId}/learn${section === undefined ? "" : `/${section.id}`}`}
            />
          </FeedbackBeside>
        }
      />
      {answered && <EarlierComments href={`/a/${activityId}/review`} />}
      <HistoryLink href={`/a/${activityId}/history/${team.worksheetId}`} wide />
      <EarlierTexts member={member} />
      <RefreshOnTopics
        activityId={activityId}
        topics={["phase", "teams", `team:${team.teamId}`, `student:${member.studentId}`]}
      />
    </ClientMessages>
  );
}

/** Links to the comments on an earlier version (Q12). */
async function EarlierComments({ href }: { href: string }) {
  const t = await getTranslations("write.returned");
  return (
    <p className={clsx(page.link, page.wide)}>
      <Link href={href}>
        <Icon name="comment" />
        {t("earlier")}
      </Link>
    </p>
  );
}
