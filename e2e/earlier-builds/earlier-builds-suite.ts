/** Opens the databases of earlier builds on one store, as a start of this build does (B9). */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { disconnect, pool } from "@/db/client";
import { findNewestMigration, findTablesState, listMigrations } from "@/db/migrations-list";
import { openClient } from "@/db/open-client";
import { remakeDatabase } from "@/db/testing/server-databases";
import { parseEnv } from "@/lib/process/env";
import { openDatabase } from "@/lib/server/boot/open-database";
import { readDump, unpackDatabase } from "./databases";
import { expectStory } from "./expect-story";
import { earlierStates, type EarlierState } from "./states";

/** @param url a PostgreSQL database, which is replaced for each state; null for the embedded database */
export function earlierBuildsSuite(url: string | null): void {
  it.each(earlierStates)(
    "B9a: the database of $name opens, and every name, text with its author, hand-in, vote, try and mark of its class is found; a student signs in with the PIN of then, and types",
    async (state) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-earlier-"));
      process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";
      await disconnect();
      if (url === null) unpackDatabase(state.name, path.join(folder, "database"));
      else await restoreDump(url, state);
      const opened = await openDatabase(parseEnv({ DATA_DIR: folder, DATABASE_URL: url ?? "" }));
      try {
        expect(await findTablesState(pool())).toBe("current");
        await expectStory(state.migration);
      } finally {
        await opened.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
}

async function restoreDump(url: string, { name, migration }: EarlierState): Promise<void> {
  await remakeDatabase(url);
  const client = await openClient({ url });
  await client.query(readDump(name));
  expect(await findNewestMigration(client)).toEqual(listMigrations()[migration]);
  await client.end();
}
