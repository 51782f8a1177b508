import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { Waiting } from "@/components/phases/waiting/waiting";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { requireMember } from "@/lib/activity/require";
import { loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { phasePage } from "@/lib/activity/rules/phase-pages";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { NotesLink } from "@/components/cases/comparing/notes-link";
import { BallotCard } from "@/components/votes/voting/ballot-card";
import { VoteIsIn, VoteMissed } from "@/components/votes/voting/vote-is-in";
import { VotePanel } from "@/components/votes/voting/vote-panel";
import styles from "@/components/votes/voting/vote-page.module.css";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app.phases");
  return { title: t("vote") };
}

/** The ballot; once it is cast, how many votes are still missing (S6). */
export default async function VotePage({ params }: Props) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { activity } = member;
  // On the results page a student without a ballot can still cast one before it shows any results (Q6).
  if (isAtLeast(activity.phase, "results")) redirect(`/a/${activityId}/results`);
  const [status, t] = await Promise.all([loadBallotStatus(member), getTranslations("vote")]);
  if (activity.phase !== "vote") return <NotYet activityId={activityId} here={phasePage(activityId, activity.phase)} />;
  const ballot = (
    <main className={styles.vote}>
      <h1 tabIndex={-1}>{activity.lesson.ballotQuestion}</h1>
      <p className="lede">{member.teamId === null ? t("ledeTray") : t("lede")}</p>
      <div className={styles.place}>
        <BallotCard member={member} status={status} place="vote" />
      </div>
      <div className={styles.back}>
        <NotesLink member={member} />
      </div>
    </main>
  );
  return (
    <>
      <RefreshOnTopics activityId={activityId} topics={["phase", "ballots", "roster"]} />
      <VotePanel
        ballot={status.mayCast.final ? ballot : null}
        own={status.final && JSON.stringify(status.final)}
        wait={
          status.final !== null ? (
            <VoteIsIn member={member} own={status.final} />
          ) : (
            !status.mayCast.final && <VoteMissed member={member} />
          )
        }
      />
    </>
  );
}

async function NotYet({ activityId, here }: { activityId: string; here: string }) {
  const t = await getTranslations("vote.notYet");
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
