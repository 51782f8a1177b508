/**
 * The cost of a pair or a trio, as one whole number whose digits are the priorities of Q18, highest first:
 * same mode, a trio that shares a mode, pairs that met before, how often they met, teams in a trio again, how often,
 * matches not kept, people moved. Each digit has room for the sum over all matches, so a higher priority always wins.
 */
import { pairsIn, type Meetings } from "./rounds";

export interface PairableTeam {
  id: string;
  mode: string;
  /** How many people move when the team moves. */
  size: number;
}

/** A current match of this round. A team alone in its match has an exemplar (Q15). */
export interface CurrentMatch {
  teamIds: readonly string[];
}

export interface Costs {
  /** Positions are those in the list of teams. */
  pair(i: number, j: number): number;
  trio(i: number, j: number, k: number): number;
}

/** More repetitions than this count the same, so that the numbers stay small. */
const maxRepetitions = 3;

export function costsOf(teams: readonly PairableTeam[], current: readonly CurrentMatch[], meetings: Meetings): Costs {
  const n = teams.length;
  const people = teams.reduce((sum, team) => sum + team.size, 0);
  const moved = 1;
  const broken = moved * (people + 1);
  // People who stay are subtracted, instead of adding people who move, so that a team's size alone makes no trio look cheaper. Otherwise one team of
  // three among teams of two makes the search try every trio. `whole` keeps costs from being negative.
  const whole = moved * 2 * teams.reduce((largest, { size }) => Math.max(largest, size), 0);
  const trioOften = broken * (n + 1);
  const trioAgain = trioOften * (3 * maxRepetitions + 1);
  const metOften = trioAgain * 4;
  const met = metOften * (maxRepetitions * (n + 3) + 1);
  const shared = met * (n + 3);
  const sameMode = shared * 3;

  const seats = seatsOf(current);
  const stay = (i: number, j: number): boolean => {
    const [a, b] = [seats.get(at(teams, i).id), seats.get(at(teams, j).id)];
    if (a === undefined || b === undefined) return false;
    // Two teams that each have an exemplar keep it, rather than meet on the same mode.
    if (a.alone && b.alone) return at(teams, i).mode === at(teams, j).mode;
    return a.match === b.match;
  };
  const history = (i: number, j: number): number => {
    const times = meetings.times(at(teams, i).id, at(teams, j).id);
    return times === 0 ? 0 : met + metOften * Math.min(times - 1, maxRepetitions);
  };
  const pairs = new Float64Array(n * n);
  const together = new Uint8Array(n * n);
  const histories = new Float64Array(n * n);
  for (const [i, j] of pairsIn(teams.map((_, position) => position))) {
    const [a, b] = [at(teams, i), at(teams, j)];
    const stays = stay(i, j);
    const past = history(i, j);
    const cost = (a.mode === b.mode ? sameMode : 0) + past + whole + (stays ? -moved * (a.size + b.size) : broken);
    pairs[i * n + j] = pairs[j * n + i] = cost;
    together[i * n + j] = together[j * n + i] = stays ? 1 : 0;
    histories[i * n + j] = histories[j * n + i] = past;
  }
  const own = teams.map((team) => {
    const times = meetings.trios(team.id);
    return times === 0 ? 0 : trioAgain + trioOften * Math.min(times - 1, maxRepetitions);
  });
  return {
    pair: (i, j) => pairs[i * n + j] ?? 0,
    trio: (i, j, k) => {
      const [a, b, c] = [at(teams, i), at(teams, j), at(teams, k)];
      const [ab, ac, bc] = [i * n + j, i * n + k, j * n + k];
      const ways = (together[ab] ?? 0) + (together[ac] ?? 0) + (together[bc] ?? 0);
      const staying =
        ways === 3
          ? a.size + b.size + c.size
          : together[ab]
            ? a.size + b.size
            : together[ac]
              ? a.size + c.size
              : together[bc]
                ? b.size + c.size
                : 0;
      const modes = new Set([a.mode, b.mode, c.mode]).size;
      return (
        (modes === 1 ? sameMode + shared : 0) +
        (modes === 3 ? 0 : shared) +
        (histories[ab] ?? 0) +
        (histories[ac] ?? 0) +
        (histories[bc] ?? 0) +
        (own[i] ?? 0) +
        (own[j] ?? 0) +
        (own[k] ?? 0) +
        2 * whole +
        (ways === 0 ? broken : 0) -
        moved * staying
      );
    },
  };
}

function seatsOf(current: readonly CurrentMatch[]): Map<string, { match: number; alone: boolean }> {
  return new Map(
    current.flatMap(({ teamIds }, match) => teamIds.map((id) => [id, { match, alone: teamIds.length === 1 }] as const)),
  );
}

function at<T>(list: readonly T[], i: number): T {
  const item = list[i];
  if (item === undefined) throw new RangeError(`no item at ${i}`);
  return item;
}
