/** Q14: students choose a mode, first come first served, under a cap that counts students. */
import { isAtLeast, type Phase } from "@/lib/rules/phases/phases";
import { shuffle, type Random } from "@/lib/rules/random";
import { splitIntoPairs, type TeamPlan } from "./random-teams";

/** Joined ÷ modes, rounded up to even, so that a full mode makes pairs. */
export function defaultCap(joined: number, modes: number): number {
  return Math.max(2, 2 * Math.ceil(joined / modes / 2));
}

/** Whether one more may choose the mode; the chooser's own earlier choice is not among `taken`. */
export function hasRoom(taken: number, cap: number): boolean {
  return taken < cap;
}

export interface Chooser {
  id: string;
  /** null: has not chosen yet. */
  mode: string | null;
}

export interface FormedTeams {
  teams: TeamPlan[];
  /** Who had not chosen, and where they go. */
  spread: { id: string; mode: string }[];
}

/** Those who did not choose go where there is most room; then pairs within each mode, one of three when odd, one alone if need be. */
export function formTeams(
  choosers: readonly Chooser[],
  modes: readonly string[],
  cap: number,
  random: Random,
): FormedTeams {
  const byMode = new Map(modes.map((mode): [string, string[]] => [mode, []]));
  const spread: FormedTeams["spread"] = [];
  const undecided: Chooser[] = [];
  for (const chooser of choosers) {
    const group = chooser.mode === null ? undefined : byMode.get(chooser.mode);
    if (group === undefined) undecided.push(chooser);
    else group.push(chooser.id);
  }
  for (const { id } of shuffle(undecided, random)) {
    const [roomiest] = shuffle([...byMode], random).sort(([, a], [, b]) => cap - b.length - (cap - a.length));
    if (roomiest === undefined) break;
    roomiest[1].push(id);
    spread.push({ id, mode: roomiest[0] });
  }
  const teams = [...byMode].flatMap(([mode, ids]) =>
    splitIntoPairs(shuffle(ids, random)).map((memberIds) => ({ mode, memberIds })),
  );
  return { teams: shuffle(teams, random), spread };
}

/** While the teacher has it open, in setup and learn. */
export function isChoiceOpen(activity: { phase: Phase; choiceOpen: boolean }): boolean {
  return activity.choiceOpen && !isAtLeast(activity.phase, "write");
}
