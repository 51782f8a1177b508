/** What a change of teams and matches means for people, one fact each, for the preview that comes before it. */
import {
  continuesAs,
  isSameMode,
  isSameSet,
  sharedModeOf,
  teamOf,
  listUnmatchedTeams,
  type ArrangedMatch,
  type ArrangedTeam,
  type Arrangement,
} from "./arrangement";
import { pairsIn } from "@/lib/rules/matches/rounds";

/** Teams are named by number, students by id. */
export type Effect =
  | { effect: "teams-made"; teams: number; students: number; modes: { mode: string; teams: number }[] }
  | { effect: "team-of-three"; number: number }
  | { effect: "teams-of-one"; numbers: number[] }
  | { effect: "teams-end"; count: number }
  /** Nobody is in a team any more. */
  | { effect: "all-to-tray"; students: number }
  /** `empty`: new teams begin with nothing; else teams come back with their own. */
  | { effect: "words-archived"; numbers: number[]; empty: boolean }
  | { effect: "hand-ins-archived"; count: number }
  | { effect: "matches-end-all"; count: number }
  | { effect: "words-stay"; studentId: string; number: number }
  | { effect: "alone"; studentId: string; number: number }
  | { effect: "team-ends"; number: number; begun: boolean }
  | { effect: "joins"; studentId: string; number: number; with: string[]; mode: string; fromMode: string | null }
  | { effect: "new-team"; studentId: string; number: number; mode: string; fromMode: string | null }
  | { effect: "to-tray"; studentId: string }
  | { effect: "back"; studentId: string; number: number; mode: string; fromMode: string | null }
  /** Several together. */
  | { effect: "words-stay-all"; studentIds: string[]; number: number }
  | { effect: "joins-all"; studentIds: string[]; number: number; with: string[]; mode: string; fromMode: string | null }
  | { effect: "new-team-all"; studentIds: string[]; number: number; mode: string; fromMode: string | null }
  | { effect: "to-tray-all"; studentIds: string[] }
  | { effect: "mode-changes"; number: number; from: string; to: string; begun: boolean; reopens: boolean }
  | { effect: "matches-stand"; count: number; all: boolean }
  | { effect: "match-ends"; numbers: number[] }
  | { effect: "match-begins"; numbers: number[]; exemplarMode: string | null }
  /** `stay` go on together, with their notes (Q8). */
  | { effect: "match-changes"; stay: number[]; join: number[]; leave: number[] }
  | { effect: "exemplar"; numbers: number[]; mode: string | null }
  | { effect: "same-mode"; numbers: number[]; mode: string }
  | { effect: "trio-shares"; numbers: number[]; shared: number[]; mode: string }
  | { effect: "met-before"; numbers: number[] }
  | { effect: "without-match"; numbers: number[] }
  | { effect: "nobody-else" };

export interface EffectFacts {
  /** Teams in whose worksheet something is written. */
  begun: ReadonlySet<string>;
  handedIn: ReadonlySet<string>;
  /** Teams that had ended, and can come back. */
  ended: ReadonlySet<string>;
  /** Modes that the team has had before, with a worksheet to reopen (T7). */
  hadMode: (teamId: string, mode: string) => boolean;
  /** How often two teams met in earlier rounds. */
  times: (a: string, b: string) => number;
}

export function effectsOf(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  const remade =
    after.teams.length > 0 &&
    after.teams.every((team) => teamOf(before, team.id) === undefined) &&
    (after.teams.length > 1 || before.teams.length > 1);
  if (after.teams.length === 0 && before.teams.length > 1)
    return [
      { effect: "teams-end", count: before.teams.length },
      { effect: "all-to-tray", students: before.teams.reduce((sum, team) => sum + team.memberIds.length, 0) },
    ];
  if (remade) return remakeEffects(before, after, facts);
  const moves = moveEffects(before, after, facts);
  return [
    ...moves,
    ...modeEffects(before, after, facts),
    ...matchEffects(before, after, facts),
    ...(moves.length > 0 ? [{ effect: "nobody-else" } as const] : []),
  ];
}

