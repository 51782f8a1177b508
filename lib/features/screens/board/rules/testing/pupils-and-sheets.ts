/** The students and cases of a watched lesson at its start. */
import type { WatchedMember } from "@/lib/features/screens/board/rules/attention";
import { studentCount, teamCount } from "./lesson-steps";

export interface Pupil extends Omit<WatchedMember, "id"> {
  team: number | null;
  percent: number;
}
export interface Sheet {
  askedAt: number | null;
  editedAt: number | null;
  /** The number of words by student. */
  words: Map<number, number>;
  isHandedIn: boolean;
  isReturned: boolean;
  match: { isPresenting: boolean } | null;
}

export const makePupils = (start: number): Pupil[] =>
  Array.from({ length: studentCount }, (_, n) => ({
    team: n % teamCount,
    percent: 100,
    lostSince: null,
    isHere: true,
    cameAt: start,
    hasJoined: true,
    isAbsent: false,
  }));

export const makeSheets = (): Sheet[] =>
  Array.from({ length: teamCount }, () => ({
    askedAt: null,
    editedAt: null,
    words: new Map<number, number>(),
    isHandedIn: false,
    isReturned: false,
    match: null,
  }));
