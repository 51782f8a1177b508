/** Which votes the reveal shows, on the projector and on devices (T11, Q6). */
import { isRevealed } from "@/lib/activity/rules/projector";
import { peopleFor, type Movement, type Tally } from "./tally";

export interface RevealColumn {
  mode: string;
  before: number;
  after: number;
}

/** Counts the students who voted both times, or all votes if nobody did. `moved`: their movement; null if nobody voted twice. */
export function revealColumns(
  tally: Tally,
  modes: readonly string[],
): { moved: Movement | null; columns: RevealColumn[] } {
  const moved = tally.movement !== null && tally.movement.people > 0 ? tally.movement : null;
  const [before, after] = moved === null ? [tally.before, tally.final] : [moved.before, moved.after];
  return {
    moved,
    columns: modes.map((mode) => ({ mode, before: peopleFor(before, mode), after: peopleFor(after, mode) })),
  };
}

export interface RevealedVotes {
  /** null for numbers that are not revealed yet. */
  columns: { mode: string; before: number | null; after: number | null }[];
  /** The tally, for the sentences about it; null until they are revealed. */
  tally: Tally | null;
}

/** The votes that may be sent to a device at this step. */
export function revealedVotes(tally: Tally, modes: readonly string[], step: number): RevealedVotes {
  return {
    columns: revealColumns(tally, modes).columns.map(({ mode, before, after }) => ({
      mode,
      before: isRevealed(step, "before") ? before : null,
      after: isRevealed(step, "after") ? after : null,
    })),
    tally: isRevealed(step, "sentence") ? tally : null,
  };
}