function remakeEffects(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  const studied = [...new Set(after.teams.map((team) => team.mode))].sort();
  const effects: Effect[] = [
    {
      effect: "teams-made",
      teams: after.teams.length,
      students: after.teams.reduce((sum, team) => sum + team.memberIds.length, 0),
      modes: studied.map((mode) => ({ mode, teams: after.teams.filter((team) => team.mode === mode).length })),
    },
  ];
  const ofSize = (size: number) =>
    after.teams.filter((team) => team.memberIds.length === size).map((team) => team.number);
  for (const number of ofSize(3)) effects.push({ effect: "team-of-three", number });
  if (ofSize(1).length > 0) effects.push({ effect: "teams-of-one", numbers: ofSize(1) });
  if (before.teams.length > 0) effects.push({ effect: "teams-end", count: before.teams.length });
  const begun = before.teams.filter((team) => facts.begun.has(team.id));
  if (begun.length > 0)
    effects.push({
      effect: "words-archived",
      numbers: begun.map((team) => team.number),
      empty: !after.teams.some((team) => facts.ended.has(team.id)),
    });
  const handedIn = before.teams.filter((team) => facts.handedIn.has(team.id));
  if (handedIn.length > 0) effects.push({ effect: "hand-ins-archived", count: handedIn.length });
  if (before.matches.length > 0) effects.push({ effect: "matches-end-all", count: before.matches.length });
  return effects;
}

interface Move {
  from: ArrangedTeam | undefined;
  to: ArrangedTeam | undefined;
  studentIds: string[];
}

/** Who goes from one place to another, those who go together together. */
function movesOf(before: Arrangement, after: Arrangement): Move[] {
  const moves = new Map<string, Move>();
  const ids = new Set([...before.teams, ...after.teams].flatMap((team) => team.memberIds));
  for (const studentId of ids) {
    const from = before.teams.find((team) => team.memberIds.includes(studentId));
    const to = after.teams.find((team) => team.memberIds.includes(studentId));
    if (from?.id === to?.id) continue;
    const key = `${from?.id ?? ""} ${to?.id ?? ""}`;
    const move = moves.get(key) ?? { from, to, studentIds: [] };
    move.studentIds.push(studentId);
    moves.set(key, move);
  }
  return [...moves.values()];
}

function moveEffects(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  return movesOf(before, after).flatMap((move) => {
    const leaving =
      move.from === undefined ? [] : leaveEffects(move.from, teamOf(after, move.from.id), move.studentIds, facts);
    return [...leaving, arrivalEffect(move, teamOf(before, move.to?.id ?? "") === undefined, facts)];
  });
}

function leaveEffects(
  from: ArrangedTeam,
  left: ArrangedTeam | undefined,
  studentIds: string[],
  facts: EffectFacts,
): Effect[] {
  const begun = facts.begun.has(from.id);
  if (left === undefined) return [{ effect: "team-ends", number: from.number, begun }];
  const [last, ...others] = left.memberIds;
  const [only, ...more] = studentIds;
  const stay: Effect =
    more.length === 0
      ? { effect: "words-stay", studentId: only ?? "", number: from.number }
      : { effect: "words-stay-all", studentIds, number: from.number };
  const words: Effect[] = begun ? [stay] : [];
  return last !== undefined && others.length === 0
    ? [...words, { effect: "alone", studentId: last, number: from.number }]
    : words;
}

function arrivalEffect({ from, to, studentIds }: Move, isNew: boolean, facts: EffectFacts): Effect {
  const [studentId = "", ...more] = studentIds;
  const together = more.length > 0;
  if (to === undefined) return together ? { effect: "to-tray-all", studentIds } : { effect: "to-tray", studentId };
  const fromMode = from !== undefined && from.mode !== to.mode ? from.mode : null;
  const { number, mode } = to;
  if (facts.ended.has(to.id)) return { effect: "back", studentId, number, mode, fromMode };
  if (isNew)
    return together
      ? { effect: "new-team-all", studentIds, number, mode, fromMode }
      : { effect: "new-team", studentId, number, mode, fromMode };
  const others = to.memberIds.filter((id) => !studentIds.includes(id));
  return together
    ? { effect: "joins-all", studentIds, number, with: others, mode, fromMode }
    : { effect: "joins", studentId, number, with: others, mode, fromMode };
}

