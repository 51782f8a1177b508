import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RubricLink } from "@/components/cases/reviewing/rubric/rubric-link";
import styles from "@/components/learning/whole-lesson/lesson-page.module.css";
import { WholeLesson } from "@/components/learning/whole-lesson/whole-lesson";
import { NewerVersionNotice } from "@/components/lessons/newer-version-notice";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { requireActivityReader } from "@/lib/activity/require";
import { rubricOf } from "@/lib/content/lesson";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn.teacher"))("title") };
}

export default async function LessonPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [t, learn] = await Promise.all([getTranslations("learn.teacher"), getTranslations("learn")]);
  return (
    <>
      <ActivityHead reader={reader} tool="lesson" pageName={t("title")} />
      <main className={styles.page}>
        <WholeLesson
          lesson={reader.activity.lesson}
          uploads={`/teacher/activities/${activityId}/pictures`}
          rubric={rubricOf(reader.activity)}
          rubricLink={<RubricLink reader={reader} />}
        >
          <NewerVersionNotice reader={reader} alsoHeld />
          <p className={styles.guide}>
            <ButtonLink size="small" href={`/teacher/activities/${activityId}/guide`}>
              <Icon name="book" />
              {learn("guide.title")}
            </ButtonLink>
          </p>
        </WholeLesson>
      </main>
    </>
  );
}
