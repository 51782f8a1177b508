/** Returns a submission for revision (Q12). The team's worksheet is open until they hand in again, or the teacher ends the return. */
import { findReviewNews } from "./queries/own-reviews";
import { database, transaction, type Tx } from "@/db/client";
import { copyMarksOfLastSubmission } from "./queries/marks";
import { insertReturn, listReturns, listTeamComments, markReturnEnded, type TeamComment } from "./queries/reviews";
import { lockActivity, raiseAccessVersion } from "@/lib/activity/queries/activity";
import { findSubmission } from "@/lib/features/cases/writing/queries/submissions";
import type { Member, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { batchedBy } from "@/lib/process/batch";
import { mayReadComments, mayReturn } from "@/lib/activity/rules/access";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";
import { requireCountingSubmission } from "./change-review";
import { reviewTopicsOf } from "./review-topics";

/** @throws AppError `not-found`, `review-old`, `return-too-early`, `returned-already` */
export async function returnForRevision(
  editor: ActivityEditor,
  submissionId: string,
  now = currentTime(),
): Promise<void> {
  await changeReturn(editor, submissionId, "return", async (tx, { phase }, worksheetId) => {
    if (!mayReturn(editor.role, phase)) throw new AppError("return-too-early");
    if (await isReturned(worksheetId, tx)) throw new AppError("returned-already");
    await insertReturn(tx, { worksheetId, submissionId, at: now });
  });
}

/** @throws AppError `not-found`, `review-old`, `return-over` */
export async function endReturn(editor: ActivityEditor, submissionId: string, now = currentTime()): Promise<void> {
  await changeReturn(editor, submissionId, "end-return", async (tx, _, worksheetId) => {
    if (!(await markReturnEnded(tx, worksheetId, "teacher", now))) throw new AppError("return-over");
  });
}

async function changeReturn(
  editor: ActivityEditor,
  submissionId: string,
  kind: Entry["kind"],
  run: (tx: Tx, activity: Awaited<ReturnType<typeof lockActivity>>, worksheetId: string) => Promise<void>,
): Promise<void> {
  const activityId = editor.activity.id;
  const topics = await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    const found = await requireCountingSubmission(tx, activityId, submissionId);
    await recordInJournal(tx, editor, { kind, values: { team: found.number } }, () =>
      run(tx, activity, found.worksheetId),
    );
    await raiseAccessVersion(tx, activityId);
    return reviewTopicsOf(found);
  });
  publish({ kind: "access", activityId });
  invalidate(activityId, "reviews", ...topics);
}

/** Part of a hand-in's transaction: copies the last submission's marks as a draft and ends the return. Returns whether access changed. */
export async function endReturnByHandIn(
  tx: Tx,
  submission: Parameters<typeof copyMarksOfLastSubmission>[1] & { activityId: string },
  now: Date,
): Promise<boolean> {
  await copyMarksOfLastSubmission(tx, submission);
  const ended = await markReturnEnded(tx, submission.worksheetId, "hand-in", now);
  if (ended) await raiseAccessVersion(tx, submission.activityId);
  return ended;
}

/** Whether this worksheet is open again because its submission was returned. */
export async function isReturned(worksheetId: string, tx: Tx = database()): Promise<boolean> {
  return (await listReturns(tx, [worksheetId])).length > 0;
}

const returnOf = batchedBy(
  async (worksheetIds) => new Map((await listReturns(database(), worksheetIds)).map((row) => [row.worksheetId, row])),
);

/** Loads the comments on a returned submission for its team; null when it is not returned. */
export async function loadReturned(member: Member, worksheetId: string): Promise<{ comments: TeamComment[] } | null> {
  const tx = database();
  const open = await returnOf(worksheetId);
  const found = open === null ? null : await findSubmission(tx, member.activity.id, open.submissionId);
  if (found === null || !mayReadComments(member.role, found)) return null;
  return { comments: await listTeamComments(tx, found.id) };
}

/** For the top of each student page. A return is shown only while the team can write. */
export async function loadReviewNews(member: Member): Promise<{ returned: boolean; released: boolean }> {
  const news = await findReviewNews(database(), member.activity.id, member);
  return { ...news, returned: news.returned && isAtLeast(member.activity.phase, "write") };
}
