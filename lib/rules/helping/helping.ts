/** Q24: flags for help, and words from a teacher. */
import { phaseTable, type Phase } from "@/lib/rules/phases/phases";

export const maxFlagSentence = 200;
export const maxWordLength = 500;
/** Flags that a student may raise in one activity; more than anyone needs. */
export const maxFlags = 100;
/** Words to one activity. */
export const maxWords = 500;

/** The team whose flag a student raises; null where it is the student's own. */
export function flagTeam(phase: Phase, teamId: string | null): string | null {
  return phaseTable[phase].flags === "team" ? teamId : null;
}

/** To whom a word goes. `without-hand-in`: to everyone in a team that has handed in nothing. */
export const audiences = ["all", "without-hand-in"] as const;
export type Audience = (typeof audiences)[number];
