import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Live } from "@/components/shared/live/live";
import { LocalTime } from "@/components/shared/live/local-time";
import { ButtonLink } from "@/components/shared/ui/button";
import { ModeName } from "@/components/shared/ui/mode-mark";
import { Says } from "@/components/shared/ui/says";
import { Sheet } from "@/components/shared/worksheet/sheet";
import { Queue, Steps } from "@/components/teacher/reading/queue";
import styles from "@/components/teacher/reading/reading.module.css";
import { ActivityHead } from "@/app/teacher/activities/[activity]/activity-head";
import { sheetWords } from "@/app/sheet-words";
import { neighboursOf, teamQueue } from "@/app/teacher/activities/[activity]/team-queue";
import { requireSteering } from "@/lib/auth/require";
import { readSubmission } from "@/lib/classroom/reading";
import { lessonOf, modeOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors";

interface Props {
  params: Promise<{ activity: string; submission: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity.reading"))("title") };
}

/** A case as it was handed in: the students' own words, whose they are and when. */
export default async function SubmissionPage({ params }: Props) {
  const { activity: activityId, submission: submissionId } = await params;
  const steering = await requireSteering(activityId);
  const read = await readSubmission(steering, submissionId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  const lesson = lessonOf(steering.activity.contentId);
  const [t, format, words, queue] = await Promise.all([getTranslations("activity.reading"), getFormatter(), sheetWords(), teamQueue(activityId, read.teams)]);
  const steps = await neighboursOf(queue, read.team.id);
  const at = (page: string) => `/teacher/activities/${activityId}/${page}`;
  const current = read.teams.find((team) => team.id === read.team.id)?.submission;
  return (
    <>
      <ActivityHead steering={steering} here={t("team", { number: read.team.number })} />
      <div className={styles.desk}>
        <Queue label={t("cases")} here={read.team.id} entries={queue} />
        <main className={styles.paper}>
          <div className={styles.meta}>
            <ModeName mode={read.mode} name={modeOf(lesson, read.mode).name} />
            <b>{format.list(read.names)}</b>
            <span>
              {t("handedInAt")} <LocalTime at={read.at} />
              {t("handedInBy", { nth: read.nth, by: read.by })}
            </span>
          </div>
          {read.standing !== "counts" && (
            <Says small>
              {t(`standing.${read.standing === "taken back" ? "takenBack" : read.standing}`)} {current != null && <Link href={at(`submissions/${current.id}`)}>{t("toCurrent")}</Link>}
            </Says>
          )}
          <Sheet texts={read.texts} mode={read.mode} questions={lesson.caseStudy.questions} words={words} />
          {read.versions.length > 1 && (
            <p className={styles.versions}>
              {t("versions")}
              {read.versions.map((version, index) =>
                version.id === read.id ? (
                  <b key={version.id} aria-current="true">
                    {t("version", { n: index + 1 })} <LocalTime at={version.at} />
                  </b>
                ) : (
                  <Link key={version.id} href={at(`submissions/${version.id}`)}>
                    {t("version", { n: index + 1 })}&nbsp;
                    <LocalTime at={version.at} />
                  </Link>
                ),
              )}
            </p>
          )}
          {read.standing !== "archived" && (
            <p className={styles.acts}>
              <ButtonLink size="small" href={at(`worksheets/${read.team.id}`)}>
                {t("openLive")}
              </ButtonLink>
            </p>
          )}
          <Steps {...steps} />
        </main>
      </div>
      <Live activityId={activityId} topics={["submissions", "teams"]} />
    </>
  );
}
