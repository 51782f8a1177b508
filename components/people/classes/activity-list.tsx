import type { Lesson } from "@/lib/content/schema";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Link } from "@/components/ui/controls/link";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { LocalDate } from "@/components/ui/display/local-date";
import { bringActivityBack } from "@/lib/features/people/classes/actions/class";
import { activityName, suggestActivityName } from "@/lib/content/activity-name";
import { archiveStatus, type ArchiveDates } from "@/lib/features/people/classes/rules/archive-status";
import type { Phase } from "@/lib/activity/rules/phases";
import type { LessonOffer } from "@/lib/features/people/classes/new-lesson";
import { CopyActivity, type CopyActivityProps } from "./copy-activity";
import { NewActivity } from "./new-activity";
import { ArchiveOrDeleteActivity } from "./archive-or-delete-activity";
import { ArchiveState } from "./archive-state";
import { RenameActivity } from "./rename-activity";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./activity-list.module.css";

interface ActivityListProps {
  classId: string;
  /** The lessons that an activity can be made of. */
  lessons: readonly LessonOffer[];
  activities: readonly ({
    id: string;
    name: string | null;
    lesson: Lesson;
    phase: Phase;
    createdAt: Date;
  } & ArchiveDates)[];
  /** The class is archived or deleted, so its code opens none of the activities. */
  isArchivedOrDeleted: boolean;
  /** Whether the teacher may edit the class, and so restore its activities. */
  mayRestore: boolean;
  copyActivity: CopyActivityProps["copyActivity"];
}

/**
 * The activities of the class, newest first, and a button for a new activity. Below them, archived activities and deleted activities that can
 * still be restored.
 */
export async function ActivityList({
  classId,
  lessons,
  activities,
  isArchivedOrDeleted,
  mayRestore: mayBringBack,
  copyActivity,
}: ActivityListProps) {
  const [t, app] = await Promise.all([getTranslations("teacher.class.activities"), getTranslations("app.phases")]);
  const inUse = activities.filter(({ archivedAt }) => archivedAt === null);
  const putAway = activities.filter(({ archivedAt }) => archivedAt !== null);
  const taken = activities.map(activityName);
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text", { away: isArchivedOrDeleted ? "yes" : "no" })}</p>
      </header>
      <ul className={classesStyles.open}>
        {inUse.map(({ phase, createdAt, ...activity }) => {
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
                <Link href={`/teacher/activities/${activity.id}/guide`}>{t("guide")}</Link>
                <RenameActivity classId={classId} activityId={activity.id} name={name} />
                <CopyActivity
                  classId={classId}
                  activityId={activity.id}
                  name={name}
                  suggested={suggestActivityName(activity.lesson, taken)}
                  copyActivity={copyActivity}
                />
                <OnlyEditors>
                  <ArchiveOrDeleteActivity classId={classId} activityId={activity.id} name={name} />
                </OnlyEditors>
              </span>
            </li>
          );
        })}
      </ul>
      <NewActivity
        classId={classId}
        lessons={lessons.map((lesson) => ({ ...lesson, suggested: suggestActivityName(lesson, taken) }))}
      >
        <OnlyEditors>
          <ButtonLink size="small" href={`/teacher/classes/${classId}/import`}>
            {t("import")}
          </ButtonLink>
        </OnlyEditors>
      </NewActivity>
      {putAway.length > 0 && (
        <>
          <h3>{t("putAway")}</h3>
          <ul className={classesStyles.open}>
            {putAway.map((activity) => (
              <li key={activity.id}>
                <Link href={`/teacher/activities/${activity.id}`}>
                  <b>{activityName(activity)}</b>
                </Link>
                <ArchiveState
                  what="activity"
                  name={activityName(activity)}
                  state={archiveStatus(activity)}
                  mayRestore={mayBringBack}
                  restore={bringActivityBack.bind(null, classId, { activityId: activity.id })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
