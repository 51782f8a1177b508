/** Requests for help, and teachers' messages (Q24). */
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";

export const maxFlagSentence = 200;
export const maxMessageLength = 500;
/** The most requests that a student can make in one activity; more than anyone needs. */
export const maxFlags = 100;
/** The most messages in one activity. */
export const maxMessages = 500;

/** The team for which a student asks for help; null if the request is the student's own. */
export function flagTeam(phase: Phase, teamId: string | null): string | null {
  return phaseTable[phase].flags === "team" ? teamId : null;
}

/** A message to a team that a teacher is typing and has not sent. */
export interface Draft {
  text: string;
  /** The request for help that was open when the teacher started to type; null without one. */
  flagId: string | null;
}

export const noDraft: Draft = { text: "", flagId: null };

/** The draft after typing. A draft with text keeps the request that it was started for. @param standing the request that is open now */
export function typeDraft(draft: Draft, text: string, standing: string | null): Draft {
  return { text, flagId: draft.text.trim() === "" ? standing : draft.flagId };
}

/**
 * The request that the message answers: the one it was started for, if that is still open. Else null: it is an ordinary message, and the request
 * stays open.
 */
export function flagAnsweredBy({ text, flagId }: Draft, standing: string | null): string | null {
  return text.trim() === "" || flagId === standing ? standing : null;
}

/**
 * Drafts with text for teams or requests that have ended since, so that typed text is not lost (B1).
 * @param drafts by the id of the team or request
 * @param standing teams or requests that have not ended
 */
export function listOrphanedDrafts<T extends { text: string }>(
  drafts: ReadonlyMap<string, T>,
  standing: readonly { id: string }[],
): (T & { id: string })[] {
  return [...drafts].flatMap(([id, draft]) =>
    draft.text.trim() === "" || standing.some((one) => one.id === id) ? [] : [{ ...draft, id }],
  );
}

/**
 * Ended teams that a teacher is told about, with the text typed for each. @param watched the team that ended while the teacher watched it; null
 * without one
 */
export function listEndedTeamDrafts(
  drafts: ReadonlyMap<string, { number: number; text: string }>,
  standing: readonly { id: string }[],
  watched: { id: string; number: number } | null,
): { id: string; number: number; text: string }[] {
  const kept = listOrphanedDrafts(drafts, standing);
  const isBare = watched !== null && ![...standing, ...kept].some(({ id }) => id === watched.id);
  return isBare ? [...kept, { ...watched, text: "" }] : kept;
}

/** Who receives a message. `without-hand-in`: everyone in a team that has handed in nothing. */
export const audiences = ["all", "without-hand-in"] as const;
export type Audience = (typeof audiences)[number];
