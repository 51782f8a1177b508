/** For integration tests: call `withDatabase()` at the top of the file, then use `database()` and `transaction()` as the app does. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { connect, disconnect } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { copyEmptyDatabase } from "./empty-database";
import { createDatabases, type TestDatabase } from "./server-databases";

/** This worker's database; null when PostgreSQL is not available. */
export function testDatabase(): TestDatabase | null {
  return inject("databases")[Number(process.env.VITEST_POOL_ID) - 1] ?? null;
}

export function withDatabase(): void {
  const at = testDatabase();
  beforeAll(() => {
    if (at !== null) connect({ ...at, max: 8 });
  });
  skipWithout(at);
  afterAll(disconnect);
}

/** Like `withDatabase`, but with an empty database for this file only: for tests that read every row of every table. */
export function withOwnDatabase(): void {
  const workers = testDatabase();
  let close: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    if (workers === null) return;
    const own = await makeDatabase(workers);
    ({ close } = own);
    connect({ ...own.database, max: 8 });
  });
  skipWithout(workers);
  afterAll(async () => {
    await disconnect();
    await close();
  });
}

function skipWithout(at: TestDatabase | null): void {
  beforeEach(({ skip }) => {
    if (at === null) skip("PostgreSQL can't be had here");
  });
}

/** Makes an empty database in the same kind of store. */
async function makeDatabase({ url }: TestDatabase): Promise<{ database: TestDatabase; close: () => Promise<void> }> {
  if (url !== undefined) {
    const { databases, close } = await createDatabases(url, 1);
    return { database: databases[0] ?? {}, close };
  }
  const socketFolder = mkdtempSync(path.join(os.tmpdir(), "crosscase-own-"));
  const dataFolder = path.join(socketFolder, "database");
  await copyEmptyDatabase(dataFolder);
  const embedded = await openEmbedded({ dataFolder, socketFolder });
  const close = async () => {
    await embedded.close();
    rmSync(socketFolder, { recursive: true, force: true });
  };
  return { database: { socketFolder }, close };
}