function modeEffects(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  return after.teams.flatMap((team): Effect[] => {
    const old = teamOf(before, team.id);
    if (old === undefined || old.mode === team.mode) return [];
    return [
      {
        effect: "mode-changes",
        number: team.number,
        from: old.mode,
        to: team.mode,
        begun: facts.begun.has(team.id),
        reopens: facts.hadMode(team.id, team.mode),
      },
    ];
  });
}

function matchEffects(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  if (before.matches.length === 0 && after.matches.length === 0) return [];
  const effects: Effect[] = [];
  const continuing = new Map<ArrangedMatch, ArrangedMatch>();
  for (const match of after.matches) {
    const old = before.matches.find((one) => continuesAs(one.teamIds, match.teamIds));
    if (old !== undefined) continuing.set(old, match);
    else
      effects.push({
        effect: "match-begins",
        numbers: numbersOf(after, match.teamIds),
        exemplarMode: match.teamIds.length === 1 ? match.exemplarMode : null,
      });
    effects.push(...changesOf(before, after, old, match, facts));
  }
  for (const old of before.matches)
    if (!continuing.has(old)) effects.unshift({ effect: "match-ends", numbers: numbersOf(before, old.teamIds) });
  const standing = [...continuing].filter(([old, match]) => isSameSet(old.teamIds, match.teamIds)).length;
  const without = listUnmatchedTeams(after);
  const same = standing === before.matches.length && after.matches.length === standing;
  if (standing > 0 || same) effects.push({ effect: "matches-stand", count: standing, all: same });
  if (without.length > 0) effects.push({ effect: "without-match", numbers: without.map((team) => team.number) });
  return effects;
}

function changesOf(
  before: Arrangement,
  after: Arrangement,
  old: ArrangedMatch | undefined,
  match: ArrangedMatch,
  facts: EffectFacts,
): Effect[] {
  const effects: Effect[] = [];
  const numbers = numbersOf(after, match.teamIds);
  const sameTeams = old !== undefined && isSameSet(old.teamIds, match.teamIds);
  if (old !== undefined && !sameTeams) {
    const [was, is] = [numbersOf(before, old.teamIds), numbers];
    effects.push({
      effect: "match-changes",
      stay: is.filter((n) => was.includes(n)),
      join: is.filter((n) => !was.includes(n)),
      leave: was.filter((n) => !is.includes(n)),
    });
  }
  if (old !== undefined && old.exemplarMode !== match.exemplarMode)
    effects.push({ effect: "exemplar", numbers, mode: match.exemplarMode });
  const shared = sharedModeOf(after, match);
  const wasShared = old !== undefined && sameTeams && sharedModeOf(before, old) === shared;
  if (shared !== null && !wasShared) {
    if (isSameMode(after, match)) effects.push({ effect: "same-mode", numbers, mode: shared });
    else
      effects.push({
        effect: "trio-shares",
        numbers,
        shared: numbersOf(
          after,
          match.teamIds.filter((id) => teamOf(after, id)?.mode === shared),
        ),
        mode: shared,
      });
  }
  if (!sameTeams)
    for (const [a, b] of pairsIn(match.teamIds))
      if (facts.times(a, b) > 0) effects.push({ effect: "met-before", numbers: numbersOf(after, [a, b]) });
  return effects;
}

function numbersOf(arrangement: Arrangement, teamIds: readonly string[]): number[] {
  return teamIds.flatMap((id) => teamOf(arrangement, id)?.number ?? []).sort((a, b) => a - b);
}
