import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Link } from "@/components/ui/controls/link";
import { OnlySteering } from "@/components/page-frame/teacher/may-steer";
import { LocalDate } from "@/components/ui/display/local-date";
import type { ActionResult } from "@/lib/errors/action-result";
import { activityName, suggestActivityName } from "@/lib/content/activity-name";
import { builtInContentId } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases/phases";
import { CopyActivity } from "./copy-activity";
import { NewActivity } from "./new-activity";
import { RenameActivity } from "./rename-activity";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./activity-list.module.css";

interface ActivityListProps {
  classId: string;
  activities: readonly { id: string; name: string | null; contentId: string; phase: Phase; createdAt: Date }[];
  newActivity: (classId: string, input: { name: string }) => Promise<ActionResult<string>>;
  renameActivity: (classId: string, input: { activityId: string; name: string }) => Promise<ActionResult<string>>;
  copyActivity: (
    classId: string,
    input: { activityId: string; name: string; teams: boolean },
  ) => Promise<ActionResult<string>>;
}

/** The class's activities, newest first, and one more. */
export async function ActivityList({
  classId,
  activities,
  newActivity,
  renameActivity,
  copyActivity,
}: ActivityListProps) {
  const [t, app] = await Promise.all([getTranslations("teacher.class.activities"), getTranslations("app.phases")]);
  const suggested = suggestActivityName(builtInContentId, activities.map(activityName));
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
                  {t.rich("made", { date: () => <LocalDate at={createdAt} />, phase: app(phase) })}
                </span>
                <RenameActivity
                  classId={classId}
                  activityId={activity.id}
                  name={name}
                  renameActivity={renameActivity}
                />
                <CopyActivity
                  classId={classId}
                  activityId={activity.id}
                  name={name}
                  suggested={suggested}
                  copyActivity={copyActivity}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <NewActivity classId={classId} suggested={suggested} newActivity={newActivity}>
        <OnlySteering>
          <ButtonLink size="small" href={`/teacher/classes/${classId}/import`}>
            {t("import")}
          </ButtonLink>
        </OnlySteering>
      </NewActivity>
    </section>
  );
}
