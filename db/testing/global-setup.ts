/**
 * Databases for the integration tests, one per worker: embedded, or with TEST_DATABASE_URL on that PostgreSQL server. Test files of a
 * worker share one, so each makes its own class and counts only its own rows.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "@/db/embedded";
import { copyEmptyDatabase } from "./empty-database";
import { createDatabases, type TestDatabase } from "./server-databases";

declare module "vitest" {
  export interface ProvidedContext {
    /** The nth is the nth worker's; empty when PostgreSQL is not available. */
    databases: TestDatabase[];
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const count = project.config.maxWorkers;
  const server = process.env.TEST_DATABASE_URL;
  const { databases, close } = server === undefined ? await openTemporary(count) : await createDatabases(server, count);
  project.provide("databases", databases);
  return close;
}

async function openTemporary(count: number) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-test-"));
  const open = async (n: number) => {
    const socketFolder = path.join(folder, String(n));
    const dataFolder = path.join(socketFolder, "database");
    mkdirSync(socketFolder);
    await copyEmptyDatabase(dataFolder);
    return openEmbedded({ dataFolder, socketFolder });
  };
  // Opens the first alone, because it makes the empty database that the others copy.
  const opened = [await open(0)];
  opened.push(...(await Promise.all(Array.from({ length: count - 1 }, (_, n) => open(n + 1)))));
  const close = async () => {
    await Promise.all(opened.map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  const databases: TestDatabase[] = opened.map(({ socketFolder }) => ({ socketFolder }));
  return { databases, close };
}
