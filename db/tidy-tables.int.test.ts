import { expect, it } from "vitest";
import { pool } from "./client";
import { withDatabase } from "./testing/database";
import { tidyTables } from "./tidy-tables";

withDatabase();

it("B9: a table whose rows have changed is counted, and the space of its deleted rows is freed; one that has not changed since is left alone", async () => {
  // The database counts its changes once a second at most.
  const counted = () => pool().query("select pg_stat_force_next_flush()");
  const tidied = async () => {
    await counted();
    return tidyTables();
  };
  const stats = async () => {
    await counted();
    const { rows } = await pool().query<{ dead: number; changed: number }>(
      "select n_dead_tup::int as dead, n_mod_since_analyze::int as changed from pg_stat_user_tables where relname = 'sightings'",
    );
    return rows[0];
  };
  const make = (from: number, to: number) =>
    pool().query(
      "insert into sightings (address, person_id, seen_at) select 'tidy ' || n, gen_random_uuid(), now() from generate_series($1::int, $2::int) n",
      [from, to],
    );
  await make(1, 2_000);
  expect(await tidied()).toContain("sightings");
  expect(await stats()).toEqual({ dead: 0, changed: 0 });
  await make(2_001, 2_010);
  expect(await tidied()).not.toContain("sightings");
  await pool().query("delete from sightings where address like 'tidy %'");
  expect((await stats())?.dead).toBeGreaterThanOrEqual(2_010);
  expect(await tidied()).toContain("sightings");
  expect(await stats()).toEqual({ dead: 0, changed: 0 });
});
