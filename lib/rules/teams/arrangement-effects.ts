/** What a change of teams and matches means for people, one fact each, for its preview. */
import { teamOf, type ArrangedTeam, type Arrangement } from "./arrangement";
import type { Effect, EffectFacts } from "./effect";
import { matchEffects } from "./match-effects";

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

/** Students who move, grouped by where from and where to. */
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
