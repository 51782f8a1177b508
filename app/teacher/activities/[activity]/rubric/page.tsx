import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { RubricEditor } from "@/components/cases/reviewing/rubric/rubric-editor";
import styles from "@/components/cases/reviewing/rubric/rubric-page.module.css";
import { requireActivityReader } from "@/lib/activity/require";
import { isRubricOpen } from "@/lib/features/cases/reviewing/rubric";
import { rubricOf } from "@/lib/content/lesson";
import { mayEditClass } from "@/lib/activity/rules/access";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.edit"))("title") };
}

/** The activity's rubric. After the first mark only its wording can be edited (T12). */
export default async function RubricPage({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [t, isOpen] = await Promise.all([getTranslations("review.edit"), isRubricOpen(reader)]);
  const canEdit = mayEditClass(reader.role);
  const title = t(canEdit ? "title" : "toRead");
  return (
    <>
      <ActivityHead reader={reader} tool="review" pageName={title} />
      <main className={styles.page}>
        <h1>{title}</h1>
        <p className="lede">{t(canEdit ? "lede" : "ledeToRead")}</p>
        <ClientMessages of={["review.edit", "review.rubric"]}>
          <RubricEditor
            activityId={activityId}
            rubric={rubricOf(reader.activity)}
            lessons={reader.activity.lesson.rubric}
            isOpen={isOpen}
          />
        </ClientMessages>
      </main>
      <RefreshOnTopics activityId={activityId} topics={["reviews"]} />
    </>
  );
}
