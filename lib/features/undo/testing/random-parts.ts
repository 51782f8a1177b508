/** Parts of random-steps.ts. */
import { makeTeacher } from "@/db/testing/factories";
import { addTeacher, listTeachers, removeTeacher, setTeacherRight } from "@/lib/features/people/classes/class-teachers";
import { teacherRights } from "@/lib/activity/rules/class-teachers";
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { listFlags } from "@/lib/features/hour/helping/queries/flags";
import { answerFlag, announceComing, closeFlag } from "@/lib/features/hour/helping/flags";
import { sendMessage } from "@/lib/features/hour/helping/messages";
import { audiences } from "@/lib/features/hour/helping/rules/helping";
import { rubricOf } from "@/lib/content/lesson";
import {
  changePresentMinutes,
  choosePlan,
  extendPhaseClock,
  extendTeamClock,
  giveExtraTime,
  setPhaseClock,
} from "@/lib/features/hour/clocks/clocks";
import { endReturn, returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { writeComment } from "@/lib/features/cases/reviewing/comments";
import { chooseMark, giveMark, loadReview, loadReviews, release } from "@/lib/features/cases/reviewing/reviews";
import { editRubric } from "@/lib/features/cases/reviewing/rubric";
import { moveReveal, showOnProjector, showNamesOnProjector } from "@/lib/features/screens/projector/projector";
import { extraTimes } from "@/lib/activity/rules/clock";
import { mostPresentMinutes } from "@/lib/activity/rules/presenting";
import { pick, type RandomClass } from "./random-class";

/** Clocks, minutes, the plan and extra time. */
export async function runClockStep(
  randomClass: RandomClass,
  teamId: string | null,
  studentId: string | null,
  a: number,
  b: number,
): Promise<void> {
  const { editor, inClass } = randomClass;
  const { phase: expected } = await randomClass.activity();
  const minutes = b % 2 === 0 ? 2 : -1;
  switch (a % 6) {
    case 0:
      return setPhaseClock(editor, { minutes: b % 4 === 0 ? null : 1 + (b % 30), expected });
    case 1:
      return extendPhaseClock(editor, { minutes, expected });
    case 2:
      return teamId === null ? undefined : extendTeamClock(editor, { teamId, minutes, expected });
    case 3:
      return choosePlan(editor, pick(["45", "60", null], b) ?? null);
    case 4:
      return changePresentMinutes(editor, 1 + (b % mostPresentMinutes));
    default:
      return studentId === null
        ? undefined
        : giveExtraTime(inClass, { studentId, percent: pick(extraTimes, b) ?? 100 });
  }
}

/** Spotlights and names on the projector, and steps of the reveal. */
export async function runProjectorStep(
  randomClass: RandomClass,
  teamId: string | null,
  studentId: string | null,
  a: number,
  b: number,
): Promise<void> {
  const { editor } = randomClass;
  switch (a % 5) {
    case 0:
      return teamId === null ? undefined : showOnProjector(editor, { what: b % 2 === 0 ? "team" : "case", teamId });
    case 1:
      return studentId === null ? undefined : showOnProjector(editor, { what: "reason", studentId });
    case 2:
      return showOnProjector(editor, null);
    case 3:
      return showNamesOnProjector(editor, b % 2 === 0);
    default:
      return moveReveal(editor, { from: (await randomClass.activity()).revealStep, by: b % 3 === 0 ? -1 : 1 });
  }
}

/** One act of a review. */
export async function runReviewStep(
  randomClass: RandomClass,
  act: "return" | "end-return" | "release" | "mark" | "choose-mark" | "comment",
  a: number,
  b: number,
): Promise<void> {
  const submissionId = pick(await loadReviews(randomClass.editor), a)?.submissionId;
  const reviewer = b % 3 === 0 ? randomClass.coReviewer : randomClass.editor;
  if (submissionId === undefined) return;
  switch (act) {
    case "return":
      return returnForRevision(randomClass.editor, submissionId);
    case "end-return":
      return endReturn(randomClass.editor, submissionId);
    case "release":
      return release(randomClass.editor, { submissionIds: [submissionId], released: b % 2 === 0 });
    case "mark":
      return giveMark(reviewer, {
        submissionId,
        studentId: null,
        criterion: pick(randomClass.room.activity.lesson.rubric, b)?.id ?? "",
        level: pick([1, 2, 3, null] as const, a) ?? null,
      });
    case "choose-mark": {
      const { marked } = await loadReview(randomClass.editor, submissionId);
      const mark = pick(marked[0]?.marks ?? [], b);
      return mark && chooseMark(reviewer, { ...mark, submissionId });
    }
    case "comment":
      return writeComment(randomClass.editor, submissionId, {
        id: randomUUID(),
        field: "harmed",
        passage: null,
        text: `Comment ${b}`,
        seen: null,
      });
  }
}

/** The rubric gets another name for a criterion, or is the lesson's again. */
export async function runRubricStep(randomClass: RandomClass, a: number): Promise<void> {
  const activity = await randomClass.activity();
  const lessons = activity.lesson.rubric;
  const rubric = lessons.map((one, index) => (index === a % lessons.length ? { ...one, name: `Name ${a}` } : one));
  return editRubric(randomClass.editor, { seen: rubricOf(activity), rubric: a % 3 === 0 ? lessons : rubric });
}

/** A teacher comes to a flag, answers it or closes it, or sends a message. */
export async function runHelpStep(
  { editor }: RandomClass,
  act: "answer-flag" | "word",
  teamId: string | null,
  a: number,
): Promise<void> {
  if (act === "word") {
    const to = pick([...audiences, ...(teamId === null ? [] : [{ teamId }])], a) ?? "all";
    return sendMessage(editor, { to, text: `Word ${a}` });
  }
  const flag = pick(await listFlags(database(), editor.activity.id), a);
  if (flag === undefined) return;
  if (a % 4 === 1) return announceComing(editor, flag.id);
  return a % 3 === 0 ? closeFlag(editor, flag.id) : answerFlag(editor, { flagId: flag.id, text: "Coming" });
}

/** Adds a colleague, changes what they may do, or removes them. */
export async function runColleagueStep({ inClass }: RandomClass, a: number): Promise<void> {
  const colleague = (await listTeachers(inClass)).find(({ id }) => id !== inClass.teacherId);
  const may = pick(teacherRights, a) ?? "read";
  if (colleague === undefined) await addTeacher(inClass, { email: (await makeTeacher()).email, may });
  else if (a % 3 === 0) await removeTeacher(inClass, { teacherId: colleague.id });
  else await setTeacherRight(inClass, { teacherId: colleague.id, may });
}
