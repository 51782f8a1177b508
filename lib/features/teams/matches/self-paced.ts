/** Matches teams of a self-paced activity, in which nobody waits for a teacher (T18). The caller has locked the activity. */
import type { Tx } from "@/db/client";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import type { Topic } from "@/lib/bus/bus-contract";
import { loadArrangement, storeArrangement, type LoadedArrangement } from "@/lib/features/teams/arrangement";
import { matchOf, teamOf, type ArrangedMatch } from "@/lib/features/teams/rules/arrangement";
import { chooseExemplarMode, withExemplar, withStudentMoved } from "@/lib/features/teams/rules/arrangement-changes";
import { listHandedInTeams } from "./queries/matches";
import { findFittingTeam } from "./rules/fitting-pair";

/**
 * Matches the team with the team on another mode that has waited longest after its hand-in; does nothing if the team has a match, or none fits.
 * Returns the topics to invalidate after the commit.
 */
export async function matchWithWaitingTeam(tx: Tx, activity: ActivityRow, teamId: string, now: Date): Promise<Topic[]> {
  const loaded = await loadArrangement(tx, activity);
  const { arrangement } = loaded;
  const team = teamOf(arrangement, teamId);
  if (team === undefined || matchOf(arrangement, teamId) !== undefined) return [];
  const waiting = (await listHandedInTeams(tx, activity.id)).flatMap(({ id, handedInAt }) => {
    const other = teamOf(arrangement, id);
    return other === undefined || matchOf(arrangement, id) !== undefined ? [] : [{ ...other, handedInAt }];
  });
  const partner = teamOf(arrangement, findFittingTeam(team, waiting) ?? "");
  if (partner === undefined) return [];
  const teamIds = [team, partner].sort((a, b) => a.number - b.number).map(({ id }) => id); // the lower number presents first (Q16)
  const match: ArrangedMatch = { teamIds, exemplarMode: null, override: false, locked: false };
  const after = { ...arrangement, matches: [...arrangement.matches, match] };
  return [...(await storeArrangement(tx, activity, loaded, after, now)), ...teamIds.map((id) => `team:${id}` as const)];
}

/** Matches all teams that have handed in, as far as they fit: those of a class hour that goes on as homework. Returns the topics, as above. */
export async function matchWaitingTeams(tx: Tx, activity: ActivityRow, now: Date): Promise<Topic[]> {
  const topics: Topic[] = [];
  for (const { id } of await listHandedInTeams(tx, activity.id))
    topics.push(...(await matchWithWaitingTeam(tx, activity, id, now)));
  return topics;
}

/** Gives the team a worked example to compare with, in its match or in one of its own. Returns the topics, as above. */
export async function matchWithExample(tx: Tx, activity: ActivityRow, teamId: string, now: Date): Promise<Topic[]> {
  const loaded = await loadArrangement(tx, activity);
  const { arrangement } = loaded;
  const teamIds = matchOf(arrangement, teamId)?.teamIds ?? [teamId];
  const mode = chooseExemplarMode(arrangement, teamIds, modesOf(activity));
  const topics = await storeArrangement(tx, activity, loaded, withExemplar(arrangement, teamId, mode), now);
  return [...topics, ...teamIds.map((id) => `team:${id}` as const)];
}

/** Makes a team of the student alone, on the mode that they chose, else on the one that the fewest teams study. Returns the topics, as above. */
export async function makeTeamOfOne(tx: Tx, activity: ActivityRow, studentId: string, now: Date): Promise<Topic[]> {
  const loaded = await loadArrangement(tx, activity);
  const mode = chosenModeOf(loaded, studentId) ?? chooseExemplarMode(loaded.arrangement, [], modesOf(activity));
  const after = withStudentMoved(loaded.arrangement, studentId, { to: "new", mode });
  return storeArrangement(tx, activity, loaded, after, now);
}

const modesOf = ({ lesson }: ActivityRow) => lesson.modes.map(({ id }) => id);

const chosenModeOf = ({ students }: LoadedArrangement, studentId: string) =>
  students.find(({ id }) => id === studentId)?.chosenMode ?? null;
