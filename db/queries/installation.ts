import { pool } from "@/db/client";

/** Identifies the database: differs between installations, and between copies on one server. */
export async function loadDatabaseId(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "select i.id || '/' || d.oid as id from installation i, pg_database d where d.datname = current_database()",
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the database does not say which one it is: its table installation is empty");
  return row.id;
}
