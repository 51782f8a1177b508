/** A class whose cases are in review: released, marked, partly marked, returned, and handed in again. */
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { listReviews } from "@/lib/features/cases/reviewing/queries/reviews";
import { findLatestSubmissions } from "@/lib/features/cases/writing/queries/worksheets";
import { makeCoTeacher } from "@/db/testing/factories";
import { makeSubmission } from "@/db/testing/student-work";
import { authoriseSteering, type Steering } from "@/lib/activity/standing";
import { writeComment } from "@/lib/features/cases/reviewing/comments";
import { giveMark, release } from "@/lib/features/cases/reviewing/reviews";
import { returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { passageOf } from "@/lib/features/cases/reviewing/rules/review";
import type { ReviewField } from "@/lib/sync/format/fields";
import type { Classroom } from "./classroom";

interface Steered {
  teacher: { id: string; name: string };
  activity: { id: string };
}

export function steeringOf({ teacher, activity }: Steered): Promise<Steering> {
  return authoriseSteering(
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
  steering: Steering,
  submissionId: string,
  given: Partial<Record<"scenario" | "harm" | "prevention" | "response", number>>,
): Promise<void> {
  for (const [criterion, level] of Object.entries(given))
    await giveMark(steering, { submissionId, studentId: null, criterion, level });
}

/** Comments on the first `words` words of the answer; with 0 on the whole answer. */
export async function addComment(
  steering: Steering,
  submission: Awaited<ReturnType<typeof submissionOf>>,
  field: ReviewField,
  text: string,
  words = 0,
): Promise<void> {
  const answer = submission.texts[field];
  const passage = words === 0 ? null : passageOf(answer, 0, answer.split(" ").slice(0, words).join(" ").length);
  await writeComment(steering, submission.id, { id: randomUUID(), field, passage, text, seen: null });
}

/** A co-teacher gives the third case another level than its teacher, and one that the teacher has not given. */
export async function disputeThird(classroom: Classroom): Promise<void> {
  const teacher = await makeCoTeacher(classroom.class.id, { name: "Mr. Ade" });
  const steering = await steeringOf({ teacher, activity: classroom.activity });
  await markCase(steering, (await submissionOf(classroom, 2)).id, { harm: 2, prevention: 3 });
}

export async function makeReviews(classroom: Classroom): Promise<void> {
  const steering = await steeringOf(classroom);
  const [first, second, third, fourth, fifth] = [
    await submissionOf(classroom, 0),
    await submissionOf(classroom, 1),
    await submissionOf(classroom, 2),
    await submissionOf(classroom, 3),
    await submissionOf(classroom, 4),
  ];
  await markCase(steering, first.id, { scenario: 4, harm: 3, prevention: 3, response: 2 });
  await addComment(steering, first, "scenario", "Good: you say what was in the data, not only that it was “biased”.");
  await addComment(steering, first, "harmed", "This is the best sentence in the class so far.", 9);
  await release(steering, { submissionIds: [first.id], released: true });
  await markCase(steering, second.id, { scenario: 3, harm: 3, prevention: 2, response: 3 });
  await markCase(steering, third.id, { scenario: 4, harm: 3 });
  await addComment(
    steering,
    third,
    "scenario",
    "Good: you say what was in the data, not only that it was “biased”.",
    12,
  );
  await addComment(steering, third, "harmed", "Name one more person, further away.");
  await addComment(
    steering,
    fourth,
    "prevention",
    "Who would run this test, and which result should have stopped the release?",
    8,
  );
  await addComment(steering, fourth, "response", "Say who is told first.");
  await returnForRevision(steering, fourth.id);
  await addComment(steering, fifth, "prevention", "Who runs it?", 6);
  await markCase(steering, fifth.id, { scenario: 3, harm: 2, prevention: 2, response: 3 });
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
  await markCase(steering, again?.submissionId ?? "", { scenario: 3, harm: 2, prevention: 2, response: 3 });
}
