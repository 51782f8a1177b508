/**
 * Loads and stores teams and this round's matches. A change is computed on plain data (lib/features/teams/rules/arrangement.ts) and stored as a
 * difference, so that a preview and its result cannot disagree.
 */
import type { Tx } from "@/db/client";
import {
  listEarlierMeetings,
  listEndedTeams,
  listMatches,
  listStudents,
  listTeams,
  type MatchRow,
  type StudentRow,
  type TeamRow,
} from "./queries/arrangement";
import {
  changeSeats,
  endMatches,
  insertMatches,
  reviveMatch,
  setMatchValues,
  setRound,
} from "./matches/queries/matches";
import { raiseAccessVersion, type ActivityRow } from "@/lib/activity/queries/activity";
import { changeTeamMode, dissolveTeams, insertTeams, reviveTeam, seatStudents } from "./queries/teams";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { mayArrange } from "@/lib/activity/rules/access";
import { storeCopies } from "./copies";
import { withStudentMoved } from "./rules/arrangement-changes";
import {
  continuesAs,
  isSameArrangement,
  isSameSet,
  type ArrangedMatch,
  type Arrangement,
  type EndedTeam,
} from "./rules/arrangement";

export interface LoadedArrangement {
  arrangement: Arrangement;
  /** Every student of the class, by name. */
  students: readonly StudentRow[];
  teams: readonly TeamRow[];
  /** Teams that have ended with text in their worksheet; they can be revived (T7). */
  ended: readonly EndedTeam[];
  /** This round's matches, ended ones too. */
  matches: readonly MatchRow[];
  /** The teams of each match of earlier rounds. */
  earlier: readonly (readonly string[])[];
}

export async function loadArrangement(tx: Tx, activity: ActivityRow): Promise<LoadedArrangement> {
  const teams = await listTeams(tx, activity.id);
  const students = await listStudents(tx, activity.classId, activity.id);
  const numbers = new Map(teams.map((team) => [team.id, team.number]));
  const first = (match: MatchRow) => Math.min(...match.teams.map((seat) => numbers.get(seat.teamId) ?? Infinity));
  const matches = (await listMatches(tx, activity.id, activity.round)).sort((a, b) => first(a) - first(b));
  const earlier = await listEarlierMeetings(tx, activity.id, activity.round);
  const ended = await listEndedTeams(tx, activity.id);
  const arrangement: Arrangement = {
    teams: teams.map(({ id, number, mode, locked }) => ({
      id,
      number,
      mode,
      locked,
      memberIds: students.filter((s) => s.teamId === id).map((s) => s.id),
    })),
    matches: matches
      .filter((match) => !match.ended)
      .map(({ exemplarMode, override, locked, ...match }) => ({
        teamIds: seatedTeamIds(match),
        exemplarMode,
        override,
        locked,
      })),
  };
  return { arrangement, students, teams, ended, matches, earlier };
}

/** @throws AppError `activity-closed` */
export function checkMayArrange({ role }: ActivityEditor, { phase }: ActivityRow): void {
  if (!mayArrange(role, phase)) throw new AppError("activity-closed");
}

export const seatedTeamIds = (match: Pick<MatchRow, "teams">) =>
  match.teams.filter((seat) => !seat.left).map((seat) => seat.teamId);

/**
 * Changes the stored teams and matches to `after`; `round` is the round of its matches. The caller has locked the activity.
 * Returns the topics to invalidate after the commit; raises the access version.
 */
export async function storeArrangement(
  tx: Tx,
  activity: ActivityRow,
  loaded: LoadedArrangement,
  after: Arrangement,
  now: Date,
  round = activity.round,
): Promise<Topic[]> {
  const ids = await storeTeams(tx, activity.id, loaded, after, now);
  const stored = (id: string) => ids.get(id) ?? id;
  const matches = after.matches.map((match) => ({ ...match, teamIds: match.teamIds.map(stored) }));
  if (round === activity.round) await storeMatches(tx, activity, loaded.matches, matches, now);
  else {
    await setRound(tx, activity.id, round);
    await insertMatches(
      tx,
      matches.map((match) => ({ ...match, activityId: activity.id, round })),
    );
  }
  await raiseAccessVersion(tx, activity.id);
  const areTeamsSame = isSameArrangement(
    { teams: loaded.arrangement.teams, matches: [] },
    { teams: after.teams, matches: [] },
  );
  // The frame of every student's page shows the team, so it is not refreshed for new matches alone.
  return areTeamsSame ? ["matches"] : ["teams", "matches", "tray"];
}

/**
 * Takes students who leave the class out of their teams; an empty team ends. The caller has locked `activity`, and publishes the returned topics
 * after the commit.
 */
