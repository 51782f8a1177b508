/** Students choose a mode, first come first served, up to a cap that counts students (Q14). */
import { isAtLeast, type Phase } from "@/lib/activity/rules/phases";
import { shuffle, type Random } from "@/lib/activity/rules/random";
import { countTeams, splitEvenly, usualTeamSize, type TeamPlan, type TeamSize } from "./random-teams";

/** Joined ÷ modes, rounded up to an even number, so that a full mode makes pairs. */
export function defaultCap(joined: number, modes: number): number {
  return Math.max(2, 2 * Math.ceil(joined / modes / 2));
}

/** Whether one more student may choose the mode. `taken` does not count the student's own earlier choice. */
export function hasRoom(taken: number, cap: number): boolean {
  return taken < cap;
}

export interface Chooser {
  id: string;
  /** null: the student has not chosen yet. */
  mode: string | null;
}

export interface FormedTeams {
  teams: TeamPlan[];
  /** Students who had not chosen, with the modes they were given. */
  spread: { id: string; mode: string }[];
}

interface FormOptions {
  size?: TeamSize | undefined;
  /** Modes of students in teams that stay, whose places are taken. */
  placedOn?: readonly string[];
}

/**
 * Spreads students who did not choose over the modes with the most room, then makes teams of the size within each mode. Pairs have one trio if the
 * number is odd, or one student alone.
 */
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

/** Whether the teacher has opened the choice, which is possible only in setup and learn. */
export function isChoiceOpen(activity: { phase: Phase; choiceOpen: boolean }): boolean {
  return activity.choiceOpen && !isAtLeast(activity.phase, "write");
}
