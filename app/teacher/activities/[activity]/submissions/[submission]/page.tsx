import type { Lesson } from "@/lib/content/schema";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { notFound } from "next/navigation";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { caseSteps, formatNeighbours, loadTeamQueue } from "@/components/cases/reviewing/queue/team-queue";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { LocalMoment } from "@/components/ui/display/local-time";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Notice } from "@/components/ui/display/notice";
import { Queue } from "@/components/cases/reviewing/queue/queue";
import { NeighbourLinks } from "@/components/cases/reviewing/queue/neighbour-links";
import { ReviewDesk } from "@/components/cases/reviewing/desk/review-desk";
import styles from "@/components/cases/reviewing/desk/submission-page.module.css";
import { requireActivityReader } from "@/lib/activity/require";
import { loadSubmission, type LoadedSubmission } from "@/lib/features/cases/reviewing/submission";
import { loadBoard, type BoardTeam } from "@/lib/features/screens/board/board";
import { loadReview } from "@/lib/features/cases/reviewing/reviews";
import { modeOf, rubricOf, shownMode } from "@/lib/content/lesson";
import { auditRead } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { ClientMessages } from "@/lib/messages/client-messages";
import { mayReturn, mayEditClass } from "@/lib/activity/rules/access";
import { loadWriters } from "@/lib/features/cases/history/history";
import { loadOnProjector } from "@/lib/features/screens/projector/spotlight";
import { ShowOnProjector } from "@/components/screens/projector/show-on-projector";
import { Changes } from "@/components/cases/reviewing/desk/changes";
import { ReviewToRead } from "@/components/cases/reviewing/desk/review-to-read";
import { ReviewBar } from "@/components/cases/reviewing/queue/review-bar";

interface Props {
  params: Promise<{ activity: string; submission: string }>;
  searchParams: Promise<{ changes?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** A case as handed in, beside the rubric. A submission that no longer counts is read-only (T12). */
export default async function SubmissionPage({ params, searchParams }: Props) {
  const { activity: activityId, submission: submissionId } = await params;
  const reader = await requireActivityReader(activityId);
  const [read, { teams }] = await Promise.all([loadSubmission(reader, submissionId), loadBoard(reader)]).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") notFound();
      throw error;
    },
  );
  await auditRead(reader, "submission", { activityId, detail: String(read.team.number) });
  const { lesson, phase } = reader.activity;
  const counts = read.state === "counts";
  const [t, wall, format, queue, review, writers] = await Promise.all([
    getTranslations("activity.reading"),
    getTranslations("activity.wall.put"),
    getFormatter(),
    loadTeamQueue(reader, teams),
    loadReview(reader, submissionId),
    counts && mayEditClass(reader.role) ? loadWriters(read.worksheetId) : null,
  ]);
  const rubric = rubricOf(reader.activity);
  const neighbours = await formatNeighbours(queue, read.team.id);
  const before = read.versions[read.nth - 2];
  const changing = before !== undefined && (await searchParams).changes !== undefined;
  const marked = review.marked.map((one) => ({ ...one, names: format.list(one.names) }));
  const meta = <Meta read={read} activityId={activityId} lesson={lesson} changing={changing} />;
  const changes = changing ? <Changes reader={reader} beforeId={before.id} read={read} meta={meta} /> : null;
  return (
    <>
      <ActivityHead reader={reader} tool="review" pageName={t("team", { number: read.team.number })} />
      <ReviewBar reader={reader} queue={queue} />
      <main className={styles.desk}>
        <ClientMessages of={["activity.reading.queue"]}>
          <Queue here={read.team.id} entries={queue} />
        </ClientMessages>
        {writers !== null ? (
          <ClientMessages of={["review", "sheet"]}>
            <ReviewDesk
              key={read.id}
              activityId={activityId}
              submissionId={read.id}
              texts={read.texts}
              mode={shownMode(modeOf(lesson, read.mode))}
              questions={lesson.caseStudy.questions.map(({ field, question }) => ({ field, question }))}
              criteria={rubric}
              marked={marked}
              me={reader.teacherId}
              teachers={review.teachers}
              comments={review.comments}
              marksCarried={read.marksCarried}
              outcome={{
                names: format.list(read.names),
                returnedAt: read.returnedAt,
                releasedAt: read.releasedAt,
                mayReturn: mayReturn(reader.role, phase),
                closed: phase === "closed",
                comments: review.comments.length,
              }}
              meta={meta}
              writing={{
                source: `/a/${activityId}/history/${read.worksheetId}/rows`,
                restores: writers.restores,
                people: writers.people,
                at: read.at,
              }}
              steps={caseSteps(queue, read.team.id)}
              changes={changes}
            />
          </ClientMessages>
        ) : (
          <ReviewToRead
            read={read}
            review={review}
            lesson={lesson}
            rubric={rubric}
            meta={meta}
            notice={<SubmissionState read={read} teams={teams} activityId={activityId} />}
            changes={changes}
          />
        )}
        <div className={styles.foot}>
          {counts && (
            <ClientMessages of={["activity.wall.put"]}>
              <ShowOnProjector
                activityId={activityId}
                now={await loadOnProjector(reader)}
                choices={[
                  { spotlight: { what: "case", teamId: read.team.id }, label: wall("case") },
                  ...lesson.caseStudy.questions.map(({ field, short }) => ({
                    spotlight: { what: "answer", teamId: read.team.id, field } as const,
                    label: short,
                  })),
                ]}
              />
            </ClientMessages>
          )}
          <NeighbourLinks {...neighbours} />
        </div>
      </main>
      <RefreshOnTopics activityId={activityId} topics={["reviews", "wall"]} />
    </>
  );
}

