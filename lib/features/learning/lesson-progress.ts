import { cache } from "react";
import type { Member } from "@/lib/activity/authorise";
import { loadBallotStatus, type BallotStatus } from "@/lib/features/votes/voting/ballots";
import { loadLearning } from "./learning";
import { type Lesson } from "@/lib/content/lesson";
import { lessonAccess } from "@/lib/activity/rules/access";
import { currentStation, stationsOf, type Station, type Try } from "./rules/learning";

/** A student's progress through the lesson: its stations, the tries, and the ballot. */
export interface LessonProgress {
  lesson: Lesson;
  stations: Station[];
  tries: Try[];
  ballot: BallotStatus;
  /** Whether the whole lesson is open; in setup only the first section is (Q1). */
  open: boolean;
}

/** Cached per request: a page and its title load it once. */
export const loadLessonProgress = cache(async (member: Member): Promise<LessonProgress> => {
  const lesson = member.activity.lesson;
  const { sectionsRead, tries } = await loadLearning(member);
  const ballot = await loadBallotStatus(member);
  const ids = (parts: readonly { id: string }[]) => parts.map((part) => part.id);
  const stations = stationsOf(
    { sections: ids(lesson.sections), modes: ids(lesson.modes), checks: ids(lesson.checks) },
    { sectionsRead, tries, voted: ballot.before !== null },
  );
  return { lesson, stations, tries, ballot, open: lessonAccess(member.role, member.activity.phase) === "all" };
});

/** The page where the student left off in Learn; null for a lesson without sections. */
export async function findLearnPage(member: Member): Promise<string | null> {
  const station = currentStation((await loadLessonProgress(member)).stations);
  return station === undefined ? null : `/a/${member.activity.id}/learn/${station.id}`;
}
