/**
 * One database for all integration tests: embedded, in a folder of its own; or, with TEST_DATABASE_URL, a new one on that
 * PostgreSQL server. Tests share it, so each makes a class of its own and counts only what belongs to it.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { connect, disconnect, pool } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

export interface TestDatabase {
  url?: string;
  socketFolder?: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    database: TestDatabase;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { at, close } = process.env.TEST_DATABASE_URL === undefined ? await openTemporary() : await createOn(process.env.TEST_DATABASE_URL);
  connect({ ...at, max: 1 });
  await migrateDatabase(pool());
  await disconnect();
  project.provide("database", at);
  return close;
}

async function openTemporary() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-test-"));
  const embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: folder });
  const close = async () => {
    await embedded.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const at: TestDatabase = { socketFolder: folder };
  return { at, close };
}

async function createOn(server: string) {
  const name = `crosscase_test_${randomBytes(6).toString("hex")}`;
  await runOn(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const at: TestDatabase = { url: url.href };
  return { at, close: () => runOn(server, `drop database ${name} with (force)`) };
}

async function runOn(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
