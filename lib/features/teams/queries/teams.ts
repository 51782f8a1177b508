import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { documents, participants, students, teamMembers, teams, worksheets } from "@/db/schema";
import { lowestFreeSeat } from "@/lib/sync/format/writer-colour";
import { randomId } from "@/lib/process/random-id";

/** Inserts teams, each with its worksheet and document, in three statements for any number. Returns their ids. */
export async function insertTeams(
  tx: Tx,
  given: readonly { activityId: string; number: number; mode: string }[],
): Promise<string[]> {
  if (given.length === 0) return [];
  const all = given.map(({ activityId, number, mode }) => ({ id: randomId(), activityId, number, mode }));
  await tx.insert(teams).values(all);
  await insertWorksheets(
    tx,
    all.map(({ id, mode }) => ({ teamId: id, mode })),
  );
  return all.map(({ id }) => id);
}

async function insertWorksheets(tx: Tx, given: readonly { teamId: string; mode: string }[]): Promise<void> {
  const all = given.map((worksheet) => ({ ...worksheet, id: randomId() }));
  await tx.insert(worksheets).values(all);
  await tx.insert(documents).values(all.map(({ id }) => ({ kind: "worksheet" as const, worksheetId: id })));
}

/** Ends teams and archives their worksheets with their submissions (T7). Only the memberships are deleted. */
export async function dissolveTeams(tx: Tx, teamIds: readonly string[], now: Date): Promise<void> {
  if (teamIds.length === 0) return;
  await archiveWorksheets(tx, teamIds, now);
  await tx.delete(teamMembers).where(anyOf(teamMembers.teamId, teamIds));
  await tx.update(teams).set({ dissolvedAt: now }).where(anyOf(teams.id, teamIds));
}

/** Closes the documents of archived worksheets in the same transaction, so that later updates are neither stored nor acknowledged (R14). */
async function archiveWorksheets(tx: Tx, teamIds: readonly string[], now: Date): Promise<void> {
  const archived = await tx
    .update(worksheets)
    .set({ archivedAt: now })
    .where(and(anyOf(worksheets.teamId, teamIds), isNull(worksheets.archivedAt)))
    .returning({ id: worksheets.id });
  if (archived.length === 0) return;
  const ids = archived.map((worksheet) => worksheet.id);
  await tx
    .update(documents)
    .set({ closedAt: now })
    .where(and(anyOf(documents.worksheetId, ids), isNull(documents.closedAt)));
}

/** Revives an ended team and reopens its worksheet (T7). `locked` undefined leaves the lock as it was. */
export async function reviveTeam(
  tx: Tx,
  teamId: string,
  team: { number: number; mode: string; locked?: boolean },
): Promise<void> {
  const { number, mode, locked } = team;
  await tx.update(teams).set({ number, mode, locked, dissolvedAt: null }).where(eq(teams.id, teamId));
  await openWorksheet(tx, teamId, mode);
}

/** A locked team stays when teams are made again (T2). */
export async function setTeamLocked(tx: Tx, teamId: string, locked: boolean): Promise<void> {
  await tx.update(teams).set({ locked }).where(eq(teams.id, teamId));
}

/** Archives the old mode's worksheet. The new mode's worksheet starts empty, or is reopened if the team had one before (T7). */
export async function changeTeamMode(tx: Tx, teamId: string, mode: string, now: Date): Promise<void> {
  await archiveWorksheets(tx, [teamId], now);
  await tx.update(teams).set({ mode }).where(eq(teams.id, teamId));
  await openWorksheet(tx, teamId, mode);
}

/** Reopens the team's archived worksheet of that mode, or makes one. */
async function openWorksheet(tx: Tx, teamId: string, mode: string): Promise<void> {
  const [reopened] = await tx
    .update(worksheets)
    .set({ archivedAt: null })
    .where(and(eq(worksheets.teamId, teamId), eq(worksheets.mode, mode), isNotNull(worksheets.archivedAt)))
    .returning({ id: worksheets.id });
  if (reopened === undefined) return insertWorksheets(tx, [{ teamId, mode }]);
  const [newest] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(eq(documents.worksheetId, reopened.id))
    .orderBy(desc(documents.epoch))
    .limit(1);
  if (newest === undefined) throw new Error(`worksheet ${reopened.id} has no document`);
  await tx.update(documents).set({ closedAt: null }).where(eq(documents.id, newest.id));
}

