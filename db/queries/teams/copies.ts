import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { copies, students, teamMembers, teams, worksheets } from "@/db/schema";
import type { WorksheetTexts } from "@/lib/document-format/fields";
import { isWritten } from "@/db/queries/documents/document-rows";

/** All worksheets of these teams: the current one, and those on former modes. */
export async function findWorksheetsOf(
  tx: Tx,
  teamIds: readonly string[],
): Promise<{ teamId: string; worksheetId: string }[]> {
  if (teamIds.length === 0) return [];
  return tx
    .select({ teamId: worksheets.teamId, worksheetId: worksheets.id })
    .from(worksheets)
    .where(inArray(worksheets.teamId, [...teamIds]));
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
  worksheetId: string;
  number: number;
  mode: string;
  texts: WorksheetTexts;
  at: Date;
}

/** The student's copies of worksheets of teams that they are not in now. */
export async function listWorksheetCopies(tx: Tx, activityId: string, studentId: string): Promise<WorksheetCopy[]> {
  const merged = tx.select({ id: students.id }).from(students).where(eq(students.mergedInto, studentId));
  return tx
    .select({
      worksheetId: worksheets.id,
      number: teams.number,
      mode: worksheets.mode,
      texts: copies.texts,
      at: copies.at,
    })
    .from(copies)
    .innerJoin(worksheets, eq(worksheets.id, copies.worksheetId))
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .leftJoin(teamMembers, and(eq(teamMembers.teamId, teams.id), eq(teamMembers.studentId, studentId)))
    .where(
      and(
        eq(copies.activityId, activityId),
        or(eq(copies.studentId, studentId), inArray(copies.studentId, merged)),
        isNull(teamMembers.studentId),
      ),
    )
    .orderBy(asc(copies.at));
}

export interface ArchivedWorksheet {
  worksheetId: string;
  teamId: string;
  number: number;
  mode: string;
  at: Date;
  /** Its team has ended too. */
  teamEnded: boolean;
  /** Who wrote in it. */
  names: string[];
}

/** Archived worksheets with text, the latest first: all of the activity's, a team's, or one. */
export async function listArchivedWorksheets(
  tx: Tx,
  activityId: string,
  only: { teamId?: string; worksheetId?: string } = {},
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
        eq(teams.activityId, activityId),
        isNotNull(worksheets.archivedAt),
        only.teamId === undefined ? undefined : eq(worksheets.teamId, only.teamId),
        only.worksheetId === undefined ? undefined : eq(worksheets.id, only.worksheetId),
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
  const [row] = await listArchivedWorksheets(tx, activityId, { worksheetId });
  return row ?? null;
}
