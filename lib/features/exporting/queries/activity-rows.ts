/** The rows of one activity, to export as a file and to insert from a file (T14). Text is in `document-rows.ts`. */
import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import * as schema from "@/db/schema";

type RowValues = Record<string, unknown>;

const teamsOf = (activityId: string) => sql`(select id from ${schema.teams} where activity_id = ${activityId})`;
const sheetsOf = (activityId: string) =>
  sql`(select id from ${schema.worksheets} where team_id in ${teamsOf(activityId)})`;
const matchesOf = (activityId: string) => sql`(select id from ${schema.matches} where activity_id = ${activityId})`;
const documentsOf = (activityId: string) =>
  sql`(select id from ${schema.documents} where worksheet_id in ${sheetsOf(activityId)} or match_id in ${matchesOf(activityId)} or feedback_id in (select id from ${schema.feedback} where match_id in ${matchesOf(activityId)}))`;
const submissionsOf = (activityId: string) =>
  sql`(select id from ${schema.submissions} where activity_id = ${activityId})`;
const wordsOf = (activityId: string) => sql`(select id from ${schema.words} where activity_id = ${activityId})`;
/** Leaves out rows of merged students: a merge moves rows to the other student, and what it could not move is not exported (T15). */
const isNotMerged = sql`(student_id is null or student_id not in (select id from ${schema.students} where merged_into is not null))`;

export interface ActivityTable {
  table: PgTable;
  where: (activityId: string) => SQL;
  /** The order of the rows in the file. */
  order: SQL;
}

const own = (activityId: string) => sql`activity_id = ${activityId}`;
const ofStudents = (activityId: string) => sql`activity_id = ${activityId} and ${isNotMerged}`;

/** Tables in the order in which their rows can be inserted. */
export const activityTables = {
  participants: { table: schema.participants, where: ofStudents, order: sql`student_id` },
  teams: { table: schema.teams, where: own, order: sql`number, created_at, id` },
  teamMembers: { table: schema.teamMembers, where: ofStudents, order: sql`team_id, seat` },
  teamMinutes: { table: schema.teamMinutes, where: (id) => sql`team_id in ${teamsOf(id)}`, order: sql`team_id, phase` },
  matches: { table: schema.matches, where: own, order: sql`round, created_at, id` },
  matchTeams: {
    table: schema.matchTeams,
    where: (id) => sql`match_id in ${matchesOf(id)}`,
    order: sql`match_id, place, team_id`,
  },
  phaseClocks: { table: schema.phaseClocks, where: own, order: sql`phase` },
  worksheets: { table: schema.worksheets, where: (id) => sql`team_id in ${teamsOf(id)}`, order: sql`created_at, id` },
  submissions: { table: schema.submissions, where: own, order: sql`at, id` },
  copies: { table: schema.copies, where: ofStudents, order: sql`at, id` },
  feedback: {
    table: schema.feedback,
    where: (id) => sql`match_id in ${matchesOf(id)}`,
    order: sql`created_at, id`,
  },
  documents: { table: schema.documents, where: (id) => sql`id in ${documentsOf(id)}`, order: sql`created_at, id` },
  restores: {
    table: schema.restores,
    where: (id) => sql`document_id in ${documentsOf(id)}`,
    order: sql`document_id, at, writer`,
  },
  marks: {
    table: schema.marks,
    where: (id) => sql`submission_id in ${submissionsOf(id)} and ${isNotMerged}`,
    order: sql`submission_id, criterion, id`,
  },
  comments: {
    table: schema.comments,
    where: (id) => sql`submission_id in ${submissionsOf(id)}`,
    order: sql`created_at, id`,
  },
  returns: { table: schema.returns, where: (id) => sql`submission_id in ${submissionsOf(id)}`, order: sql`at, id` },
  ballots: { table: schema.ballots, where: ofStudents, order: sql`student_id, kind` },
  tickets: { table: schema.tickets, where: ofStudents, order: sql`student_id` },
  guesses: { table: schema.guesses, where: ofStudents, order: sql`student_id, guess` },
  tries: { table: schema.tries, where: ofStudents, order: sql`at, id` },
  flags: { table: schema.flags, where: ofStudents, order: sql`at, id` },
  words: { table: schema.words, where: own, order: sql`at, id` },
  wordReaders: {
    table: schema.wordReaders,
    where: (id) => sql`word_id in ${wordsOf(id)} and ${isNotMerged}`,
    order: sql`word_id, student_id`,
  },
} satisfies Record<string, ActivityTable>;

