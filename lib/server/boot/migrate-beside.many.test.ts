import { describe, expect, it } from "vitest";
import { connect, disconnect, pool } from "@/db/client";
import { applyMigrationsUpTo, migrateDatabase } from "@/db/migrate";
import { findTablesState, listMigrations } from "@/db/migrations-list";
import { openClient } from "@/db/open-client";
import { testDatabase } from "@/db/testing/database";
import { remakeDatabase } from "@/db/testing/server-databases";
import { at, soon } from "@/lib/sync/testing/harness";

const url = testDatabase()?.url;

describe.skipIf(url === undefined)("a start on PostgreSQL that other processes use", () => {
  it("B9d: while somebody reads a table for long, its migration lets others read and write there, and is done once the table is free", async () => {
    const own = new URL(url ?? "");
    own.pathname += "_migrating";
    await remakeDatabase(own.href);
    connect({ url: own.href, max: 4 });
    const reader = await openClient({ url: own.href });
    try {
      await applyMigrationsUpTo(reader, at(listMigrations(), 12).madeAt);
      await reader.query("begin isolation level repeatable read");
      await reader.query("select * from activities");
      const migrating = migrateDatabase(pool());
      const waiting = "select 1 from pg_locks where not granted and relation = 'activities'::regclass";
      await expect.poll(async () => (await pool().query(waiting)).rowCount, soon).toBe(1);
      for (let n = 0; n < 3; n++) await pool().query("update activities set round = round");
      expect(await findTablesState(pool())).toBe("earlier");
      await reader.query("commit");
      await migrating;
      expect(await findTablesState(pool())).toBe("current");
    } finally {
      await reader.end();
      await disconnect();
    }
  });
});
