import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "./client";
import { withDatabase } from "./testing/database";
import { tidyTables } from "./tidy-tables";

withDatabase();

// A table to which no other test's server or connection writes.
beforeAll(() => pool().query("create table tidied (n int) with (autovacuum_enabled = off)"));
afterAll(() => pool().query("drop table tidied"));

it("B9e: a table whose rows have changed is counted, and the space of its deleted rows is freed; one that has not changed since is left alone", async () => {
  // Forces the count, because the database counts changes at most once a second.
  const counted = () => pool().query("select pg_stat_force_next_flush()");
  const tidied = async () => {
    await counted();
    return tidyTables([]);
  };
  const stats = async () => {
    await counted();
    const { rows } = await pool().query<{ dead: number; changed: number }>(
      "select n_dead_tup::int as dead, n_mod_since_analyze::int as changed from pg_stat_user_tables where relname = 'tidied'",
    );
    return rows[0];
  };
  const make = (count: number) => pool().query("insert into tidied select generate_series(1, $1::int)", [count]);
  await make(2_000);
  expect(await tidied()).toContain("tidied");
  expect(await stats()).toEqual({ dead: 0, changed: 0 });
  await make(10);
  expect(await tidied()).not.toContain("tidied");
  await pool().query("delete from tidied");
  expect((await stats())?.dead).toBeGreaterThanOrEqual(2_010);
  expect(await tidied()).toContain("tidied");
  expect(await stats()).toEqual({ dead: 0, changed: 0 });
});
