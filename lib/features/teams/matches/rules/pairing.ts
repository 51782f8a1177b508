/**
 * Puts teams into matches, so that every team meets a different mode whenever that is possible (T5, Q17, Q18).
 *
 * An even number of teams can do so exactly when no mode has more than half of them. With an odd number one match is a trio:
 * it has three modes if there are three and the largest has at most (n − 1) / 2 teams; else it repeats a mode, which works up
 * to (n + 1) / 2. Among the possible ways the chosen one has the fewest pairs that met before, then the fewest teams in a
 * trio again, then the most current matches kept and the fewest people moved. The result is the exact optimum, not a guess.
 */
import { cheapestPairs } from "./blossom";
import { cheapestWithTrio } from "./pairing-trio";
import { costsOf, type Costs, type PairableTeam, type CurrentMatch } from "./pairing-cost";
import { shuffle, type Random } from "@/lib/activity/rules/random";
import { meetingsOf } from "./rounds";

export type { PairableTeam, CurrentMatch } from "./pairing-cost";

export interface PairingInput {
  teams: readonly PairableTeam[];
  /** This round's current matches. As many as possible are kept. */
  current?: readonly CurrentMatch[];
  /** The teams of each match in earlier rounds. */
  earlier?: readonly (readonly string[])[];
  random: Random;
}

export interface PairedMatch {
  teamIds: readonly string[];
  /** In a trio, the mode that two of its teams share; else null (Q17). */
  sharedMode: string | null;
}

/** The mode that most teams study: `count` of `of` teams. */
export interface Shortage {
  mode: string;
  count: number;
  of: number;
}

export type Pairing =
  | { kind: "paired"; matches: readonly PairedMatch[] }
  /**
   * Not every team can meet another mode. All teams in `left` study `reason.mode`, and the teacher decides about them: an
   * exemplar for each, or each group of `left` matched with an override. `agreed`: groups that the teacher has matched like
   * that before. `withExemplar`: teams that already have an exemplar.
   */
  | {
      kind: "short";
      reason: Shortage;
      matches: readonly PairedMatch[];
      left: readonly (readonly string[])[];
      agreed: readonly (readonly string[])[];
      withExemplar: readonly string[];
    };

export function pairTeams(input: PairingInput): Pairing {
  const teams = shuffle(input.teams, input.random);
  const current = input.current ?? [];
  const costs = costsOf(teams, current, meetingsOf(input.earlier ?? []));
  const groups = cheapestGroups(teams.length, costs).map((group) => group.map((i) => teamAt(teams, i)));
  const matches: PairedMatch[] = [];
  const rest: string[][] = [];
  for (const group of groups) {
    const modes = group.map((team) => team.mode);
    const ids = group.map((team) => team.id);
    if (new Set(modes).size === 1) rest.push(ids);
    else matches.push({ teamIds: ids, sharedMode: modes.find((mode, i) => modes.indexOf(mode) !== i) ?? null });
  }
  const reason = largestMode(input.teams);
  if (rest.length === 0 || reason === null) return { kind: "paired", matches };
  return { kind: "short", reason, matches, ...applyEarlierDecisions(rest, current) };
}

/** The mode most teams study; null without teams. */
function largestMode(teams: readonly PairableTeam[]): Shortage | null {
  const counts = new Map<string, number>();
  for (const { mode } of teams) counts.set(mode, (counts.get(mode) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined ? null : { mode: first[0], count: first[1], of: teams.length };
}

/** Keeps the teacher's earlier decisions about teams of one mode. */
function applyEarlierDecisions(rest: readonly (readonly string[])[], current: readonly CurrentMatch[]) {
  const alone = new Set(current.filter(({ teamIds }) => teamIds.length === 1).flatMap(({ teamIds }) => teamIds));
  const together = (ids: readonly string[]) =>
    current.some(
      ({ teamIds }) => teamIds.length === ids.length && ids.length > 1 && ids.every((id) => teamIds.includes(id)),
    );
  const withExemplar = rest.flat().filter((id) => alone.has(id));
  const undecided = rest.map((ids) => ids.filter((id) => !alone.has(id))).filter((ids) => ids.length > 0);
  return { withExemplar, agreed: undecided.filter(together), left: undecided.filter((ids) => !together(ids)) };
}

function cheapestGroups(n: number, costs: Costs): number[][] {
  if (n < 2) return n === 1 ? [[0]] : [];
  if (n % 2 === 0) return groupsOf(cheapestPairs(n, (i, j) => costs.pair(i, j)).partner, (i) => i);
  return cheapestWithTrio(n, costs);
}

function groupsOf(partner: readonly number[], original: (position: number) => number): number[][] {
  return partner.flatMap((j, i) => (i < j ? [[original(i), original(j)]] : []));
}

function teamAt(teams: readonly PairableTeam[], i: number): PairableTeam {
  const team = teams[i];
  if (team === undefined) throw new RangeError(`no team at ${i}`);
  return team;
}
