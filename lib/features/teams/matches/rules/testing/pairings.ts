import { expect } from "vitest";
import type { PairableTeam, Pairing } from "@/lib/features/teams/matches/rules/pairing";

/** `teamsOf({ bias: 2, brittleness: 1 })` makes teams t1 and t2 on bias and t3 on brittleness, with two students each. */
export function teamsOf(counts: Record<string, number>): PairableTeam[] {
  return Object.entries(counts)
    .flatMap(([mode, count]) => Array.from({ length: count }, () => mode))
    .map((mode, i) => ({ id: `t${i + 1}`, mode, size: 2 }));
}

export const modeNames = ["bias", "brittleness", "hallucination", "adversarial", "m5", "m6", "m7", "m8"];

/** Every way to spread n teams over 1 to 8 modes, largest first. */
export function* mixes(n: number, parts = 8, largest = n): Generator<number[]> {
  if (n === 0) yield [];
  else if (parts > 0)
    for (let first = Math.min(n, largest); first >= 1; first--)
      for (const rest of mixes(n - first, parts - 1, first)) yield [first, ...rest];
}

export function expectWhole(pairing: Pairing, teams: readonly PairableTeam[]): void {
  const rest = pairing.kind === "short" ? [...pairing.left, ...pairing.agreed] : [];
  const exemplars = pairing.kind === "short" ? pairing.withExemplar : [];
  const seated = [...pairing.matches.flatMap((m) => m.teamIds), ...rest.flat(), ...exemplars];
  expect([...seated].sort(), "each team exactly once").toEqual(teams.map((t) => t.id).sort());
  const sizes = [...pairing.matches.map((m) => m.teamIds.length), ...rest.map((ids) => ids.length)].sort();
  expect(sizes.filter((size) => size === 3).length, "one trio when odd, none when even").toBe(teams.length % 2);
  const modeOf = new Map(teams.map((t) => [t.id, t.mode]));
  for (const match of pairing.matches) {
    const distinct = new Set(match.teamIds.map((id) => modeOf.get(id))).size;
    expect(distinct).toBeGreaterThanOrEqual(2);
    expect(match.sharedMode !== null).toBe(distinct < match.teamIds.length);
    if (match.sharedMode !== null)
      expect(match.teamIds.filter((id) => modeOf.get(id) === match.sharedMode)).toHaveLength(2);
  }
}