export async function takeStudentsOutOfTeams(
  tx: Tx,
  activity: ActivityRow,
  studentIds: readonly string[],
  now: Date,
): Promise<Topic[]> {
  const loaded = await loadArrangement(tx, activity);
  const after = studentIds.reduce(
    (arrangement, studentId) => withStudentMoved(arrangement, studentId, { to: "tray" }),
    loaded.arrangement,
  );
  return storeArrangement(tx, activity, loaded, after, now);
}

/** Call it after the commit. */
export function publishArrangement(activityId: string, topics: readonly Topic[]): void {
  publish({ kind: "access", activityId });
  invalidate(activityId, ...topics);
}

/** Returns the stored ids of new teams by their ids in `after`. */
async function storeTeams(
  tx: Tx,
  activityId: string,
  { arrangement, teams, ended }: LoadedArrangement,
  after: Arrangement,
  now: Date,
): Promise<Map<string, string>> {
  const before = new Map(arrangement.teams.map((team) => [team.id, team]));
  const staying = new Set(after.teams.map((team) => team.id));
  const isIn = (teamId: string, studentId: string) =>
    after.teams.some((team) => team.id === teamId && team.memberIds.includes(studentId));
  const leaving = arrangement.teams.flatMap((team) =>
    team.memberIds.filter((id) => !isIn(team.id, id)).map((studentId) => ({ activityId, studentId, teamId: team.id })),
  );
  await storeCopies(tx, leaving, now);
  await dissolveTeams(
    tx,
    teams.filter((team) => !staying.has(team.id)).map((team) => team.id),
    now,
  );
  const made = after.teams.filter(({ id }) => !before.has(id) && !ended.some((one) => one.id === id));
  const madeIds = await insertTeams(
    tx,
    made.map(({ number, mode }) => ({ activityId, number, mode })),
  );
  const ids = new Map(made.map(({ id }, i) => [id, madeIds[i] ?? ""]));
  const placements: { studentId: string; teamId: string }[] = [];
  for (const team of after.teams) {
    const old = before.get(team.id);
    if (old === undefined && !ids.has(team.id)) await reviveTeam(tx, team.id, team);
    else if (old !== undefined && old.mode !== team.mode) await changeTeamMode(tx, team.id, team.mode, now);
    for (const studentId of team.memberIds)
      if (!old?.memberIds.includes(studentId)) placements.push({ studentId, teamId: ids.get(team.id) ?? team.id });
  }
  const placed = new Set(after.teams.flatMap((team) => team.memberIds));
  const out = arrangement.teams.flatMap((team) => team.memberIds).filter((id) => !placed.has(id));
  await seatStudents(tx, activityId, out, placements);
  return ids;
}

/** A match continues while two of its teams stay together; the same teams in the same round get their ended match back (Q8). */
async function storeMatches(
  tx: Tx,
  activity: ActivityRow,
  stored: readonly MatchRow[],
  wanted: readonly ArrangedMatch[],
  now: Date,
): Promise<void> {
  const live = stored.filter((match) => !match.ended);
  const going = new Map(
    wanted.flatMap((match) => {
      const one = live.find((old) => continuesAs(seatedTeamIds(old), match.teamIds));
      return one === undefined ? [] : [[one.id, match] as const];
    }),
  );
  await endMatches(
    tx,
    live.filter((match) => !going.has(match.id)).map((match) => match.id),
    now,
  );
  for (const old of live) {
    const match = going.get(old.id);
    if (match !== undefined) await storeMatchChanges(tx, old, match, now);
  }
  const stays = new Set(going.values());
  const made: ArrangedMatch[] = [];
  for (const match of wanted) {
    if (stays.has(match)) continue;
    const { exemplarMode, override, locked, teamIds } = match;
    const earlier = stored.find((old) => old.ended && isSameSet(seatedTeamIds(old), teamIds));
    if (earlier === undefined) made.push(match);
    else await reviveMatch(tx, earlier.id, { exemplarMode, override, locked });
  }
  await insertMatches(
    tx,
    made.map((match) => ({ ...match, activityId: activity.id, round: activity.round })),
  );
}

async function storeMatchChanges(tx: Tx, old: MatchRow, match: ArrangedMatch, now: Date): Promise<void> {
  await changeSeats(tx, old.id, { from: seatedTeamIds(old), to: match.teamIds }, now);
  const { exemplarMode, override, locked } = match;
  if (old.exemplarMode !== exemplarMode || old.override !== override || old.locked !== locked)
    await setMatchValues(tx, old.id, { exemplarMode, override, locked });
}
