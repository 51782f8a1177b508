import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HideFeedback, ShowAllFeedback } from "@/components/cases/feedback/feedback-switches";
import { FeedbackTextList } from "@/components/cases/feedback/feedback-texts";
import { RevisedCase } from "@/components/cases/feedback/revised-case";
import styles from "@/components/cases/feedback/feedback.module.css";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { Link } from "@/components/ui/controls/link";
import { EmptyState } from "@/components/ui/display/empty-state";
import { auditRead } from "@/lib/activity/audit";
import { requireActivityReader } from "@/lib/activity/require";
import type { Lesson } from "@/lib/content/lesson";
import { loadAllFeedback, type ReadFeedback } from "@/lib/features/cases/feedback/feedback";
import { findRevision } from "@/lib/features/cases/feedback/revisions";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string }>;
  searchParams: Promise<{ changed?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("feedback.teacher"))("title") };
}

/** All feedback between teams: who has sent, the text, and what a team changed after it (S9, Q27, Q28). */
export default async function FeedbackPage({ params, searchParams }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "feedback", { activityId });
  const [t, all, { changed }] = await Promise.all([
    getTranslations("feedback.teacher"),
    loadAllFeedback(reader),
    searchParams,
  ]);
  const given = all.filter(({ toTeamId }) => toTeamId !== null);
  const showsAll = reader.activity.feedbackShownRound >= reader.activity.round;
  const shown = all.find(({ toTeamId, openedAt }) => toTeamId === changed && openedAt !== null);
  const href = `/teacher/activities/${activityId}/feedback`;
  const rounds = [...new Set(all.map(({ round }) => round))];
  return (
    <>
      <ActivityHead reader={reader} tool="teams" pageName={t("title")} />
      <RefreshOnTopics activityId={activityId} topics={["feedback", "teams", "matches", "submissions"]} />
      <ClientMessages of={["feedback.teacher"]}>
        <main className={styles.page}>
          <h1>{t("title")}</h1>
          <p>{t("about")}</p>
          {all.length === 0 ? (
            <EmptyState title={t("empty.title")}>
              <p>{t("empty.text")}</p>
            </EmptyState>
          ) : (
            <>
              <div className={styles.state}>
                <p className="num">
                  {t("sum", {
                    of: given.length,
                    sent: given.filter(({ sentAt }) => sentAt !== null).length,
                    opened: given.filter(({ openedAt }) => openedAt !== null).length,
                  })}
                </p>
                {showsAll && <p>{t("allNow")}</p>}
                <ShowAllFeedback activityId={activityId} all={showsAll} />
              </div>
              {shown?.toTeamId != null && (
                <section aria-labelledby="changed">
                  <h2 id="changed">{t("changedOf", { number: shown.toNumber ?? 0 })}</h2>
                  <Changed
                    activityId={activityId}
                    teamId={shown.toTeamId}
                    number={shown.toNumber ?? 0}
                    lesson={reader.activity.lesson}
                  />
                </section>
              )}
              {rounds.map((round) => (
                <section key={round} aria-labelledby={`round-${round}`}>
                  <h2 id={`round-${round}`}>{t("round", { round })}</h2>
                  <ul className={styles.pairs}>
                    {all
                      .filter((one) => one.round === round)
                      .map((one) => (
                        <li key={one.id}>
                          <OneFeedback activityId={activityId} one={one} href={href} />
                        </li>
                      ))}
                  </ul>
                </section>
              ))}
            </>
          )}
        </main>
      </ClientMessages>
    </>
  );
}

async function OneFeedback({ activityId, one, href }: { activityId: string; one: ReadFeedback; href: string }) {
  const t = await getTranslations("feedback.teacher");
  const { id, number, toTeamId, hiddenAt, openedAt } = one;
  const to = one.toNumber ?? 0;
  return (
    <>
      <h3>{toTeamId === null ? t("practice", { number }) : t("from", { number, to })}</h3>
      <div className={styles.state}>
        <span>{t(`state.${stateOf(one)}`)}</span>
        {hiddenAt !== null && <b>{t("hiddenState")}</b>}
        {toTeamId !== null && openedAt !== null && (
          <Link href={`${href}?changed=${toTeamId}`}>{t("changedOf", { number: to })}</Link>
        )}
        {toTeamId !== null && (
          <HideFeedback
            activityId={activityId}
            feedbackId={id}
            hidden={hiddenAt !== null}
            label={t(hiddenAt === null ? "hideOf" : "showOf", { number, to })}
          />
        )}
      </div>
      <FeedbackTextList texts={one.texts} columns />
    </>
  );
}

function stateOf({ toTeamId, sentAt, openedAt, isMatchOver }: ReadFeedback) {
  if (toTeamId === null) return "practice";
  if (openedAt !== null) return "opened";
  if (sentAt !== null) return "sent";
  return isMatchOver ? "over" : "writing";
}

interface ChangedProps {
  activityId: string;
  teamId: string;
  number: number;
  lesson: Lesson;
}

async function Changed({ activityId, teamId, number, lesson }: ChangedProps) {
  const [t, revision] = await Promise.all([getTranslations("feedback.teacher"), findRevision(activityId, teamId)]);
  if (revision === null) return <p>{t("notChanged", { number })}</p>;
  return <RevisedCase revision={revision} lesson={lesson} meta={t("changedText")} />;
}
