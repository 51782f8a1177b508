/** Applies a pairing to an arrangement, and finds what the teacher has to decide (T5). */
import { chooseExemplarMode, withOverridesMarked } from "@/lib/features/teams/rules/arrangement-changes";
import type { ArrangedMatch, Arrangement } from "@/lib/features/teams/rules/arrangement";
import { pairTeams, type Shortage } from "./pairing";
import type { Random } from "@/lib/activity/rules/random";

/** What happens to teams that cannot meet another mode: each gets an exemplar, or they are matched on one mode on purpose. */
export type RestPolicy = "exemplar" | "override";

export type PairedArrangement =
  | { kind: "paired"; after: Arrangement }
  /** `left`: teams of one mode, in the groups in which they would be matched. */
  | ({ kind: "short" } & PairingShortage);

export interface PairingShortage {
  /** Counts the teams that are in no locked match. */
  reason: Shortage;
  left: readonly (readonly string[])[];
  /** How many locked matches were left out of the pairing. */
  locked: number;
  /** Without the locks every team could meet another mode. */
  isByLocks: boolean;
}

interface PairInput {
  arrangement: Arrangement;
  /** The lesson's modes, in its order. */
  modes: readonly string[];
  /** The teams of each match in earlier rounds (Q18). */
  earlier: readonly (readonly string[])[];
  random: Random;
  rest?: RestPolicy | undefined;
}

/** Pairs all teams outside the locked matches, and keeps as many other matches as possible. A single team gets an exemplar (Q13). */
export function pairArrangement({ arrangement, modes, earlier, random, rest }: PairInput): PairedArrangement {
  const { teams, matches } = arrangement;
  const locked = matches.filter((match) => match.locked);
  const isFree = (id: string) => !locked.some(({ teamIds }) => teamIds.includes(id));
  const pairable = teams.map(({ id, mode, memberIds }) => ({ id, mode, size: memberIds.length }));
  const pairing = pairTeams({ teams: pairable.filter(({ id }) => isFree(id)), current: matches, earlier, random });
  // An exemplar added to a match stays while two of its teams stay together. An exemplar in place of a partner goes once there is a partner.
  const exemplarOf = (ids: readonly string[]) =>
    matches.find(
      (m) => m.exemplarMode !== null && m.teamIds.length > 1 && m.teamIds.filter((id) => ids.includes(id)).length > 1,
    )?.exemplarMode ?? null;
  const matched = (ids: readonly string[]): ArrangedMatch => ({
    teamIds: ids,
    exemplarMode: exemplarOf(ids),
    override: false,
    locked: false,
  });
  const alone = (id: string): ArrangedMatch => {
    const before = matches.find((m) => m.teamIds.length === 1 && m.teamIds.includes(id))?.exemplarMode;
    const exemplarMode = before ?? chooseExemplarMode(arrangement, [id], modes);
    return { teamIds: [id], exemplarMode, override: false, locked: false };
  };
  const made = [...locked, ...pairing.matches.map((match) => matched(match.teamIds))];
  if (pairing.kind === "paired") return { kind: "paired", after: finish(arrangement, made) };
  made.push(...pairing.agreed.map(matched), ...pairing.withExemplar.map(alone));
  const way = teams.length === 1 ? "exemplar" : rest;
  if (pairing.left.length > 0 && way === undefined) {
    const isByLocks = locked.length > 0 && pairTeams({ teams: pairable, earlier, random }).kind === "paired";
    return { kind: "short", reason: pairing.reason, left: pairing.left, locked: locked.length, isByLocks };
  }
  for (const ids of pairing.left)
    made.push(...(way === "override" && ids.length > 1 ? [matched(ids)] : ids.map(alone)));
  return { kind: "paired", after: finish(arrangement, made) };
}

function finish(arrangement: Arrangement, matches: readonly ArrangedMatch[]): Arrangement {
  const number = (id: string) => arrangement.teams.find((team) => team.id === id)?.number ?? 0;
  // The team with the lowest number presents first (Q16).
  const ordered = matches.map((match) => ({
    ...match,
    teamIds: [...match.teamIds].sort((a, b) => number(a) - number(b)),
  }));
  return withOverridesMarked({
    ...arrangement,
    matches: ordered.sort((a, b) => number(a.teamIds[0] ?? "") - number(b.teamIds[0] ?? "")),
  });
}
