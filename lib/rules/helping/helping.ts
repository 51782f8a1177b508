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

/** What a teacher is writing to a team, and has not sent. */
export interface Draft {
  text: string;
  /** The flag that stood when it was begun; null without one. */
  flagId: string | null;
}

export const noDraft: Draft = { text: "", flagId: null };

/** A draft that goes on is for what it was begun for. @param standing the flag that stands now */
export function typeDraft(draft: Draft, text: string, standing: string | null): Draft {
  return { text, flagId: draft.text.trim() === "" ? standing : draft.flagId };
}

/** The flag that it answers: the one that it was begun for, as long as that stands. Otherwise it is a word, and leaves the flag alone: null. */
export function flagAnsweredBy({ text, flagId }: Draft, standing: string | null): string | null {
  return text.trim() === "" || flagId === standing ? standing : null;
}

/** To whom a word goes. `without-hand-in`: to everyone in a team that has handed in nothing. */
export const audiences = ["all", "without-hand-in"] as const;
export type Audience = (typeof audiences)[number];
