import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Leaf } from "@/components/exporting/prints/leaf";
import { PortfolioFacts } from "@/components/exporting/prints/portfolio-facts";
import { PrintBar } from "@/components/exporting/prints/print-bar";
import { PrintedCase } from "@/components/exporting/prints/printed-case";
import styles from "@/components/exporting/prints/prints.module.css";
import { FeedbackTextList } from "@/components/cases/feedback/feedback-texts";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { MarkedRubric } from "@/components/cases/reviewing/sheet/marked-rubric";
import { requireActivityReader, requireStudentOf } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { loadPortfolio } from "@/lib/features/exporting/prints";
import { auditRead } from "@/lib/activity/audit";
import { activityName } from "@/lib/content/activity-name";
import { modeOf, rubricOf } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string; student: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exporting.print"))("portfolio.title") };
}

/** One student's own work, with everything about it that the student may see, to print (T14). */
export default async function PortfolioPage({ params }: Props) {
  const { activity: activityId, student } = await params;
  const reader = await requireActivityReader(activityId);
  const member = await requireStudentOf(reader, student);
  await auditRead(reader, "portfolio", { activityId, studentId: member.studentId });
  const { activity } = reader;
  const lesson = activity.lesson;
  const [{ reviews, answered, earlier, learning, ballots, ticket, feedback, current }, { name: className }, t, format] =
    await Promise.all([
      loadPortfolio(member),
      loadClass(reader.classId),
      getTranslations("exporting.print"),
      getFormatter(),
    ]);
  const leaf = (mode: string) => ({
    className,
    activity: activityName(activity),
    importedAt: activity.importedAt,
    mode: modeOf(lesson, mode),
  });
  const questions = lesson.caseStudy.questions;
  return (
    <>
      <ActivityHead reader={reader} tool="export" pageName={t("portfolio.title")} />
      <main className={styles.page}>
        <ClientMessages of={["exporting.print"]}>
          <PrintBar>{t("portfolio.about", { name: member.name })}</PrintBar>
        </ClientMessages>
        <Leaf className={className} activity={activityName(activity)} importedAt={activity.importedAt} mode={null}>
          <h1 dir="auto">{t("portfolio.of", { name: member.name })}</h1>
          <PortfolioFacts lesson={lesson} learning={learning} ballots={ballots} ticket={ticket} />
          {feedback.given
            .filter(({ toNumber, sentAt, access }) => toNumber !== null && sentAt !== null && access !== "none")
            .map((one) => (
              <section key={one.id}>
                <h2>{t("feedbackFor", { number: one.toNumber ?? 0 })}</h2>
                <FeedbackTextList texts={one.texts} />
              </section>
            ))}
          {feedback.received.map(
            (one) =>
              one.is === "opened" && (
                <section key={one.id}>
                  <h2>{t("feedbackFrom", { number: one.number })}</h2>
                  <FeedbackTextList texts={one.texts} />
                </section>
              ),
          )}
        </Leaf>
        {reviews.map((one) => (
          <Leaf key={one.id} {...leaf(one.mode)}>
            <PrintedCase
              texts={one.texts}
              questions={questions}
              comments={one.comments}
              by={t("by", { names: format.list(one.names) })}
            />
            <div className={styles.levels}>
              <MarkedRubric criteria={rubricOf(activity)} given={one.levels} heading="h3" />
            </div>
          </Leaf>
        ))}
        {current !== null && (
          <Leaf {...leaf(current.mode)}>
            <PrintedCase
              texts={current.texts}
              questions={questions}
              comments={[]}
              by={`${t("by", { names: format.list(current.names) })} ${current.handedIn ? "" : t("notHandedIn")}`}
            />
          </Leaf>
        )}
        {answered.map((one) => (
          <Leaf key={one.id} {...leaf(one.mode)}>
            <PrintedCase texts={one.texts} questions={questions} comments={one.comments} by={t("earlier")} />
          </Leaf>
        ))}
        {earlier.map((one) => (
          <Leaf key={`${one.worksheetId} ${String(one.own)}`} {...leaf(one.mode)}>
            <PrintedCase
              texts={one.texts}
              questions={questions}
              comments={[]}
              by={t("former", { number: one.number })}
            />
          </Leaf>
        ))}
      </main>
    </>
  );
}
