/** T5: applies a pairing to an arrangement, and finds what the teacher has to decide. */
import { chooseExemplarMode, withOverridesMarked } from "@/lib/rules/teams/arrangement-changes";
import type { ArrangedMatch, Arrangement } from "@/lib/rules/teams/arrangement";
import { pairTeams, type Shortage } from "./pairing";
import type { Random } from "@/lib/rules/random";

/** What happens to teams that can't meet another mode: an exemplar each, or matched on one mode knowingly. */
export type RestPolicy = "exemplar" | "override";

export type PairedArrangement =
  | { kind: "paired"; after: Arrangement }
  /** `left`: teams of one mode, in the groups they would be matched in. */
  | { kind: "short"; reason: Shortage; left: readonly (readonly string[])[] };

interface PairInput {
  arrangement: Arrangement;
  /** The lesson's modes, in its order. */
  modes: readonly string[];
  /** The teams of each match of earlier rounds (Q18). */
  earlier: readonly (readonly string[])[];
  random: Random;
  rest?: RestPolicy | undefined;
}

/** Pairs all teams, keeping as many of the arrangement's matches as possible. A single team gets an exemplar (Q13). */
export function pairArrangement({ arrangement, modes, earlier, random, rest }: PairInput): PairedArrangement {
  const { teams, matches } = arrangement;
  const pairable = teams.map(({ id, mode, memberIds }) => ({ id, mode, size: memberIds.length }));
  const pairing = pairTeams({ teams: pairable, current: matches, earlier, random });
  // An exemplar beside a partner stays with those two teams; one in place of a partner goes when there is a partner.
  const exemplarOf = (ids: readonly string[]) =>
    matches.find(
      (m) => m.exemplarMode !== null && m.teamIds.length > 1 && m.teamIds.filter((id) => ids.includes(id)).length > 1,
    )?.exemplarMode ?? null;
  const matched = (ids: readonly string[]): ArrangedMatch => ({
    teamIds: ids,
    exemplarMode: exemplarOf(ids),
    override: false,
  });
  const alone = (id: string): ArrangedMatch => {
    const before = matches.find((m) => m.teamIds.length === 1 && m.teamIds.includes(id))?.exemplarMode;
    return { teamIds: [id], exemplarMode: before ?? chooseExemplarMode(arrangement, [id], modes), override: false };
  };
  const made = pairing.matches.map((match) => matched(match.teamIds));
  if (pairing.kind === "paired") return { kind: "paired", after: finish(arrangement, made) };
  made.push(...pairing.agreed.map(matched), ...pairing.withExemplar.map(alone));
  const way = teams.length === 1 ? "exemplar" : rest;
  if (pairing.left.length > 0 && way === undefined)
    return { kind: "short", reason: pairing.reason, left: pairing.left };
  for (const ids of pairing.left)
    made.push(...(way === "override" && ids.length > 1 ? [matched(ids)] : ids.map(alone)));
  return { kind: "paired", after: finish(arrangement, made) };
}

function finish(arrangement: Arrangement, matches: readonly ArrangedMatch[]): Arrangement {
  const number = (id: string) => arrangement.teams.find((team) => team.id === id)?.number ?? 0;
  // Q16: the lowest team number presents first.
  const ordered = matches.map((match) => ({
    ...match,
    teamIds: [...match.teamIds].sort((a, b) => number(a) - number(b)),
  }));
  return withOverridesMarked({
    ...arrangement,
    matches: ordered.sort((a, b) => number(a.teamIds[0] ?? "") - number(b.teamIds[0] ?? "")),
  });
}
