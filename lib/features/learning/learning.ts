import { database, transaction } from "@/db/client";
import {
  addSectionRead,
  countTries,
  countWrongAnswers,
  insertTry,
  listReaders,
  listSectionsRead,
  listGuesses,
  listTries,
  type Learner,
  type TryCount,
  type WrongAnswer,
} from "./queries/learning";
import { countGuesses, countGuessesByStudent, type GuessCount } from "./queries/guesses";
import { holdLesson } from "@/lib/activity/queries/activity";
import type { Member, ActivityReader } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { type Lesson } from "@/lib/content/lesson";
import { readingMinutes } from "@/lib/content/reading-time";
import { AppError } from "@/lib/errors/errors";
import { lessonAccess } from "@/lib/activity/rules/access";
import { batchedRows } from "@/lib/process/batch";
import { currentTime } from "@/lib/process/clock";
import { canStoreTry, distractor, toGuesses, type Guesses, type Try } from "./rules/learning";
import { readingPace, type ReadingPace } from "./rules/reading-pace";

/**
 * Stores a try at the matching or a check, and returns whether it was right (S2).
 * @throws AppError `lesson-not-open` in setup, `not-in-lesson` for ids the lesson does not have.
 */
export async function recordTry(
  member: Member,
  given: Pick<Try, "exercise" | "subject" | "answer">,
  now = currentTime(),
): Promise<{ correct: boolean }> {
  const { activity, studentId } = member;
  if (lessonAccess(member.role, activity.phase) !== "all") throw new AppError("lesson-not-open");
  const { correct, isNew } = await transaction(async (tx) => {
    const correct = isRightAnswer(await holdLesson(tx, activity.id), given);
    const isNew = canStoreTry(await listTries(tx, [{ activityId: activity.id, studentId }]), given);
    if (isNew) await insertTry(tx, activity.id, studentId, { ...given, correct }, now);
    return { correct, isNew };
  });
  if (isNew) invalidate(activity.id, "tries");
  return { correct };
}

function isRightAnswer(
  lesson: Lesson,
  { exercise, subject, answer }: Pick<Try, "exercise" | "subject" | "answer">,
): boolean {
  if (exercise === "match") {
    const isMode = (id: string) => lesson.modes.some((mode) => mode.id === id);
    const isCause = isMode(subject) || (subject === distractor && lesson.matching.distractor !== null);
    if (!isCause || !isMode(answer)) throw new AppError("not-in-lesson");
    return subject === answer;
  }
  const option = lesson.checks.find((check) => check.id === subject)?.options.find((one) => one.id === answer);
  if (option === undefined) throw new AppError("not-in-lesson");
  return option.correct;
}

/**
 * Records that the student has read a section to its end. In setup that can be the first section only.
 * @throws AppError `lesson-not-open`, `not-in-lesson`.
 */
export async function markSectionRead(member: Member, sectionId: string, now = currentTime()): Promise<void> {
  const { activity, studentId } = member;
  const access = lessonAccess(member.role, activity.phase);
  const added = await transaction(async (tx) => {
    const { sections } = await holdLesson(tx, activity.id);
    if (!sections.some((section) => section.id === sectionId)) throw new AppError("not-in-lesson");
    if (access !== "all" && sectionId !== sections[0]?.id) throw new AppError("lesson-not-open");
    return addSectionRead(tx, { activityId: activity.id, studentId }, sectionId, now);
  });
  if (added) invalidate(activity.id, "tries");
}

const keyOf = ({ activityId, studentId }: Learner) => `${activityId} ${studentId}`;
const sectionsReadBy = batchedRows(keyOf, (asked) => listSectionsRead(database(), asked));
const triesOf = batchedRows(keyOf, (asked) => listTries(database(), asked));

const guessesOf = batchedRows(keyOf, (asked) => listGuesses(database(), asked));

/** What a student has guessed before reading. */
export async function loadGuesses({ activity, studentId }: Member): Promise<Guesses> {
  return toGuesses(await guessesOf({ activityId: activity.id, studentId }));
}

/** Loads a student's stored progress in Learn. */
export async function loadLearning(member: Member): Promise<{ sectionsRead: string[]; tries: Try[] }> {
  const learner = { activityId: member.activity.id, studentId: member.studentId };
  const [[read], made] = await Promise.all([sectionsReadBy(learner), triesOf(learner)]);
  const tries = made.map(({ exercise, subject, answer, correct }) => ({ exercise, subject, answer, correct }));
  return { sectionsRead: read?.sectionsRead ?? [], tries };
}

export interface LearnerRow {
  studentId: string;
  name: string;
  absent: boolean;
  /** Number of this lesson's sections read. */
  read: number;
  /** How fast the student reads; null until they have finished two sections. */
  pace: ReadingPace | null;
  /** Number of causes matched, and of tries so far. */
  matched: number;
  matchTries: number;
  /** Per check, in the lesson's order. */
  checks: { tries: number; answered: boolean }[];
  /** Number of guesses made before reading. */
  guessed: number;
}

/** Loads each student's progress in Learn. For the teacher only. */
export async function loadLearners(reader: ActivityReader): Promise<LearnerRow[]> {
  const tx = database();
  const lesson = reader.activity.lesson;
  const learners = await listReaders(tx, reader.activity.id);
  const counts = await countTries(tx, reader.activity.id);
  const guessers = await countGuessesByStudent(tx, reader.activity.id);
  return learners.map((learner) => ({
    studentId: learner.studentId,
    name: learner.name,
    absent: learner.absent,
    read: lesson.sections.filter((section) => learner.sectionsRead.includes(section.id)).length,
    pace: readingPace(learner.sectionsReadAt ?? {}, (id) => readingMinutes(lesson, id)),
    ...summarise(
      lesson,
      counts.filter((count) => count.studentId === learner.studentId),
    ),
    guessed: guessers.find(({ studentId }) => studentId === learner.studentId)?.guessed ?? 0,
  }));
}

/** Loads each student's progress in Learn, the wrong answers, and how many students chose each option of the guesses. */
export async function loadTries(
  reader: ActivityReader,
): Promise<{ learners: LearnerRow[]; wrong: WrongAnswer[]; guesses: GuessCount[] }> {
  const [tx, activityId] = [database(), reader.activity.id];
  return {
    learners: await loadLearners(reader),
    wrong: await countWrongAnswers(tx, activityId),
    guesses: await countGuesses(tx, activityId),
  };
}

function summarise(lesson: Lesson, counts: readonly TryCount[]): Pick<LearnerRow, "matched" | "matchTries" | "checks"> {
  const matching = counts.filter((count) => count.exercise === "match");
  return {
    matched: matching.filter((count) => count.answered).length,
    matchTries: matching.reduce((sum, count) => sum + count.tries, 0),
    checks: lesson.checks.map((check) => {
      const own = counts.find((count) => count.exercise === "check" && count.subject === check.id);
      return { tries: own?.tries ?? 0, answered: own?.answered ?? false };
    }),
  };
}
