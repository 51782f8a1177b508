import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { copies, matches, matchTeams, teamMembers, teams, worksheets } from "@/db/schema";
import type { NotesTexts, WorksheetTexts } from "@/lib/worksheet/fields";

/** The worksheets that these teams write in now. */
export async function findLiveWorksheets(tx: Tx, teamIds: readonly string[]): Promise<{ teamId: string; worksheetId: string }[]> {
  if (teamIds.length === 0) return [];
  return tx
    .select({ teamId: worksheets.teamId, worksheetId: worksheets.id })
    .from(worksheets)
    .where(and(inArray(worksheets.teamId, [...teamIds]), isNull(worksheets.archivedAt)));
}

export type NewCopy = typeof copies.$inferInsert;

/** The newest copy of each document replaces an older one. */
export async function saveCopies(tx: Tx, given: readonly NewCopy[]): Promise<void> {
  const newest = { texts: sql`excluded.texts`, at: sql`excluded.at` };
  const sheets = given.filter((copy) => copy.worksheetId != null);
  const notes = given.filter((copy) => copy.matchId != null);
  if (sheets.length > 0) await tx.insert(copies).values(sheets).onConflictDoUpdate({ target: [copies.studentId, copies.worksheetId], set: newest });
  if (notes.length > 0) await tx.insert(copies).values(notes).onConflictDoUpdate({ target: [copies.studentId, copies.matchId], set: newest });
}

export interface WorksheetCopy {
  worksheetId: string;
  number: number;
  mode: string;
  texts: WorksheetTexts;
  at: Date;
}

/** What the student keeps of worksheets of teams that they are not in now. */
export async function listWorksheetCopies(tx: Tx, activityId: string, studentId: string): Promise<WorksheetCopy[]> {
  const rows = await tx
    .select({ worksheetId: worksheets.id, number: teams.number, mode: worksheets.mode, texts: copies.texts, at: copies.at })
    .from(copies)
    .innerJoin(worksheets, eq(worksheets.id, copies.worksheetId))
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .leftJoin(teamMembers, and(eq(teamMembers.teamId, teams.id), eq(teamMembers.studentId, copies.studentId)))
    .where(and(eq(copies.activityId, activityId), eq(copies.studentId, studentId), isNull(teamMembers.studentId)))
    .orderBy(asc(copies.at));
  // A row that names a worksheet holds a worksheet's texts.
  return rows.map((row) => ({ ...row, texts: row.texts as WorksheetTexts }));
}

/** The students of a team who leave a match with it, and the match's notes. */
export async function listMembers(tx: Tx, teamId: string): Promise<{ activityId: string; studentId: string }[]> {
  return tx.select({ activityId: teamMembers.activityId, studentId: teamMembers.studentId }).from(teamMembers).where(eq(teamMembers.teamId, teamId));
}

export interface NotesCopy {
  matchId: string;
  round: number;
  texts: NotesTexts;
  at: Date;
}

/** Q8: what the student keeps of notes that went on without their team. */
export async function listNotesCopies(tx: Tx, activityId: string, studentId: string): Promise<NotesCopy[]> {
  const rows = await tx
    .select({ matchId: matches.id, round: matches.round, texts: copies.texts, at: copies.at })
    .from(copies)
    .innerJoin(matches, eq(matches.id, copies.matchId))
    .leftJoin(teamMembers, and(eq(teamMembers.activityId, copies.activityId), eq(teamMembers.studentId, copies.studentId)))
    .leftJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), eq(matchTeams.teamId, teamMembers.teamId), isNull(matchTeams.leftAt)))
    .where(and(eq(copies.activityId, activityId), eq(copies.studentId, studentId), isNull(matchTeams.matchId)))
    .orderBy(asc(copies.at));
  return rows.map((row) => ({ ...row, texts: row.texts as NotesTexts }));
}
