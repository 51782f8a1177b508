import { pool } from "@/db/client";

/** Which database this is: another one for each installation, and for a copy of it beside it. */
export async function loadDatabaseId(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "select i.id || '/' || d.oid as id from installation i, pg_database d where d.datname = current_database()",
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the database does not say which one it is: its table installation is empty");
  return row.id;
}
