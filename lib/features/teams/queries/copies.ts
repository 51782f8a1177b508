import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { copies, students, teamMembers, teams, worksheets } from "@/db/schema";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { isWritten } from "@/lib/sync/queries/document-rows";

/** All worksheets of these teams: current ones, and those of former modes. */
export async function findWorksheetsOf(
  tx: Tx,
  teamIds: readonly string[],
): Promise<{ teamId: string; worksheetId: string }[]> {
  if (teamIds.length === 0) return [];
  return tx
    .select({ teamId: worksheets.teamId, worksheetId: worksheets.id })
    .from(worksheets)
    .where(anyOf(worksheets.teamId, teamIds));
}

export type NewCopy = typeof copies.$inferInsert;

/** The newest copy of a worksheet replaces an older one. */
export async function saveCopies(tx: Tx, given: readonly NewCopy[]): Promise<void> {
  if (given.length === 0) return;
  await tx
    .insert(copies)
    .values([...given])
    .onConflictDoUpdate({
      target: [copies.studentId, copies.worksheetId],
      set: { texts: sql`excluded.texts`, at: sql`excluded.at` },
    });
}

export interface WorksheetCopy {
  activityId: string;
  /** The present owner; after a merge, the student who stayed. */
  studentId: string;
  worksheetId: string;
  number: number;
  mode: string;
  texts: WorksheetTexts;
  at: Date;
}

/** These students' copies of worksheets of teams that they are not in now, oldest first. */
export async function listWorksheetCopies(
  tx: Tx,
  asked: readonly { activityId: string; studentId: string }[],
): Promise<WorksheetCopy[]> {
  const owner = sql<string>`coalesce(${students.mergedInto}, ${students.id})`;
  const activityIds = [...new Set(asked.map((one) => one.activityId))];
  const studentIds = [...new Set(asked.map((one) => one.studentId))];
  return tx
    .select({
      activityId: copies.activityId,
      studentId: owner,
      worksheetId: worksheets.id,
      number: teams.number,
      mode: worksheets.mode,
      texts: copies.texts,
      at: copies.at,
    })
    .from(copies)
    .innerJoin(students, eq(students.id, copies.studentId))
    .innerJoin(worksheets, eq(worksheets.id, copies.worksheetId))
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .leftJoin(teamMembers, and(eq(teamMembers.teamId, teams.id), eq(teamMembers.studentId, owner)))
    .where(and(anyOf(copies.activityId, activityIds), anyOf(owner, studentIds), isNull(teamMembers.studentId)))
    .orderBy(asc(copies.at));
}

export interface ArchivedWorksheet {
  worksheetId: string;
  teamId: string;
  number: number;
  mode: string;
  at: Date;
  /** Whether its team has ended too. */
  teamEnded: boolean;
  /** Names of the students who wrote in it. */
  names: string[];
}

/** Archived worksheets with text, the latest first: all of an activity, one of an activity, or those of some teams. */
export async function listArchivedWorksheets(
  tx: Tx,
  which: { activityId: string; worksheetId?: string } | { teamIds: readonly string[] },
): Promise<ArchivedWorksheet[]> {
  const ofIt = sql`documents d on d.worksheet_id = ${worksheets.id}`;
  return tx
    .select({
      worksheetId: worksheets.id,
      teamId: worksheets.teamId,
      number: teams.number,
      mode: worksheets.mode,
      at: sql`${worksheets.archivedAt}`.mapWith(worksheets.archivedAt),
      teamEnded: sql<boolean>`${teams.dissolvedAt} is not null`,
      names: sql<
        string[]
      >`(select coalesce(json_agg(s.name order by s.name_key), '[]'::json) from students s where s.removed_at is null and s.id in (select u.author from updates u join ${ofIt} and u.document_id = d.id union select unnest(n.authors) from snapshots n join ${ofIt} and n.document_id = d.id))`,
    })
    .from(worksheets)
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .where(
      and(
        "teamIds" in which ? anyOf(teams.id, [...which.teamIds]) : eq(teams.activityId, which.activityId),
        isNotNull(worksheets.archivedAt),
        "worksheetId" in which && which.worksheetId !== undefined ? eq(worksheets.id, which.worksheetId) : undefined,
        sql`exists (select 1 from documents d where d.worksheet_id = ${worksheets.id} and ${isWritten(sql`d.id`)})`,
      ),
    )
    .orderBy(desc(worksheets.archivedAt), asc(teams.number));
}

export async function findArchivedWorksheet(
  tx: Tx,
  activityId: string,
  worksheetId: string,
): Promise<ArchivedWorksheet | null> {
  const [row] = await listArchivedWorksheets(tx, { activityId, worksheetId });
  return row ?? null;
}
