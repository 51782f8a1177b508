/** A class whose cases are in review: released, marked, partly marked, returned, and handed in again. */
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { listReviews } from "@/lib/features/cases/reviewing/queries/reviews";
import { findLatestSubmissions } from "@/lib/features/cases/writing/queries/worksheets";
import { makeCoTeacher } from "@/db/testing/factories";
import { makeSubmission } from "@/db/testing/student-work";
import { authoriseActivityEditor, type ActivityEditor } from "@/lib/activity/authorise";
import { writeComment } from "@/lib/features/cases/reviewing/comments";
import { giveMark, release } from "@/lib/features/cases/reviewing/reviews";
import { returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { passageOf } from "@/lib/features/cases/reviewing/rules/review";
import type { ReviewField } from "@/lib/sync/format/fields";
import type { Classroom } from "./classroom";

interface EditedActivity {
  teacher: { id: string; name: string };
  activity: { id: string };
}

export function editorOf({ teacher, activity }: EditedActivity): Promise<ActivityEditor> {
  return authoriseActivityEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" },
    activity.id,
  );
}

/** The latest submission of the team with this index. */
export async function submissionOf(classroom: Classroom, index: number) {
  const team = classroom.teams[index];
  const [latest] = team === undefined ? [] : await findLatestSubmissions(database(), [team.worksheetId]);
  if (latest === undefined) throw new Error(`team ${index} has handed in nothing`);
  return latest;
}

export async function markCase(
  editor: ActivityEditor,
  submissionId: string,
  given: Partial<Record<"scenario" | "harm" | "prevention" | "response", number>>,
): Promise<void> {
  for (const [criterion, level] of Object.entries(given))
    await giveMark(editor, { submissionId, studentId: null, criterion, level });
}

/** Comments on the first `words` words of the answer; with 0 on the whole answer. */
export async function addComment(
  editor: ActivityEditor,
  submission: Awaited<ReturnType<typeof submissionOf>>,
  field: ReviewField,
  text: string,
  words = 0,
): Promise<void> {
  const answer = submission.texts[field];
  const passage = words === 0 ? null : passageOf(answer, 0, answer.split(" ").slice(0, words).join(" ").length);
  await writeComment(editor, submission.id, { id: randomUUID(), field, passage, text, seen: null });
}

/** A co-teacher gives the third case another level than its teacher, and one that the teacher has not given. */
export async function disputeThird(classroom: Classroom): Promise<void> {
  const teacher = await makeCoTeacher(classroom.class.id, { name: "Mr. Ade" });
  const editor = await editorOf({ teacher, activity: classroom.activity });
  await markCase(editor, (await submissionOf(classroom, 2)).id, { harm: 2, prevention: 3 });
}

export async function makeReviews(classroom: Classroom): Promise<void> {
  const editor = await editorOf(classroom);
  const [first, second, third, fourth, fifth] = [
    await submissionOf(classroom, 0),
    await submissionOf(classroom, 1),
    await submissionOf(classroom, 2),
    await submissionOf(classroom, 3),
    await submissionOf(classroom, 4),
  ];
  await markCase(editor, first.id, { scenario: 4, harm: 3, prevention: 3, response: 2 });
  await addComment(editor, first, "scenario", "Good: you say what was in the data, not only that it was “biased”.");
  await addComment(editor, first, "harmed", "This is the best sentence in the class so far.", 9);
  await release(editor, { submissionIds: [first.id], released: true });
  await markCase(editor, second.id, { scenario: 3, harm: 3, prevention: 2, response: 3 });
  await markCase(editor, third.id, { scenario: 4, harm: 3 });
  await addComment(editor, third, "scenario", "Good: you say what was in the data, not only that it was “biased”.", 12);
  await addComment(editor, third, "harmed", "Name one more person, further away.");
  await addComment(
    editor,
    fourth,
    "prevention",
    "Who would run this test, and which result should have stopped the release?",
    8,
  );
  await addComment(editor, fourth, "response", "Say who is told first.");
  await returnForRevision(editor, fourth.id);
  await addComment(editor, fifth, "prevention", "Who runs it?", 6);
  await markCase(editor, fifth.id, { scenario: 3, harm: 2, prevention: 2, response: 3 });
  const team = classroom.teams[4];
  if (team === undefined) return;
  const texts = {
    ...fifth.texts,
    prevention: `${fifth.texts.prevention.replace(/^\S+ \S+ /, "Before anyone depended on it, ")} An outside group runs it twice.`,
  };
  await makeSubmission({
    activityId: classroom.activity.id,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts,
    memberIds: team.memberIds,
  });
  const again = (await listReviews(database(), classroom.activity.id)).find(({ teamId }) => teamId === team.id);
  await markCase(editor, again?.submissionId ?? "", { scenario: 3, harm: 2, prevention: 2, response: 3 });
}
