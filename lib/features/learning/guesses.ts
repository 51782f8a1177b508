/** Guesses before reading: short cases that the lesson explains later (S2). */
import { transaction } from "@/db/client";
import type { Member } from "@/lib/activity/authorise";
import { holdLesson } from "@/lib/activity/queries/activity";
import { lessonAccess } from "@/lib/activity/rules/access";
import { invalidate } from "@/lib/bus/bus";
import type { Lesson } from "@/lib/content/schema";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { upsertGuesses } from "./queries/guesses";
import { listGuesses, listSectionsRead } from "./queries/learning";
import { toGuesses, type Guesses } from "./rules/learning";

/**
 * Stores the chosen option of each given guess. A guess may be changed until the section that explains it is read.
 * @throws AppError `lesson-not-open`, `not-in-lesson`, `guess-explained`
 */
export async function saveGuesses(member: Member, given: Guesses, now = currentTime()): Promise<void> {
  const { activity, studentId } = member;
  if (lessonAccess(member.role, activity.phase) === "none") throw new AppError("lesson-not-open");
  const answers = Object.entries(given).map(([guess, answer]) => ({ guess, answer }));
  const learner = { activityId: activity.id, studentId };
  const changed = await transaction(async (tx) => {
    const lesson = await holdLesson(tx, activity.id);
    for (const { guess, answer } of answers)
      if (!optionsOf(lesson, guess).some(({ id }) => id === answer)) throw new AppError("not-in-lesson");
    const stored = toGuesses(await listGuesses(tx, [learner]));
    const changes = answers.filter(({ guess, answer }) => stored[guess] !== answer);
    const read = (await listSectionsRead(tx, [learner]))[0]?.sectionsRead ?? [];
    const explained = lesson.guesses.filter(({ section }) => read.includes(section)).map(({ id }) => id);
    if (changes.some(({ guess }) => explained.includes(guess))) throw new AppError("guess-explained");
    return upsertGuesses(tx, learner, changes, now);
  });
  if (changed) invalidate(activity.id, "tries");
}

const optionsOf = (lesson: Lesson, guess: string) => lesson.guesses.find(({ id }) => id === guess)?.options ?? [];
