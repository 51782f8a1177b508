/** Creates migrated databases on a PostgreSQL server: one is migrated, and the others are copies of it. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrateDatabase } from "@/db/migrate";

export interface TestDatabase {
  url?: string;
  socketFolder?: string;
}

export async function createDatabases(
  server: string,
  count: number,
): Promise<{ databases: TestDatabase[]; close: () => Promise<void> }> {
  const run = randomBytes(6).toString("hex");
  const names = Array.from({ length: count }, (_, n) => `crosscase_test_${run}_${n}`);
  const databases = names.map((name) => ({ url: Object.assign(new URL(server), { pathname: `/${name}` }).href }));
  const [first = "", ...others] = names;
  await runOnServer(server, [`create database ${first}`]);
  const pool = new pg.Pool({ connectionString: databases[0]?.url, max: 1 });
  await migrateDatabase(pool);
  await pool.end();
  await runOnServer(
    server,
    others.map((name) => `create database ${name} template ${first}`),
  );
  return {
    databases,
    close: () =>
      runOnServer(
        server,
        names.map((name) => `drop database ${name} with (force)`),
      ),
  };
}

/** Drops a database with everything in it, and makes an empty one of the same name. */
export async function remakeDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = Object.assign(new URL(url), { pathname: "/template1" }).href;
  await runOnServer(elsewhere, [`drop database if exists ${name} with (force)`, `create database ${name}`]);
}

async function runOnServer(server: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
