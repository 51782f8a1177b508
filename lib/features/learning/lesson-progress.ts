import { cache } from "react";
import type { Member } from "@/lib/activity/authorise";
import { loadBallotStatus, type BallotStatus } from "@/lib/features/votes/voting/ballots";
import { loadGuesses, loadLearning } from "./learning";
import { type Lesson } from "@/lib/content/lesson";
import { lessonAccess } from "@/lib/activity/rules/access";
import { currentStation, isOpenInSetup, stationsOf, type Guesses, type Station, type Try } from "./rules/learning";

/** A student's progress through the lesson: its stations, the tries, the guesses, and the ballot. */
export interface LessonProgress {
  lesson: Lesson;
  stations: Station[];
  tries: Try[];
  guesses: Guesses;
  /** Ids of the sections that the student has read. */
  sectionsRead: readonly string[];
  ballot: BallotStatus;
  /** Whether the whole lesson is open; in setup only the first section is, and the guesses before it (Q1). */
  open: boolean;
  isOpen: (station: string) => boolean;
}

/** Cached per request: a page and its title load it once. */
export const loadLessonProgress = cache(async (member: Member): Promise<LessonProgress> => {
  const lesson = member.activity.lesson;
  const { sectionsRead, tries } = await loadLearning(member);
  const guesses = await loadGuesses(member);
  const ballot = await loadBallotStatus(member);
  const ids = (parts: readonly { id: string }[]) => parts.map((part) => part.id);
  const stations = stationsOf(
    {
      sections: ids(lesson.sections),
      modes: ids(lesson.modes),
      checks: ids(lesson.checks),
      guesses: ids(lesson.guesses),
    },
    { sectionsRead, tries, guesses, voted: ballot.before !== null },
  );
  const open = lessonAccess(member.role, member.activity.phase) === "all";
  const isOpen = (station: string) => open || isOpenInSetup(stations, station);
  return { lesson, stations, tries, guesses, sectionsRead, ballot, open, isOpen };
});

/** The page where the student left off in Learn; null for a lesson without sections. */
export async function findLearnPage(member: Member): Promise<string | null> {
  const station = currentStation((await loadLessonProgress(member)).stations);
  return station === undefined ? null : `/a/${member.activity.id}/learn/${station.id}`;
}