export type ActivityTableName = keyof typeof activityTables;
export const activityTableNames = Object.keys(activityTables) as ActivityTableName[]; // keys of our own object

/** Selects these columns of the activity's rows. */
export async function selectActivityRows(
  tx: Tx,
  name: ActivityTableName,
  columns: readonly string[],
  activityId: string,
): Promise<RowValues[]> {
  const { table, where, order }: ActivityTable = activityTables[name];
  return tx.select(pickColumns(table, columns)).from(table).where(where(activityId)).orderBy(order);
}

function pickColumns(table: PgTable, names: readonly string[]) {
  const all = getTableColumns(table);
  return Object.fromEntries(
    names.map((name) => {
      const column = all[name];
      if (column === undefined) throw new Error(`there is no column ${name}`);
      return [name, column];
    }),
  );
}

function tableOf(name: ActivityTableName | "activities" | "students"): PgTable {
  if (name === "activities") return schema.activities;
  return name === "students" ? schema.students : activityTables[name].table;
}

/** The names of a table's columns, as in `$inferSelect`. */
export function columnsOf(name: ActivityTableName | "activities" | "students"): string[] {
  return Object.keys(getTableColumns(tableOf(name)));
}

/** Inserts rows, which already have the new ids, in one statement. */
export async function insertActivityRows(
  tx: Tx,
  name: ActivityTableName,
  rows: readonly object[],
  activityId: string,
): Promise<void> {
  const { table }: ActivityTable = activityTables[name];
  const ofActivity = columnsOf(name).includes("activityId") ? { activityId } : {};
  await tx.insert(table).values(rows.map((row) => ({ ...row, ...ofActivity })));
}

/** Texts of submissions or copies by id. Texts may be long, so ask for some ids at a time. */
export async function selectTexts(
  tx: Tx,
  name: "submissions" | "copies",
  ids: readonly string[],
): Promise<Map<string, unknown>> {
  const table = name === "submissions" ? schema.submissions : schema.copies;
  const rows = await tx.select({ id: table.id, texts: table.texts }).from(table).where(anyOf(table.id, ids));
  return new Map(rows.map(({ id, texts }) => [id, texts]));
}

export interface ExportedPerson {
  id: string;
  /** null when the student was removed. */
  name: string | null;
  onRoster: boolean;
  section: string;
  extraTime: number;
  createdAt: Date;
  /** Ids of students who were merged into this one. */
  merged: string[];
}

/** All students of the class, including removed ones, without PINs and without the address from which they joined. */
export async function selectPeople(tx: Tx, classId: string): Promise<ExportedPerson[]> {
  const { students } = schema;
  return tx
    .select({
      id: students.id,
      name: sql<string | null>`case when ${students.removedAt} is null then ${students.name} end`,
      onRoster: students.onRoster,
      section: sql<string>`case when ${students.removedAt} is null then ${students.section} else '' end`,
      extraTime: students.extraTime,
      createdAt: students.createdAt,
      merged: sql<
        string[]
      >`(select coalesce(json_agg(m.id), '[]'::json) from students m where m.merged_into = "students"."id")`,
    })
    .from(students)
    .where(sql`${students.classId} = ${classId} and ${students.mergedInto} is null`)
    .orderBy(students.createdAt, students.id);
}

export async function selectTeacherNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const { teachers } = schema;
  return tx
    .select({ id: teachers.id, name: teachers.name })
    .from(teachers)
    .where(anyOf(teachers.id, ids))
    .orderBy(teachers.id);
}

export async function insertImportedActivity(tx: Tx, values: typeof schema.activities.$inferInsert): Promise<void> {
  await tx.insert(schema.activities).values(values);
}

export async function insertImportedPeople(
  tx: Tx,
  people: readonly (typeof schema.students.$inferInsert)[],
): Promise<void> {
  if (people.length > 0) await tx.insert(schema.students).values([...people]);
}

/** Whether the database refused values that no export writes: a dangling reference, a duplicate, a number that is too large. */
export function isRefusedByDatabase(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code.startsWith("22") || code.startsWith("23");
}
