import { expect, it } from "vitest";
import { pool, transaction } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClass } from "@/db/testing/factories";
import { findErasure } from "@/lib/auth/queries/installation";
import { deleteClasses } from "@/lib/features/people/classes/queries/archived-classes";
import { clearErased } from "./clear-erased";

withDatabase();

it("B7c: on PostgreSQL the tables are vacuumed five minutes after an erasure, also while people are there", async () => {
  const vacuums = async () => {
    const { rows } = await pool().query<{ count: number }>(
      "select min(vacuum_count)::int as count from pg_stat_user_tables where schemaname = 'public'",
    );
    return rows[0]?.count ?? 0;
  };
  const { id } = await makeClass();
  await transaction((tx) => deleteClasses(tx, [id]));
  expect(await clearErased("postgres", true)).toBe(false);
  await pool().query("update installation set erased_at = erased_at - interval '6 minutes'");
  const before = await vacuums();
  expect(await clearErased("postgres", true)).toBe(true);
  expect(await vacuums()).toBeGreaterThan(before);
  expect(await findErasure()).toBeNull();
});
