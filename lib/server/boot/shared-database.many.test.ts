import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openClient } from "@/db/open-client";
import { testDatabase } from "@/db/testing/database";
import { createDatabases } from "@/db/testing/server-databases";
import { diagnose } from "@/lib/server/doctor/testing/run-doctor";
import { startExpectingFailure, startServer } from "@/lib/server/testing/real-server";
import { runCommand } from "@/lib/server/testing/run-command";
import { ensureBuilt } from "./build";

const server = testDatabase()?.url;
const dataDir = mkdtempSync(path.join(os.tmpdir(), "crosscase-shared-"));
let made: Awaited<ReturnType<typeof createDatabases>> | undefined;
const url = () => made?.databases[0]?.url ?? "";
const NEXTAUTH_SECRET = "a secret that is long enough for all processes";

beforeAll(async () => {
  if (server === undefined) return;
  await ensureBuilt();
  made = await createDatabases(server, 2);
});
beforeEach(({ skip }) => {
  if (server === undefined) skip("PostgreSQL can't be had here");
});
afterAll(async () => {
  await made?.close();
  rmSync(dataDir, { recursive: true });
});

async function run(at: string, ...statements: string[]): Promise<void> {
  const client = await openClient({ url: at });
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const changed = (change: (at: URL) => void) => {
  const at = new URL(url());
  change(at);
  return at.href;
};

it("B13g: what PostgreSQL refuses ends a start, a backup and a restore with one sentence that says what to do: a database that is not there, no rights, no connection left", async () => {
  await run(
    url(),
    "create role larch_guest login",
    "create role larch_crowd login connection limit 0",
    "revoke all on schema public from public",
  );
  const refusals: [url: string, sentence: RegExp][] = [
    [
      changed((at) => (at.pathname = "/larch")),
      /^PostgreSQL at \S+ has no database larch: make it there .* \(3D000\)\.$/,
    ],
    [changed((at) => (at.username = "larch_crowd")), /^PostgreSQL at \S+ has no connection left, .* \(53300\)\.$/],
  ];
  const file = path.join(dataDir, "x.crosscase-backup");
  const good = { DATA_DIR: dataDir, DATABASE_URL: url(), NEXTAUTH_SECRET };
  const backedUp = await runCommand("backup", ["--without-teachers", file], good);
  expect(backedUp.code).toBe(0);
  for (const [DATABASE_URL, sentence] of refusals) {
    const env = { ...good, DATABASE_URL };
    const ended = [
      await startExpectingFailure(env),
      await runCommand("backup", [`${file}.2`], env),
      await runCommand("restore", [file], env),
    ];
    for (const ran of ended) {
      expect(ran.output.trim()).toMatch(sentence);
      expect(ran.code).toBe(1);
    }
  }
  const guest = { ...good, DATABASE_URL: changed((at) => (at.username = "larch_guest")) };
  const started = await startExpectingFailure(guest);
  expect(started.output.trim()).toMatch(
    /^The user larch_guest lacks rights in the database \S+ at \S+: .* \(42501\)\.$/,
  );
  await run(url(), "drop role larch_guest", "drop role larch_crowd");
});

it("B13b, B13f: a command makes no tables; of two processes with different secrets and addresses the second logs it at its start, and the doctor says it", async () => {
  const shared = { DATABASE_URL: url(), NEXTAUTH_SECRET };
  const emptied = made?.databases[1]?.url ?? "";
  await run(emptied, "drop schema drizzle cascade");
  const listed = await runCommand("teacher", ["list"], { ...shared, DATABASE_URL: emptied, DATA_DIR: dataDir });
  expect(listed.output.trim()).toMatch(
    /^The database \S+ at \S+ has no tables of Crosscase: set DATABASE_URL to that of your server, or start Crosscase/,
  );
  const one = await startServer(shared);
  const same = await startServer(shared);
  const other = { ...shared, NEXTAUTH_SECRET: "another secret that is long enough as well" };
  const another = await startServer({ ...other, NEXTAUTH_URL: "http://127.0.0.1:3000" });
  const unequal = await diagnose({ ...other, DATA_DIR: dataDir });
  for (const process of [one, same, another]) await process.stop();
  expect(same.output()).not.toContain("Another process on this database");
  for (const output of [another.output(), unequal.problems.join("\n")])
    expect(output).toMatch(
      /Another process on this database, connected from \S+, has another NEXTAUTH_SECRET, so that people/,
    );
  expect(another.output()).toContain("has another NEXTAUTH_URL, so that links");
  const alone = await diagnose({ ...other, DATA_DIR: dataDir });
  expect(alone.problems).toEqual([]);
});
