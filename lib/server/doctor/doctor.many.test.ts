import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { connect, disconnect, pool } from "@/db/client";
import { createDatabases } from "@/db/testing/server-databases";
import { testDatabase } from "@/db/testing/database";
import { ensureBuilt } from "@/lib/server/boot/build";
import { diagnose } from "./testing/run-doctor";

const server = testDatabase()?.url;
const redis = inject("redis");
const dataDir = mkdtempSync(path.join(os.tmpdir(), "crosscase-doctor-"));
/** A separate database, because these tests break it. */
let made: Awaited<ReturnType<typeof createDatabases>> | undefined;
const url = () => made?.databases[0]?.url ?? "";

beforeAll(async () => {
  if (server === undefined || redis === null) return;
  await ensureBuilt();
  made = await createDatabases(server, 1);
});
beforeEach(({ skip }) => {
  if (server === undefined || redis === null) skip("PostgreSQL or Redis can't be had here");
});
afterAll(async () => {
  await made?.close();
  rmSync(dataDir, { recursive: true });
});

async function run(at: string, ...statements: string[]): Promise<void> {
  connect({ url: at, max: 1 });
  for (const statement of statements) await pool().query(statement);
  await disconnect();
}

const secret = "a secret that is long enough for all processes";
const look = (env: Record<string, string> = {}, fake?: string) =>
  diagnose({ DATA_DIR: dataDir, DATABASE_URL: url(), ...env }, fake);

async function expectProblem(found: Promise<{ problems: string[]; code: number | null }>, ...wanted: RegExp[]) {
  const { problems, code } = await found;
  expect(problems).toEqual(wanted.map((each): unknown => expect.stringMatching(each)));
  expect(code).toBe(1);
}

it("B1o: over PostgreSQL and Redis that work doctor finds nothing; a Redis that is not there is named, with what to do", async () => {
  const shared = { NEXTAUTH_SECRET: secret, REDIS_URL: redis ?? "" };
  const healthy = await look(shared);
  expect([healthy.problems, healthy.code]).toEqual([[], 0]);
  expect(healthy.output).toMatch(/Database +PostgreSQL \d\d/);
  expect(healthy.output).toMatch(/Redis +\d+\.\d+/);
  await expectProblem(
    look({ ...shared, REDIS_URL: "redis://127.0.0.1:1" }),
    /Redis +the Redis at 127\.0\.0\.1:1 can't be used \(ECONNREFUSED\): check REDIS_URL/,
  );
});

it("B1o: doctor names a clock that differs from the database's and from Redis', with what to do", async () => {
  await expectProblem(
    look(
      { NEXTAUTH_SECRET: secret, REDIS_URL: redis ?? "" },
      "const now = Date.now; Date.now = () => now() + 3_600_000",
    ),
    /Clock +this machine's is 3600 s ahead of that of the database: let both systems keep theirs/,
    /Clock +this machine's is 3600 s ahead of that of Redis: let both/,
  );
});

it("B1o: doctor names a database that a newer Crosscase has changed, one whose user may make no tables, and one without UTF-8", async () => {
  const name = new URL(url()).pathname.slice(1);
  await run(url(), "update drizzle.__drizzle_migrations set created_at = created_at + 1e12");
  await expectProblem(look(), /Database +a newer Crosscase has changed it.* run that version/);

  await run(
    url(),
    "drop schema drizzle cascade",
    "create role lodger login",
    `revoke all on schema public from public`,
  );
  const lodger = new URL(url());
  lodger.username = "lodger";
  await expectProblem(look({ DATABASE_URL: lodger.href }), /Database +the user in DATABASE_URL may not make tables/);

  const ascii = new URL(url());
  ascii.pathname = `/${name}_ascii`;
  await run(url(), `create database "${name}_ascii" encoding 'SQL_ASCII' locale 'C' template template0`);
  await expectProblem(
    look({ DATABASE_URL: ascii.href }),
    /Database +the database at .* stores SQL_ASCII.* make one with/,
  );
  await run(url(), `drop database "${name}_ascii"`, "drop role lodger");
});
