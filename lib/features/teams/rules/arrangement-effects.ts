/** Lists what a change of teams and matches means for people, one fact each, for its preview. */
import { continuesAs, isSameSet, listNewTeams, teamOf, type ArrangedTeam, type Arrangement } from "./arrangement";
import type { Effect, EffectFacts } from "./effect";
import { matchEffects } from "./match-effects";
import { countSizes } from "./random-teams";

export function effectsOf(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  if (after.teams.length === 0 && before.teams.length > 1)
    return [
      { effect: "teams-end", count: before.teams.length },
      { effect: "all-to-tray", students: before.teams.reduce((sum, team) => sum + team.memberIds.length, 0) },
    ];
  if (isRemade(before, after)) return remakeEffects(before, after, facts);
  const moves = moveEffects(before, after, facts);
  return [
    ...moves,
    ...modeEffects(before, after, facts),
    ...matchEffects(before, after, facts),
    ...(moves.length > 0 ? [{ effect: "nobody-else" } as const] : []),
  ];
}

/** Whether new teams replace old ones while the teams that stay are unchanged. */
function isRemade(before: Arrangement, after: Arrangement): boolean {
  const [made, ended] = [listNewTeams(after, before), listNewTeams(before, after)];
  const isSame = (team: ArrangedTeam) => {
    const old = teamOf(before, team.id);
    return old === undefined || (old.mode === team.mode && isSameSet(old.memberIds, team.memberIds));
  };
  return made.length > 0 && (made.length > 1 || ended.length > 1) && after.teams.every(isSame);
}

function remakeEffects(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
  const [made, ended] = [listNewTeams(after, before), listNewTeams(before, after)];
  const studied = [...new Set(made.map((team) => team.mode))].sort();
  const effects: Effect[] = [
    {
      effect: "teams-made",
      teams: made.length,
      students: made.reduce((sum, team) => sum + team.memberIds.length, 0),
      modes: studied.map((mode) => ({ mode, teams: made.filter((team) => team.mode === mode).length })),
    },
  ];
  const [usual] = countSizes(made.map((team) => team.memberIds.length));
  const alone = made.filter((team) => team.memberIds.length === 1);
  for (const { number, memberIds } of made)
    if (memberIds.length > 1 && memberIds.length !== usual?.size)
      effects.push({ effect: "team-of-size", number, size: memberIds.length });
  if (alone.length > 0) effects.push({ effect: "teams-of-one", numbers: alone.map((team) => team.number) });
  const stay = after.teams.filter((team) => !made.includes(team)).map((team) => team.number);
  if (stay.length > 0) effects.push({ effect: "teams-stay", numbers: stay });
  if (ended.length > 0)
    effects.push({ effect: stay.length > 0 ? "other-teams-end" : "teams-end", count: ended.length });
  const begun = ended.filter((team) => facts.begun.has(team.id));
  if (begun.length > 0)
    effects.push({
      effect: "words-archived",
      numbers: begun.map((team) => team.number),
      empty: !made.some((team) => facts.ended.has(team.id)),
    });
  const handedIn = ended.filter((team) => facts.handedIn.has(team.id));
  if (handedIn.length > 0) effects.push({ effect: "hand-ins-archived", count: handedIn.length });
  const over = before.matches.filter((old) => !after.matches.some((match) => continuesAs(old.teamIds, match.teamIds)));
  const left = before.matches.length - over.length;
  if (over.length > 0)
    effects.push(
      left > 0
        ? { effect: "matches-end-some", count: over.length, stay: left }
        : { effect: "matches-end-all", count: over.length },
    );
  return effects;
}

interface Move {
  from: ArrangedTeam | undefined;
  to: ArrangedTeam | undefined;
  studentIds: string[];
}

/** Students who move, grouped by where they come from and where they move to. */
function movesOf(before: Arrangement, after: Arrangement): Move[] {
  const moves = new Map<string, Move>();
  const ids = new Set([...before.teams, ...after.teams].flatMap((team) => team.memberIds));
  for (const studentId of ids) {
    const from = before.teams.find((team) => team.memberIds.includes(studentId));
    const to = after.teams.find((team) => team.memberIds.includes(studentId));
    if (from?.id === to?.id) continue;
    const key = JSON.stringify([from?.id, to?.id]);
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
  if (facts.ended.has(to.id))
    return together
      ? { effect: "back-all", studentIds, number, mode, fromMode }
      : { effect: "back", studentId, number, mode, fromMode };
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
