/** The steps that every change to one review shares (T12). */
import { transaction, type Tx } from "@/db/client";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { findSubmission, type SubmissionRow } from "@/lib/features/cases/writing/queries/submissions";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";
import { reviewTopicsOf } from "./review-topics";

/** @throws AppError `not-found`, `review-old` */
export async function changeReview(
  editor: ActivityEditor,
  submissionId: string,
  kind: Entry["kind"],
  run: (tx: Tx, found: SubmissionRow, activity: ActivityRow) => Promise<void>,
  now = currentTime(),
): Promise<void> {
  const activityId = editor.activity.id;
  const topics = await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    const found = await requireCountingSubmission(tx, activityId, submissionId);
    await recordInJournal(
      tx,
      editor,
      { kind, values: { team: found.number, submission: found.id }, combine: kind === "mark" },
      () => run(tx, found, activity),
      now,
    );
    return found.releasedAt !== null || found.returnedAt !== null ? reviewTopicsOf(found) : [];
  });
  invalidate(activityId, "reviews", ...topics);
}

/** Refuses changes to a submission that was replaced, taken back or archived: the page may be out of date. */
export async function requireCountingSubmission(
  tx: Tx,
  activityId: string,
  submissionId: string,
): Promise<SubmissionRow> {
  const found = await findSubmission(tx, activityId, submissionId);
  if (found === null) throw new AppError("not-found");
  if (found.archived || found.newestId !== found.id) throw new AppError("review-old");
  return found;
}
