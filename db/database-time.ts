import type pg from "pg";

/** The time by the database's clock, in ms since 1970. */
export async function readDatabaseTime(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>(
    "select (extract(epoch from clock_timestamp()) * 1000)::float as ms",
  );
  if (rows[0] === undefined) throw new Error("the database answered nothing");
  return rows[0].ms;
}
