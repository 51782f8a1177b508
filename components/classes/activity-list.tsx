import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { LocalDate } from "@/components/ui/display/local-date";
import type { ActionResult } from "@/lib/errors/action-result";
import { activityName, suggestActivityName } from "@/lib/content/activity-name";
import { builtInContentId } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases/phases";
import { NewActivity } from "./new-activity";
import { RenameActivity } from "./rename-activity";
import classesStyles from "./classes.module.css";
import styles from "./activity-list.module.css";

interface ActivityListProps {
  classId: string;
  activities: readonly { id: string; name: string | null; contentId: string; phase: Phase; createdAt: Date }[];
  newActivity: (classId: string, input: { name: string }) => Promise<ActionResult<string>>;
  renameActivity: (classId: string, input: { activityId: string; name: string }) => Promise<ActionResult<string>>;
}

/** The class's activities, newest first, and one more. */
export async function ActivityList({ classId, activities, newActivity, renameActivity }: ActivityListProps) {
  const [t, app] = await Promise.all([getTranslations("teacher.class.activities"), getTranslations("app.phases")]);
  const renameWords = (name: string) => ({
    label: t("rename"),
    of: t("renameOf", { name }),
    title: t("renameTitle", { name }),
    text: t("renameText"),
    name: t("name"),
    go: t("renameGo"),
    done: t("renameDone", { name: "{name}" }),
    cancel: t("cancel"),
  });
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={classesStyles.open}>
        {activities.map(({ phase, createdAt, ...activity }) => {
          const name = activityName(activity);
          return (
            <li key={activity.id}>
              <Link href={`/teacher/activities/${activity.id}`}>
                <b>{name}</b>
              </Link>
              <span className={styles.about}>
                <span className="quiet">
                  <LocalDate sentence={t("made", { date: "{date}", phase: app(phase) })} at={createdAt} />
                </span>
                <RenameActivity
                  classId={classId}
                  activityId={activity.id}
                  name={name}
                  renameActivity={renameActivity}
                  words={renameWords(name)}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <NewActivity
        classId={classId}
        suggested={suggestActivityName(builtInContentId, activities.map(activityName))}
        newActivity={newActivity}
        words={{
          label: t("new"),
          title: t("newTitle"),
          text: t("newText"),
          name: t("name"),
          go: t("newGo"),
          cancel: t("cancel"),
        }}
      />
    </section>
  );
}