/** Takes students out of their teams, and places others. */
export async function seatStudents(
  tx: Tx,
  activityId: string,
  out: readonly string[],
  placements: readonly { studentId: string; teamId: string }[],
): Promise<void> {
  await takeOutOfTeams(tx, activityId, out);
  await placeStudents(tx, activityId, placements);
}

/** Places students in teams, and takes them out of other teams. Roster names can be placed before they have joined (T3). */
export async function placeStudents(
  tx: Tx,
  activityId: string,
  placements: readonly { studentId: string; teamId: string }[],
): Promise<void> {
  if (placements.length === 0) return;
  const studentIds = placements.map(({ studentId }) => studentId);
  const rows: (typeof teamMembers.$inferInsert)[] = [];
  await tx
    .insert(participants)
    .values(studentIds.map((studentId) => ({ activityId, studentId })))
    .onConflictDoNothing();
  await takeOutOfTeams(tx, activityId, studentIds);
  const seated = await tx
    .select({ teamId: teamMembers.teamId, seat: teamMembers.seat })
    .from(teamMembers)
    .where(
      anyOf(
        teamMembers.teamId,
        placements.map(({ teamId }) => teamId),
      ),
    );
  for (const { teamId, studentId } of placements) {
    const seat = lowestFreeSeat(seated.filter((member) => member.teamId === teamId).map((member) => member.seat));
    seated.push({ teamId, seat });
    rows.push({ activityId, studentId, teamId, seat });
  }
  await tx.insert(teamMembers).values(rows);
}

export async function takeOutOfTeams(tx: Tx, activityId: string, studentIds: readonly string[]): Promise<void> {
  if (studentIds.length === 0) return;
  await tx
    .delete(teamMembers)
    .where(and(eq(teamMembers.activityId, activityId), anyOf(teamMembers.studentId, studentIds)));
}

/** The teams of these students, in any activity. */
export async function listTeamIdsOf(tx: Tx, studentIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: teamMembers.teamId })
    .from(teamMembers)
    .where(anyOf(teamMembers.studentId, studentIds));
  return rows.map(({ id }) => id);
}

/** The student's team in the activity at this moment. */
export async function findTeamOf(tx: Tx, activityId: string, studentId: string): Promise<string | null> {
  const [row] = await tx
    .select({ teamId: teamMembers.teamId })
    .from(teamMembers)
    .where(and(eq(teamMembers.activityId, activityId), eq(teamMembers.studentId, studentId)));
  return row?.teamId ?? null;
}

/** Students who are in a team of the activity; null when the activity has no teams. */
export async function listPlacedIds(tx: Tx, activityId: string): Promise<string[] | null> {
  const rows = await tx
    .select({ id: teamMembers.studentId })
    .from(teamMembers)
    .where(eq(teamMembers.activityId, activityId));
  return rows.length > 0 || (await hasTeams(tx, activityId)) ? rows.map(({ id }) => id) : null;
}

/** Whether the activity has live teams, including teams whose students were erased since (Q31). */
export async function hasTeams(tx: Tx, activityId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .limit(1);
  return rows.length > 0;
}

export async function findTeamMode(tx: Tx, teamId: string): Promise<string | null> {
  const [row] = await tx.select({ mode: teams.mode }).from(teams).where(eq(teams.id, teamId));
  return row?.mode ?? null;
}

/** The number of a team of the activity; null once it has ended. */
export async function findTeamNumber(tx: Tx, activityId: string, teamId: string): Promise<number | null> {
  const [row] = await tx
    .select({ number: teams.number })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), eq(teams.id, teamId), isNull(teams.dissolvedAt)));
  return row?.number ?? null;
}

/** The live teams of an activity, with their members who are in the class. */
export async function listTeamsToCopy(
  tx: Tx,
  activityId: string,
): Promise<{ number: number; mode: string; memberIds: string[] }[]> {
  const rows = await tx
    .select({ number: teams.number, mode: teams.mode, studentId: students.id })
    .from(teams)
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .leftJoin(students, and(eq(students.id, teamMembers.studentId), isNull(students.removedAt)))
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .orderBy(asc(teams.number), asc(teamMembers.seat));
  const found = new Map<number, { number: number; mode: string; memberIds: string[] }>();
  for (const { number, mode, studentId } of rows) {
    const team = found.get(number) ?? { number, mode, memberIds: [] };
    if (studentId !== null) team.memberIds.push(studentId);
    found.set(number, team);
  }
  return [...found.values()];
}
