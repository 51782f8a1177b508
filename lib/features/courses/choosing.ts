/** A teacher chooses the activity that a link of a course opens (T19). */
import { database, transaction } from "@/db/client";
import { listEditableActivities } from "./queries/course-links";
import { updateLaunch, claimLaunch } from "./queries/launches";
import { currentOrigin } from "@/lib/auth/browser";
import { platformPaths } from "@/lib/wire/platform-paths";
import { signChoice } from "@/lib/auth/platform/deep-link";
import { findPlatform, isAddressOf } from "@/lib/auth/platform/platforms";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { recordInJournal } from "@/lib/activity/journal/record";
import { activityName } from "@/lib/content/activity-name";
import { rubricOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { totalOf } from "@/lib/features/cases/reviewing/rules/marks";
import { courseOf, findBoundActivity, rebindActivity, authoriseForLink } from "./bound-activity";
import { requireWaitingLaunch } from "./launching";

type Teacher = Viewer & { as: "teacher" };

/** The activities of the classes that the teacher may edit. */
export async function listChoices({ teacherId }: Teacher) {
  const found = await listEditableActivities(database(), teacherId);
  return found.map(({ id, className, ...activity }) => ({ id, className, name: activityName(activity) }));
}

/**
 * Binds the link to the activity, or stores the choice for a link that is to be added to the course. Returns the path to continue at.
 * @throws AppError `launch-stale`, `launch-other-class`, and as `authoriseActivityEditor`
 */
export async function chooseActivity(
  teacher: Teacher,
  given: { launch: string; activity: string },
  now = currentTime(),
): Promise<string> {
  const { id, launch } = await requireWaitingLaunch(given.launch, teacher.teacherId);
  const activityId = given.activity;
  const editor = await authoriseActivityEditor(teacher, activityId);
  const { wants, course } = launch;
  const entry = { kind: "course-link", values: { course: course.title }, always: true } as const;
  if (wants.is === "choice") {
    await transaction((tx) =>
      recordInJournal(tx, editor, entry, () => updateLaunch(tx, id, { activityId: editor.activity.id })),
    );
    return `${platformPaths.answer}?launch=${id}`;
  }
  // Another teacher may have chosen meanwhile.
  const bound = await findBoundActivity(launch, wants);
  if (bound !== null) await authoriseForLink(() => authoriseActivityEditor(teacher, bound.id));
  const change = { from: bound?.id ?? null, to: activityId };
  await transaction(async (tx) => {
    if (!(await claimLaunch(tx, id))) throw new AppError("launch-stale");
    await recordInJournal(tx, editor, entry, () => rebindActivity(tx, launch, wants, change, now));
  });
  return `/teacher/activities/${activityId}`;
}

/** Loads what the browser posts to the platform, and where, so that the course gets the link. @throws AppError `launch-stale` */
export async function loadChoiceAnswer(
  teacher: Teacher,
  id: unknown,
): Promise<{ returnUrl: string; token: string; label: string }> {
  const { launch, activityId } = await requireWaitingLaunch(id, teacher.teacherId);
  const platform = findPlatform(launch);
  const { wants } = launch;
  if (activityId === null || platform === null || wants.is !== "choice" || !isAddressOf(platform, wants.returnUrl))
    throw new AppError("launch-stale");
  const { activity } = await authoriseActivityEditor(teacher, activityId);
  const token = await signChoice(courseOf(launch), wants, {
    activityId,
    title: activityName(activity),
    launchAt: (await currentOrigin()) + platformPaths.launch,
    points: wants.withLineItem ? totalOf({}, rubricOf(activity)).of : null,
  });
  return { returnUrl: wants.returnUrl, token, label: platform.label };
}
