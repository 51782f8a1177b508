import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connect, disconnect, pool } from "@/db/client";
import { findTablesState } from "@/db/migrations-list";
import { findBreakingStatements } from "@/db/testing/breaking-statements";
import { testDatabase } from "@/db/testing/database";
import { createDatabases } from "@/db/testing/server-databases";
import { Balancer } from "@/e2e/support/balancer";
import { seededRandom } from "@/lib/activity/rules/random";
import { makeFixtureClass } from "@/lib/server/commands/fixture-class";
import { startExpectingFailure, startServer, type RealServer } from "@/lib/server/testing/real-server";
import { runSeed } from "@/lib/testing/run-seed";
import { makeNextBuild, nextMigration } from "./next-build";
import { Typists } from "./typists";

const server = testDatabase()?.url;
const redis = inject("redis");

/** 12 devices. */
const size = { teams: 4, size: 3 };

describe.skipIf(server === undefined || redis === null)("two processes on PostgreSQL and Redis", () => {
  const processes: RealServer[] = [];
  let env: Record<string, string>;
  let nextBuild = "";
  let dropDatabase = () => Promise.resolve();

  beforeAll(async () => {
    const { databases, close } = await createDatabases(server ?? "", 1);
    dropDatabase = close;
    const url = databases[0]?.url ?? "";
    const secret = randomBytes(32).toString("hex");
    env = { CROSSCASE_ROLE: "sync", DATABASE_URL: url, REDIS_URL: redis ?? "", NEXTAUTH_SECRET: secret };
    process.env["NEXTAUTH_SECRET"] = secret;
    connect({ url, max: 4 });
    nextBuild = makeNextBuild();
  });

  afterAll(async () => {
    await Promise.all(processes.map((one) => one.kill()));
    await disconnect();
    await dropDatabase();
    rmSync(nextBuild, { recursive: true, force: true });
  });

  /** Stops a process with SIGTERM, runs `meanwhile`, and starts a new one on the same port. */
  async function restart(index: number, meanwhile: () => Promise<unknown>, build?: string): Promise<void> {
    const { port, stop } = processes[index] ?? { port: 0, stop: () => Promise.resolve(0) };
    expect(await stop()).toBe(0);
    await meanwhile();
    processes[index] = await startServer({ ...env, PORT: String(port) }, build);
  }

  it("B9b: restarted one after the other, first as they are and then as the next build, whose migration the older one goes on beside, they lose nothing that 12 typing devices were shown as Saved, double nothing, and keep each letter its author's; while one is away the other saves; the older build is then refused a start in a sentence", async () => {
    process.setMaxListeners(0); // each device's provider listens for the process's exit
    for (let n = 0; n < 2; n++) processes.push(await startServer(env));
    const balancer = await Balancer.before(processes.map(({ port }) => port));
    const { clients } = await makeFixtureClass({ ...size, phase: "write" });
    const typists = new Typists(clients, () => `ws://127.0.0.1:${balancer.port}`, seededRandom(runSeed()));
    const isSaving = () => typists.waitUntilSaving();
    try {
      await typists.waitUntilSettled();
      typists.begin();
      await isSaving();
      for (const index of [0, 1]) await restart(index, isSaving);

      expect(findBreakingStatements(nextMigration)).toEqual([]);
      await restart(0, isSaving, nextBuild);
      expect(await findTablesState(pool())).toBe("later");
      // While process 0 restarts, the older build runs alone on the newer build's tables.
      await restart(0, isSaving, nextBuild);
      await restart(1, isSaving, nextBuild);
      await isSaving();

      await typists.pause();
      const { verdict } = await typists.waitUntilSettled();
      const nothing = { lost: [], doubled: [], back: [], misattributed: [] };
      expect(verdict).toEqual(nothing);
      expect(await typists.checkSettledRows()).toEqual(nothing);
      expect(typists.log.problems).toEqual([]);
      expect(typists.lettersSince([]).saved).toBeGreaterThan(200);

      const { code, output } = await startExpectingFailure({ ...env, PORT: "0" });
      expect(code).toBe(1);
      expect(output).toContain("A newer Crosscase has used this database");
    } finally {
      typists.end();
      balancer.close();
    }
  });
});
