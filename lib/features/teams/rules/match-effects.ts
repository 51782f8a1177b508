/** Lists what a change means for this round's matches, one fact each (T5, Q8, Q15). */
import {
  continuesAs,
  isSameMode,
  isSameSet,
  sharedModeOf,
  teamOf,
  listUnmatchedTeams,
  type ArrangedMatch,
  type Arrangement,
} from "./arrangement";
import { pairsIn } from "@/lib/features/teams/matches/rules/rounds";
import type { Effect, EffectFacts } from "./effect";

export function matchEffects(before: Arrangement, after: Arrangement, facts: EffectFacts): Effect[] {
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
    if (old.locked && continuing.get(old)?.locked !== true)
      effects.push({ effect: "lock-ends", numbers: numbersOf(before, old.teamIds) });
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