/** The team, the time of the hand-in, which version it is, and links to the live worksheet and its history. */
async function Meta({
  read,
  activityId,
  lesson,
  changing,
}: {
  read: LoadedSubmission;
  activityId: string;
  lesson: Lesson;
  changing: boolean;
}) {
  const [t, r, h, format] = await Promise.all([
    getTranslations("activity.reading"),
    getTranslations("review.changes"),
    getTranslations("history"),
    getFormatter(),
  ]);
  const at = (page: string) => `/teacher/activities/${activityId}/${page}`;
  return (
    <>
      <ModeName mode={modeOf(lesson, read.mode)} />
      <b>{format.list(read.names)}</b>
      <span>
        {t("handedInAt")} <LocalMoment at={read.at} />
        {t("handedInBy", { nth: read.nth, by: read.by ?? t("formerMember") })}
      </span>
      {read.nth > 1 && read.state === "counts" && (
        <Link href={at(`submissions/${read.id}${changing ? "" : "?changes"}`)}>{changing ? r("hide") : r("show")}</Link>
      )}
      {read.state !== "archived" && <Link href={at(`worksheets/${read.team.id}`)}>{t("openLive")}</Link>}
      <Link href={at(`history/${read.worksheetId}`)}>{h("link")}</Link>
      {read.versions.length > 1 && (
        <span className={styles.versions}>
          {t("versions")}
          {read.versions.map((version, index) =>
            version.id === read.id ? (
              <b key={version.id} aria-current="true">
                {t("version", { n: index + 1 })} <LocalMoment at={version.at} />
              </b>
            ) : (
              <Link key={version.id} href={at(`submissions/${version.id}`)}>
                {t("version", { n: index + 1 })}&nbsp;
                <LocalMoment at={version.at} />
              </Link>
            ),
          )}
        </span>
      )}
    </>
  );
}

/** Why this submission does not count, with a link to the one that does. */
async function SubmissionState({
  read,
  teams,
  activityId,
}: {
  read: LoadedSubmission;
  teams: readonly BoardTeam[];
  activityId: string;
}) {
  const t = await getTranslations("activity.reading");
  if (read.state === "counts") return null;
  const current = teams.find((team) => team.id === read.team.id)?.submission;
  return (
    <Notice small>
      {t(`standing.${read.state === "taken back" ? "takenBack" : read.state}`)}{" "}
      {current != null && (
        <Link href={`/teacher/activities/${activityId}/submissions/${current.id}`}>{t("toCurrent")}</Link>
      )}
    </Notice>
  );
}
