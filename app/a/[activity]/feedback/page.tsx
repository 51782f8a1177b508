import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { StartFeedback } from "@/components/cases/feedback/feedback-buttons";
import { FeedbackDesk } from "@/components/cases/feedback/feedback-desk";
import { FeedbackTextList } from "@/components/cases/feedback/feedback-texts";
import { ReceivedFeedbackItem } from "@/components/cases/feedback/received-feedback";
import { RevisedCase } from "@/components/cases/feedback/revised-case";
import { listFeedbackParts } from "@/components/cases/feedback/starters";
import styles from "@/components/cases/feedback/feedback.module.css";
import { listSheets } from "@/components/cases/comparing/sheets";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { Link } from "@/components/ui/controls/link";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { currentViewer, requireMember } from "@/lib/activity/require";
import type { Member } from "@/lib/activity/authorise";
import { phaseRedirect } from "@/lib/activity/rules/phase-pages";
import { isAtLeast, phaseTable } from "@/lib/activity/rules/phases";
import {
  findShownMatch,
  listWriters,
  loadComparison,
  loadMatches,
  type Comparison,
} from "@/lib/features/cases/comparing/comparing";
import { loadOwnFeedback, receiverIn, type GivenFeedback } from "@/lib/features/cases/feedback/feedback";
import { findRevision } from "@/lib/features/cases/feedback/revisions";
import { loadClass } from "@/lib/features/people/classes/classes";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("feedback"))("page") };
}

/** The feedback that the student's team writes, beside the case that it is about, and the feedback that it got (S9). */
export default async function Feedback({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { phase, round, lesson } = member.activity;
  if (!isAtLeast(phase, "compare")) redirect(phaseRedirect(activityId, phase));
  const [t, { teacherName: teacher }, matches, { given, received }] = await Promise.all([
    getTranslations("feedback"),
    loadClass(member.classId),
    loadMatches(member),
    loadOwnFeedback(member),
  ]);
  const match = findShownMatch(matches, round, undefined);
  const to = match === null || member.teamId === null ? undefined : receiverIn(match, member.teamId);
  const comparison = match === null ? null : await loadComparison(await currentViewer(), match);
  const now = given.find(({ matchId, toTeamId }) => matchId === match?.id && toTeamId === to);
  const earlier = given.filter(
    (one) => one !== now && one.access !== "none" && Object.values(one.texts).some((text) => text.trim() !== ""),
  );
  const isOpened = received.some((one) => one.is === "opened");
  const revision = isOpened && member.teamId !== null ? await findRevision(activityId, member.teamId) : null;
  const giver = comparison?.cases.find(({ teamId }) => match !== null && receiverIn(match, teamId) === member.teamId);
  const isAwaited = giver !== undefined && !received.some(({ matchId }) => matchId === match?.id);
  const topics = ["phase", "teams", "matches", `student:${member.studentId}`];
  if (member.teamId !== null) topics.push(`team:${member.teamId}`);
  if (match !== null) topics.push(`match:${match.id}`);
  const own =
    comparison === null || to === undefined ? (
      <p>{t("give.nobody")}</p>
    ) : (
      <Given member={member} comparison={comparison} to={to} now={now} teacher={teacher} />
    );
  const got = (
    <section aria-labelledby="got">
      <h2 id="got">{t("got.title")}</h2>
      {received.map((one) => (
        <ReceivedFeedbackItem key={one.id} activityId={activityId} teacher={teacher} one={one} />
      ))}
      {isAwaited && <p>{t("got.unsent", { number: giver.number })}</p>}
      {received.length === 0 && giver === undefined && (
        <p>{t(to === null ? "got.practice" : "got.nobody", { teacher })}</p>
      )}
      {isOpened && phaseTable[phase].ownCase === "write" && (
        <div className={styles.acts}>
          <ButtonLink variant="go" href={`/a/${activityId}/write`}>
            {t("got.revise")}
          </ButtonLink>
        </div>
      )}
    </section>
  );
  return (
    <ClientMessages of={["sync", "feedback.give", "feedback.got", "compare.sheet", "student.watched"]}>
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <Link href={`/a/${activityId}/compare`}>{t("compare")}</Link>
          {/* A link, because the section is below the case that the student reads, and must not move what is typed. */}
          <a href="#got">{t("got.title")}</a>
        </header>
        {own}
        {got}
        {isOpened && (
          <section aria-labelledby="changed">
            <h2 id="changed">{t("changed.title")}</h2>
            {revision === null ? (
              <p>{t("changed.none")}</p>
            ) : (
              <RevisedCase revision={revision} lesson={lesson} meta={t("changed.text")} />
            )}
          </section>
        )}
        {earlier.length > 0 && (
          <section aria-labelledby="earlier">
            <h2 id="earlier">{t("earlier")}</h2>
            {earlier.map((one) => (
              <section key={one.id} className={styles.received}>
                <h3>{one.toNumber === null ? t("earlierPractice") : t("earlierTo", { number: one.toNumber })}</h3>
                <FeedbackTextList texts={one.texts} />
              </section>
            ))}
          </section>
        )}
      </main>
      <RefreshOnTopics activityId={activityId} topics={topics} />
    </ClientMessages>
  );
}

interface GivenProps {
  member: Member;
  comparison: Comparison;
  /** The team that gets it; null for the worked example. */
  to: string | null;
  now: GivenFeedback | undefined;
  teacher: string;
}

/** The team's own feedback in this match. */
async function Given({ member, comparison, to, now, teacher }: GivenProps) {
  const t = await getTranslations("feedback.give");
  const { match, cases } = comparison;
  const { activity, studentId } = member;
  const number = cases.find(({ teamId }) => teamId === to)?.number ?? null;
  const sheet = (await listSheets(member, comparison)).find(({ key }) => key === (to ?? "exemplar"));
  const title = number === null ? t("practice") : t("to", { number });
  if (sheet === undefined) return <p>{t("nobody")}</p>;
  if (now === undefined) {
    if (phaseTable[activity.phase].notes !== "write") return null;
    return (
      <section className={styles.received} aria-labelledby="give">
        <h2 id="give">{title}</h2>
        <p>{t("startText")}</p>
        <StartFeedback activityId={activity.id} match={match.id} />
      </section>
    );
  }
  if (now.access === "none") return <p>{t("hidden", { teacher, number: number ?? 0 })}</p>;
  const own = cases.filter(({ teamId }) => teamId === member.teamId);
  return (
    <FeedbackDesk
      key={now.id}
      activityId={activity.id}
      title={title}
      audience={number === null ? t("audiencePractice", { teacher }) : t("audience", { teacher, number })}
      room={{ kind: "feedback", id: now.id, epoch: now.epoch, access: now.access, studentId }}
      texts={now.texts}
      parts={await listFeedbackParts(activity)}
      members={listWriters(own, [])}
      me={studentId}
      to={number}
      sentBy={now.sentAt === null ? null : (now.sentBy ?? t("former"))}
      opened={now.openedAt !== null}
      sheet={sheet}
      questions={activity.lesson.caseStudy.questions.map(({ field, question }) => ({ field, question }))}
    />
  );
}
