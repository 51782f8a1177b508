import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CasePart } from "@/components/learning/whole-lesson/case-part";
import { ExercisesPart } from "@/components/learning/whole-lesson/exercises-part";
import wholeLesson from "@/components/learning/whole-lesson/whole-lesson.module.css";
import styles from "@/components/learning/whole-lesson/lesson-page.module.css";
import { Exemplar } from "@/components/learning/exemplar/exemplar";
import { Glossary } from "@/components/learning/glossary/glossary";
import { SectionReading } from "@/components/learning/reading/section-reading";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { RubricLink } from "@/components/cases/reviewing/rubric/rubric-link";
import { requireActivityReader } from "@/lib/activity/require";
import { rubricOf } from "@/lib/content/lesson";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn.teacher"))("title") };
}

/** The whole lesson on one page, with the answers, for the teacher to read in advance and to print. */
export default async function WholeLesson({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [t, learn] = await Promise.all([getTranslations("learn.teacher"), getTranslations("learn")]);
  const lesson = reader.activity.lesson;
  const parts = [
    ...lesson.sections.map((section) => ({ id: `section-${section.id}`, name: section.title })),
    { id: "causes", name: t("matching") },
    { id: "checks", name: t("checks") },
    ...(lesson.guesses.length === 0 ? [] : [{ id: "guesses", name: t("guesses") }]),
    { id: "case", name: t("case") },
    { id: "rubric", name: t("rubric") },
    { id: "exemplars", name: t("exemplars") },
    { id: "glossary", name: learn("glossary.title") },
  ];
  return (
    <>
      <ActivityHead reader={reader} tool="lesson" pageName={t("title")} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{lesson.title}</h1>
          <p>{t("about")}</p>
          <p className={styles.guide}>
            <ButtonLink size="small" href={`/teacher/activities/${activityId}/guide`}>
              <Icon name="book" />
              {learn("guide.title")}
            </ButtonLink>
          </p>
          <ul className={styles.parts}>
            {parts.map((part) => (
              <li key={part.id}>
                <a href={`#${part.id}`}>{part.name}</a>
              </li>
            ))}
          </ul>
        </header>
        {lesson.sections.map((section) => (
          <div key={section.id} id={`section-${section.id}`} className={styles.section}>
            <SectionReading lesson={lesson} section={section} glossaryHref="" embedded />
          </div>
        ))}
        <ExercisesPart lesson={lesson} />
        <CasePart lesson={lesson} rubric={rubricOf(reader.activity)} rubricLink={<RubricLink reader={reader} />} />
        <section className={wholeLesson.part} aria-labelledby="exemplars">
          <h2 id="exemplars">{t("exemplars")}</h2>
          {lesson.modes.map((mode) => (
            <Exemplar key={mode.id} lesson={lesson} mode={mode} heading="h3" />
          ))}
        </section>
        <section className={wholeLesson.part} aria-labelledby="glossary">
          <h2 id="glossary">{learn("glossary.title")}</h2>
          <Glossary lesson={lesson} sectionHref={(section) => `#section-${section}`} />
        </section>
      </main>
    </>
  );
}
