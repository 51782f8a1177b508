import { getTranslations } from "next-intl/server";
import { Link } from "@/components/shared/ui/link";
import { LocalDate } from "@/components/shared/ui/local-date";
import type { ActionResult } from "@/lib/action-result";
import { lessonOf } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases";
import { NewActivity } from "./new-activity";
import styles from "./classes.module.css";

interface ActivityListProps {
  classId: string;
  activities: readonly { id: string; contentId: string; phase: Phase; createdAt: Date }[];
  newActivity: (input: { classId: string }) => Promise<ActionResult<string>>;
}

/** The class's activities, newest first, and one more. */
export async function ActivityList({ classId, activities, newActivity }: ActivityListProps) {
  const [t, app] = await Promise.all([getTranslations("teacher.class.activities"), getTranslations("app.phases")]);
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={styles.open}>
        {activities.map(({ id, contentId, phase, createdAt }) => (
          <li key={id}>
            <Link href={`/teacher/activities/${id}`}>
              <b>{lessonOf(contentId).title}</b>
            </Link>
            <span className="quiet">
              <LocalDate sentence={t("made", { date: "{date}", phase: app(phase) })} at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
      <NewActivity classId={classId} newActivity={newActivity} label={t("new")} />
    </section>
  );
}
