/** T11, Q6: what the reveal shows of the votes, on the wall and on devices. */
import { isRevealed } from "@/lib/rules/projector/wall";
import { peopleFor, type Movement, type Tally } from "./tally";

export interface RevealColumn {
  mode: string;
  before: number;
  after: number;
}

/** Of those who voted both times, or of all votes where nobody has. `moved`: those, null without any. */
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
  /** Numbers that are not revealed yet are null. */
  columns: { mode: string; before: number | null; after: number | null }[];
  /** What they say in words; null until that is revealed. */
  tally: Tally | null;
}

/** What a device may have of the votes at a step. */
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
