/** A newer version of an activity's lesson, which its teachers are offered (T16). */
import { database, transaction, type Tx } from "@/db/client";
import type { ActivityEditor, ActivityReader } from "@/lib/activity/authorise";
import { recordInJournal } from "@/lib/activity/journal/record";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { findLessons } from "@/lib/activity/queries/lessons";
import { invalidate } from "@/lib/bus/bus";
import { findPlan, type Lesson } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import * as rows from "./queries/newer-version";
import { onlyWordsDiffer } from "./rules/difference";
import { asJson } from "./rules/merge";
import { standingOf, type Dependents, type Standing } from "./rules/newer-version";

/** The newest version of the activity's lesson; null when nothing newer is offered. */
export function findNewerVersion({ activity }: ActivityReader): Promise<rows.VersionOffer | null> {
  return rows.findNewerVersion(database(), activity.id);
}

/** Whether the activity may take the newest version now; null when nothing newer is offered. */
export async function findUsableVersion(reader: ActivityReader): Promise<rows.VersionOffer | null> {
  const offer = await loadOffer(reader);
  return offer === null || offer.standing.kind === "held" ? null : offer;
}

/** A newer version, beside the one that the activity has. */
export interface VersionComparison extends rows.VersionOffer {
  lesson: Lesson;
  standing: Standing;
  dependents: Dependents;
}

/** The newer version with what depends on the one in use; null when nothing newer is offered. */
export async function loadOffer({ activity }: ActivityReader): Promise<VersionComparison | null> {
  const tx = database();
  const offer = await rows.findNewerVersion(tx, activity.id);
  return offer === null ? null : { ...offer, ...(await compare(tx, activity, offer.id)) };
}

/** The number of the version that the activity has. */
export function findOwnNumber({ activity }: ActivityReader): Promise<number> {
  return rows.findVersionNumber(database(), activity.contentId);
}

async function compare(tx: Tx, { id, lesson: own }: Pick<ActivityRow, "id" | "lesson">, versionId: string) {
  const lesson = (await findLessons(tx, [versionId])).get(versionId);
  if (lesson === undefined) throw new Error(`there is no lesson ${versionId}`); // a foreign key keeps it there
  const dependents = await rows.countDependents(tx, id);
  return { lesson, dependents, standing: standingOf(dependents, onlyWordsDiffer(asJson(own), asJson(lesson))) };
}

/**
 * Gives the activity the newest version of its lesson, which the teacher has seen. Does nothing when it has that version already. Answers of students
 * wait for the activity's lock, or the lock waits for them, so none is about a version that is gone.
 * @throws AppError `lesson-version-held` when something depends on the version in use and more than words differ, `lesson-version-newer` when the
 * version that was seen is not the newest one that is offered
 */
export async function takeNewerVersion(editor: ActivityEditor, versionId: string): Promise<void> {
  const activityId = editor.activity.id;
  const isTaken = await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    if (activity.contentId === versionId) return false;
    const offer = await rows.findNewerVersion(tx, activityId);
    if (offer?.id !== versionId) throw new AppError("lesson-version-newer");
    await recordInJournal(tx, editor, { kind: "lesson-version", values: { version: offer.number } }, () =>
      changeVersion(tx, activity, versionId),
    );
    return true;
  });
  // Every page of a student refreshes on the topic `phase`.
  if (isTaken) invalidate(activityId, "phase");
}

/** Gives a locked activity this version. A plan that the version lacks is no longer the activity's. @throws AppError `lesson-version-held` */
async function changeVersion(tx: Tx, activity: ActivityRow, versionId: string): Promise<void> {
  const { lesson, standing } = await compare(tx, activity, versionId);
  if (standing.kind === "held") throw new AppError("lesson-version-held");
  const plan = activity.plan === null || findPlan(lesson, activity.plan) === null ? null : activity.plan;
  await rows.setLessonVersion(tx, activity.id, { contentId: versionId, plan });
}

/** Gives the activity a version that it had, for undo. @throws AppError `lesson-version-held` */
export async function restoreVersion(tx: Tx, activityId: string, versionId: string): Promise<void> {
  await changeVersion(tx, await lockActivity(tx, activityId), versionId);
}
