import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { EmptyState } from "@/components/ui/display/empty-state";
import { CountBoxes } from "@/components/ui/display/progress";
import { BallotRoll } from "@/components/votes/voting/roll/ballot-roll";
import { TicketsSection } from "@/components/votes/tickets/tickets-section";
import { ProjectorLink } from "@/components/screens/projector/projector-link";
import styles from "@/components/votes/voting/roll/ballots-page.module.css";
import { requireActivityReader } from "@/lib/activity/require";
import { countVotes, listWhoVoted } from "@/lib/features/votes/voting/ballots";
import { ClientMessages } from "@/lib/messages/client-messages";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { hideReasonAction } from "@/lib/features/screens/projector/actions/projector";
import { loadOnProjector } from "@/lib/features/screens/projector/spotlight";
import { areResultsShown } from "@/lib/activity/rules/access";
import { shownMode } from "@/lib/content/lesson";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("teacher.ballots");
  return { title: t("title") };
}

/** Who has voted; choices and reasons are behind one click (Q11). */
export default async function BallotsPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [voters, { joined, ...cast }, t] = await Promise.all([
    listWhoVoted(reader),
    countVotes(activityId),
    getTranslations("teacher.ballots"),
  ]);
  const modes = reader.activity.lesson.modes.map(shownMode);
  return (
    <>
      <ActivityHead reader={reader} tool="votes" pageName={t("title")} />
      <RefreshOnTopics activityId={activityId} topics={["choices", "wall"]} />
      <main className={styles.page}>
        <header className={styles.top}>
          <h1>{t("title")}</h1>
          <ButtonLink href={`/teacher/activities/${activityId}/results`}>{t("results")}</ButtonLink>
        </header>
        {voters.length === 0 ? (
          <EmptyState
            className={styles.nobody}
            title={t("nobody")}
            actions={
              <ProjectorLink variant="go" activityId={activityId}>
                {t("project")}
              </ProjectorLink>
            }
          >
            <p>{t("nobodyText")}</p>
          </EmptyState>
        ) : (
          <>
            <div className={styles.counts}>
              {(["before", "final"] as const).map((kind) => (
                <section key={kind}>
                  <h2>{t(kind)}</h2>
                  <p className="num">
                    {t.rich("count", { voted: cast[kind], joined, b: (chunks) => <b>{chunks}</b> })}
                  </p>
                  <CountBoxes value={cast[kind]} max={joined} label={t("countLabel", { voted: cast[kind], joined })} />
                </section>
              ))}
            </div>
            <ClientMessages of={["teacher.ballots", "activity.wall.put"]}>
              <BallotRoll
                activityId={activityId}
                voters={voters}
                modes={modes}
                hide={hideReasonAction}
                onWall={areResultsShown(reader.activity.phase) ? await loadOnProjector(reader) : undefined}
                closed={reader.activity.phase === "closed"}
              />
            </ClientMessages>
            {areResultsShown(reader.activity.phase) && <TicketsSection reader={reader} />}
          </>
        )}
      </main>
    </>
  );
}
