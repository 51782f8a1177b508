/** Marks and releases of submissions (T12). Each is stored at once; students see it when it is released. */
import { database, transaction, type Tx } from "@/db/client";
import { chooseLevel, listMarks, setMark, setMarksCarried, type MarkPlace } from "./queries/marks";
import { listComments, listReviews, setReleased, type Comment, type ReviewRow } from "./queries/reviews";
import { lockActivity } from "@/lib/activity/queries/activity";
import { findTeacherNames } from "@/lib/activity/queries/teacher-names";
import { findNames } from "@/lib/activity/queries/students";
import { findSubmission, type SubmissionRow } from "@/lib/features/cases/writing/queries/submissions";
import { findTeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import type { ActivityReader, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { rubricOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { countOpen, disputedCriteria, marksFor, ownersOf, settledLevels, type Levels, type Mark } from "./rules/marks";
import { hasLevel } from "./rules/rubric";
import { recordInJournal } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";
import { changeReview, requireCountingSubmission } from "./change-review";
import { reviewTopicsOf } from "./review-topics";

/** One set of marks: for the members at the hand-in, or for one student who was absent, or has joined the team since (Q21). */
export interface MarkedGroup {
  /** null: the team's. */
  studentId: string | null;
  names: string[];
  /** The levels that count. */
  levels: Levels;
  /** The marks of every teacher. */
  marks: Mark[];
}

export interface Review {
  /** The team first. */
  marked: MarkedGroup[];
  comments: Comment[];
  /** Names of the teachers who marked or commented, by id. */
  teachers: Record<string, string>;
}

export async function loadReview({ activity }: ActivityReader, submissionId: string): Promise<Review> {
  const tx = database();
  const found = await findSubmission(tx, activity.id, submissionId);
  if (found === null) throw new AppError("not-found");
  const [marks, comments, people, team] = [
    await listMarks(tx, found.id),
    await listComments(tx, found.id),
    await findNames(tx, found.memberIds),
    await findTeamCase(tx, found.teamId),
  ];
  const later = (team?.members ?? []).filter(({ id }) => !found.memberIds.includes(id));
  const gone = ownersOf(marks, [...found.memberIds, ...later.map(({ id }) => id)]);
  const others = [...later, ...(await findNames(tx, gone))];
  const marked = [
    { studentId: null, names: people.map(({ name }) => name) },
    ...others.map(({ id, name }) => ({ studentId: id, names: [name] })),
  ];
  return {
    comments,
    teachers: Object.fromEntries(
      await findTeacherNames(
        tx,
        [...marks, ...comments].map(({ teacherId }) => teacherId),
      ),
    ),
    marked: marked.map((group) => {
      const own = marksFor(marks, group.studentId, found.memberIds);
      return { ...group, levels: settledLevels(own), marks: own };
    }),
  };
}

/** Every submission that counts, with the progress of its review. */
export async function loadReviews({ activity }: ActivityReader): Promise<ReviewRow[]> {
  return listReviews(database(), activity.id);
}

/**
 * Gives this teacher's mark; `level` null deletes it. Other teachers' marks stay, and a choice between them ends. If the submission is released,
 * students see the mark at once, and a mark that contradicts another teacher's is refused.
 * @throws AppError `not-found`, `review-old`, `no-such-criterion`, `student-gone`, `mark-released`
 */
export async function giveMark(
  editor: ActivityEditor,
  given: MarkPlace & { level: number | null },
  now = currentTime(),
): Promise<void> {
  await changeReview(
    editor,
    given.submissionId,
    "mark",
    async (tx, found, activity) => {
      if (!hasLevel(rubricOf(activity), given.criterion, given.level ?? 1)) throw new AppError("no-such-criterion");
      const place = {
        ...given,
        studentId: given.studentId === null ? null : await requireAbsentMember(tx, found, given.studentId),
      };
      await setMarksCarried(tx, found.id, false);
      if (!(await setMark(tx, { ...place, teacherId: editor.teacherId }))) return;
      await chooseLevel(tx, place, null);
      if (found.releasedAt === null) return;
      const marks = marksFor(await listMarks(tx, found.id), place.studentId, []);
      if (disputedCriteria(marks).includes(place.criterion)) throw new AppError("mark-released");
    },
    now,
  );
}

/**
 * Chooses which of the teachers' different marks counts.
 * @throws AppError `not-found`, `review-old`, `mark-changed` when nobody gives that level any more
 */
export async function chooseMark(editor: ActivityEditor, given: MarkPlace & { level: number }): Promise<void> {
  await changeReview(editor, given.submissionId, "mark-choice", async (tx, found) => {
    const marks = marksFor(await listMarks(tx, found.id), given.studentId, found.memberIds);
    if (!marks.some(({ criterion, level }) => criterion === given.criterion && level === given.level))
      throw new AppError("mark-changed");
    await setMarksCarried(tx, found.id, false);
    await chooseLevel(tx, given, given.level);
  });
}

/** Confirms marks that were copied from the version before for this one (Q12). @throws AppError `not-found`, `review-old` */
export async function confirmMarks(editor: ActivityEditor, submissionId: string): Promise<void> {
  await changeReview(editor, submissionId, "mark", (tx, found) => setMarksCarried(tx, found.id, false));
}

/** Members at the hand-in share the team's mark; only other students have marks of their own, which stay theirs when they leave the team (Q21). */
async function requireAbsentMember(tx: Tx, found: SubmissionRow, studentId: string): Promise<string> {
  const team = await findTeamCase(tx, found.teamId);
  const theirs = team?.members.some(({ id }) => id === studentId) ?? false;
  const mayHave = theirs || found.ownerIds.includes(studentId);
  if (!mayHave || found.memberIds.includes(studentId)) throw new AppError("student-gone");
  return studentId;
}

/**
 * Releases one or several reviews, or withdraws them (T12).
 * @throws AppError `not-found`, `review-old`, `marks-open` when two marks of a criterion await a choice; then none has changed.
 */
export async function release(
  editor: ActivityEditor,
  given: { submissionIds: readonly string[]; released: boolean },
  now = currentTime(),
): Promise<void> {
  const activityId = editor.activity.id;
  const topics = await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    const found: SubmissionRow[] = [];
    for (const id of given.submissionIds) found.push(await requireCountingSubmission(tx, activityId, id));
    if (given.released) await requireSettled(tx, activityId, found);
    const values = { cases: found.length, team: found[0]?.number ?? 0 };
    await recordInJournal(tx, editor, { kind: given.released ? "release" : "unrelease", values }, () =>
      setReleased(tx, given.submissionIds, given.released ? now : null),
    );
    return found.flatMap(reviewTopicsOf);
  });
  invalidate(activityId, ...new Set<Topic>(["reviews", ...topics]));
}

async function requireSettled(tx: Tx, activityId: string, found: readonly SubmissionRow[]): Promise<void> {
  const marks = new Map((await listReviews(tx, activityId)).map((row) => [row.submissionId, row.marks]));
  for (const { id, number } of found) {
    const open = countOpen(marks.get(id) ?? []);
    if (open > 0) throw new AppError("marks-open", { open, team: number });
  }
}
