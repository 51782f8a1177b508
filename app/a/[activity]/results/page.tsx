import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { OwnVotes } from "@/components/votes/results/own-votes";
import { RevealedVotes } from "@/components/votes/results/revealed-votes";
import { ResultsView } from "@/components/votes/results/results-view";
import { createSentenceFormatter } from "@/components/votes/results/sentences";
import { ExitTicket } from "@/components/votes/tickets/exit-ticket";
import { RecordResultsSeen } from "@/components/votes/voting/record-results-seen";
import { Waiting } from "@/components/phases/waiting/waiting";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { requireMember } from "@/lib/activity/require";
import type { Member } from "@/lib/activity/authorise";
import { loadBallotStatus, type BallotStatus } from "@/lib/features/votes/voting/ballots";
import { loadResults, loadRevealedVotes } from "@/lib/features/votes/results/results";
import { phasePage } from "@/lib/activity/rules/phase-pages";
import { resultsAccess } from "@/lib/activity/rules/access";
import { isRevealed } from "@/lib/activity/rules/projector";
import { describeMoved } from "@/lib/features/votes/results/rules/tally-sentences";
import { NotesLink } from "@/components/cases/comparing/notes-link";
import { BallotCard } from "@/components/votes/voting/ballot-card";
import resultsStyles from "@/components/votes/results/results.module.css";
import styles from "@/components/votes/results/results-page.module.css";
import { namedMode } from "@/components/votes/results/named-mode";
import { modeOf } from "@/lib/content/lesson";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app.phases");
  return { title: t("results") };
}

/**
 * How the class voted. Nothing is loaded before the reveal or while a late ballot can still be cast, and during the reveal no more than the projector
 * shows (S7, Q6).
 */
export default async function ResultsPage({ params }: Props) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const access = resultsAccess(member.role, member.activity);
  if (access === "none") return <NotYet activityId={activityId} here={phasePage(activityId, member.activity.phase)} />;
  const status = await loadBallotStatus(member);
  return (
    <>
      <RefreshOnTopics activityId={activityId} topics={["phase", "wall", "ballots", "matches", "teams"]} />
      {status.mayCast.final ? (
        <LateBallot member={member} status={status} />
      ) : access === "all" ? (
        <Shown member={member} status={status} />
      ) : (
        <Revealed member={member} seen={status.final !== null || status.resultsSeen} />
      )}
    </>
  );
}

async function Shown({ member, status }: { member: Member; status: BallotStatus }) {
  const { activity } = member;
  const lesson = activity.lesson;
  const [results, t, formatSentence] = await Promise.all([
    loadResults(member),
    getTranslations("results"),
    createSentenceFormatter(lesson.modes, "class"),
  ]);
  return (
    <main className={resultsStyles.page}>
      {status.final === null && !status.resultsSeen && <RecordResultsSeen activityId={activity.id} />}
      <header className={resultsStyles.top}>
        <h1>{formatSentence(describeMoved(results.tally))}</h1>
        <div className={styles.acts}>
          <ButtonLink href="#ticket">
            <Icon name="pencil" />
            {t("ticket.go")}
          </ButtonLink>
          <NotesLink member={member} />
          <ButtonLink href={`/a/${activity.id}/casebook`}>
            <Icon name="book" />
            {t("readCasebook")}
          </ButtonLink>
        </div>
      </header>
      <ResultsView
        results={results}
        modes={lesson.modes.map(namedMode)}
        question={lesson.ballotQuestion}
        reader="class"
      />
      <OwnVotes lesson={lesson} votes={status} />
      <ExitTicket member={member} />
    </main>
  );
}

/** During the reveal, the votes that the projector shows already (Q6). */
async function Revealed({ member, seen }: { member: Member; seen: boolean }) {
  const { id, lesson, revealStep } = member.activity;
  const { modes, ballotQuestion } = lesson;
  const [votes, formatSentence] = await Promise.all([
    loadRevealedVotes(member),
    createSentenceFormatter(modes, "class"),
  ]);
  return (
    <main className={resultsStyles.page}>
      {!seen && isRevealed(revealStep, "before") && <RecordResultsSeen activityId={id} />}
      <RevealedVotes
        question={ballotQuestion}
        columns={votes.columns.map((column) => ({ ...column, mode: modeOf(lesson, column.mode) }))}
        sentence={votes.tally === null ? null : formatSentence(describeMoved(votes.tally))}
      />
    </main>
  );
}

async function LateBallot({ member, status }: { member: Member; status: BallotStatus }) {
  const t = await getTranslations("vote.late");
  return (
    <main className={resultsStyles.page}>
      <h1>{member.activity.lesson.ballotQuestion}</h1>
      <p className={`lede ${styles.lede}`}>{t("lede")}</p>
      <BallotCard member={member} status={status} place="results" />
    </main>
  );
}

async function NotYet({ activityId, here }: { activityId: string; here: string }) {
  const t = await getTranslations("results.notYet");
  return (
    <Waiting
      title={t("title")}
      actions={
        <ButtonLink variant="go" href={here}>
          {t("go")}
        </ButtonLink>
      }
    >
      <RefreshOnTopics activityId={activityId} topics={["phase"]} />
      <p>{t("text")}</p>
    </Waiting>
  );
}
