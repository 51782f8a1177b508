/** Q14: students choose a mode, first come first served, under a cap that counts students. */
import { isAtLeast, type Phase } from "@/lib/rules/phases/phases";
import { shuffle, type Random } from "@/lib/rules/random";
import { countTeams, splitEvenly, usualTeamSize, type TeamPlan, type TeamSize } from "./random-teams";

/** Joined ÷ modes, rounded up to even, so that a full mode makes pairs. */
export function defaultCap(joined: number, modes: number): number {
  return Math.max(2, 2 * Math.ceil(joined / modes / 2));
}

/** Whether one more student may choose the mode; `taken` leaves out the student's own earlier choice. */
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
  /** Students who had not chosen, and their modes. */
  spread: { id: string; mode: string }[];
}

interface FormOptions {
  size?: TeamSize | undefined;
  /** The modes of the students in teams that stay: their places are taken. */
  placedOn?: readonly string[];
}

/** Spreads students who did not choose to the modes with most room, then makes teams of the size within each mode (pairs, and one trio when odd, or one alone). */
export function formTeams(
  choosers: readonly Chooser[],
  modes: readonly string[],
  cap: number,
  random: Random,
  { size = usualTeamSize, placedOn = [] }: FormOptions = {},
): FormedTeams {
  const byMode = new Map(modes.map((mode): [string, string[]] => [mode, []]));
  const spread: FormedTeams["spread"] = [];
  const undecided: Chooser[] = [];
  for (const chooser of choosers) {
    const group = chooser.mode === null ? undefined : byMode.get(chooser.mode);
    if (group === undefined) undecided.push(chooser);
    else group.push(chooser.id);
  }
  const roomOf = ([mode, ids]: [string, string[]]) =>
    cap - ids.length - placedOn.filter((placed) => placed === mode).length;
  for (const { id } of shuffle(undecided, random)) {
    const [roomiest] = shuffle([...byMode], random).sort((a, b) => roomOf(b) - roomOf(a));
    if (roomiest === undefined) break;
    roomiest[1].push(id);
    spread.push({ id, mode: roomiest[0] });
  }
  const teams = [...byMode].flatMap(([mode, ids]) =>
    splitEvenly(shuffle(ids, random), countTeams(ids.length, size)).map((memberIds) => ({ mode, memberIds })),
  );
  return { teams: shuffle(teams, random), spread };
}

/** Whether the teacher has opened the choice; only in setup and learn. */
export function isChoiceOpen(activity: { phase: Phase; choiceOpen: boolean }): boolean {
  return activity.choiceOpen && !isAtLeast(activity.phase, "write");
}
