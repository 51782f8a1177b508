import { pool } from "@/db/client";
import type { Scene } from "./scene";

const tablesSql =
  "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('sessions', 'throttles', 'audit', 'installation') order by table_name";

/** A row as text, but for when a student was last seen, which every request may write. */
const rowText = "(to_jsonb(t) - 'last_seen_at')::text";

/** Digests all rows of each table, but for tables that every request may write: sessions, sightings, throttles and, for a teacher, the audit log (Q34). */
export async function digestTables(): Promise<Record<string, string>> {
  const tables = await pool().query<{ name: string }>(tablesSql);
  const compared = tables.rows.filter(({ name }) => name !== "sightings");
  const one = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(${rowText}, E'\\n' order by ${rowText})), '') as rows from "${name}" t`;
  const { rows } = await pool().query<{ name: string; rows: string }>(compared.map(one).join(" union all "));
  return Object.fromEntries(rows.map(({ name, rows: digest }) => [name, digest]));
}

/** Loads every row of the database that contains an id of the scene's class, but for tables that viewing a page may write. */
export async function loadSceneRows({
  classId,
  activityId,
  team,
  partnerTeam,
  otherTeam,
  matchId,
  submissionId,
  studentId,
}: Scene): Promise<string[]> {
  const ids = [
    classId,
    activityId,
    ...[team, partnerTeam, otherTeam].flatMap(({ id, worksheetId }) => [id, worksheetId]),
    matchId,
    submissionId,
    studentId,
  ];
  const tables = await pool().query<{ name: string }>(tablesSql);
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const found = await pool().query<{ row: string }>(
      `select ${rowText} as row from "${name}" t where ${rowText} ~ $1 order by 1`,
      [ids.join("|")],
    );
    rows.push(...found.rows.map(({ row }) => `${name}: ${row}`));
  }
  return rows;
}
