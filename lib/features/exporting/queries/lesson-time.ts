/** Clocks, flags and words, for export (T14). Keys are listed in the order of the exported table; rows are loaded for some keys at a time. */
import { asc, eq, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import { flags, students, teachers, teams, words } from "@/db/schema";
import { phases, type Phase } from "@/lib/activity/rules/phases";
import { nameOf } from "./people";

export interface ClockRow {
  phase: Phase;
  /** null: the whole class. */
  team: number | null;
  /** Milliseconds; null for a team, which spends the same time as the class. */
  spentMs: number | null;
  /** Milliseconds of the class's clock, or that a team has beyond it; null without a clock. */
  clockMs: number | null;
}

/** `<phase>` for the class, then `<phase>/<team>` for each team with its own minutes. */
export async function listClockKeys(tx: Tx, activityId: string): Promise<string[]> {
  const order = sql.join(
    phases.map((phase, place) => sql`when ${phase} then ${place}::int`),
    sql` `,
  );
  const found = await tx.execute<{ key: string }>(sql`
    select key from (
      select phase as key, phase, -1 as number from phase_clocks where activity_id = ${activityId}
      union all
      select m.phase || '/' || m.team_id, m.phase, t.number from team_minutes m join teams t on t.id = m.team_id where t.activity_id = ${activityId}) k
    order by case phase ${order} end, number, key`);
  return found.rows.map(({ key }) => key);
}

/** Clocks in the order of the keys. @param now the end of the time that is counted for the current phase */
export async function listClocks(tx: Tx, activityId: string, keys: readonly string[], now: Date): Promise<ClockRow[]> {
  const found = await tx.execute<{
    key: string;
    phase: Phase;
    team: number | null;
    spent: number | null;
    clock: number | null;
  }>(sql`
    select phase as key, phase, null::int as team,
      (spent_ms + greatest(0, coalesce(extract(epoch from ${now.toISOString()}::timestamptz - counts_from) * 1000, 0)))::float8 as spent,
      limit_length_ms::float8 as clock
    from phase_clocks where activity_id = ${activityId}
    union all
    select m.phase || '/' || m.team_id, m.phase, t.number, null, m.ms::float8
    from team_minutes m join teams t on t.id = m.team_id where t.activity_id = ${activityId}`);
  const rows = new Map(
    found.rows.map(({ key, phase, team, spent, clock }) => [key, { phase, team, spentMs: spent, clockMs: clock }]),
  );
  return keys.flatMap((key) => rows.get(key) ?? []);
}

export async function listFlagKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: flags.id })
    .from(flags)
    .where(eq(flags.activityId, activityId))
    .orderBy(asc(flags.at), asc(flags.id));
  return rows.map(({ id }) => id);
}

export function listGivenFlags(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      student: nameOf,
      team: teams.number,
      phase: flags.phase,
      sentence: flags.sentence,
      at: flags.at,
      endedAt: flags.endedAt,
      ended: flags.ended,
    })
    .from(flags)
    .innerJoin(students, eq(students.id, flags.studentId))
    .leftJoin(teams, eq(teams.id, flags.teamId))
    .where(anyOf(flags.id, ids))
    .orderBy(asc(flags.at), asc(flags.id));
}

export async function listWordKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: words.id })
    .from(words)
    .where(eq(words.activityId, activityId))
    .orderBy(asc(words.at), asc(words.id));
  return rows.map(({ id }) => id);
}

/** Words, each with the number of its recipients and of those who read it; removed students are not counted. */
export function listGivenWords(tx: Tx, ids: readonly string[]) {
  const readers = (which: ReturnType<typeof sql>) => sql<number>`(
    select count(*)::int from word_readers r join students s on s.id = r.student_id and s.removed_at is null
    where r.word_id = ${words.id} and ${which})`;
  return tx
    .select({
      teacher: shownTeacherName,
      text: words.text,
      at: words.at,
      withdrawnAt: words.withdrawnAt,
      meant: readers(sql`true`),
      read: readers(sql`r.read_at is not null`),
    })
    .from(words)
    .innerJoin(teachers, eq(teachers.id, words.teacherId))
    .where(anyOf(words.id, ids))
    .orderBy(asc(words.at), asc(words.id));
}
