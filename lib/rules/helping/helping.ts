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

/** B1: what was typed for teams, or for flags, that have ended since. @param drafts by the id of what each is for @param standing those that have not ended */
export function listKept<T extends { text: string }>(
  drafts: ReadonlyMap<string, T>,
  standing: readonly { id: string }[],
): (T & { id: string })[] {
  return [...drafts].flatMap(([id, draft]) =>
    draft.text.trim() === "" || standing.some((one) => one.id === id) ? [] : [{ ...draft, id }],
  );
}

/** The teams that have ended and that a teacher is told of, with what was typed for each. @param watched the team that ended while it was watched; null without one */
export function listEndedTeams(
  drafts: ReadonlyMap<string, { number: number; text: string }>,
  standing: readonly { id: string }[],
  watched: { id: string; number: number } | null,
): { id: string; number: number; text: string }[] {
  const kept = listKept(drafts, standing);
  const isBare = watched !== null && ![...standing, ...kept].some(({ id }) => id === watched.id);
  return isBare ? [...kept, { ...watched, text: "" }] : kept;
}

/** To whom a word goes. `without-hand-in`: to everyone in a team that has handed in nothing. */
export const audiences = ["all", "without-hand-in"] as const;
export type Audience = (typeof audiences)[number];
