/** Real processes of one installation, each with separate connections to the database and to Redis, which a test can cut. */
import { afterAll, beforeAll, beforeEach, expect, inject } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { connect, disconnect } from "@/db/client";
import { loadDatabaseId } from "@/lib/auth/queries/installation";
import { testDatabase } from "@/db/testing/database";
import { makeSession } from "@/db/testing/factories";
import { sessionCookie } from "@/lib/auth/session-token";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import { processBus, setProcessBus } from "@/lib/bus/bus";
import { RedisBus } from "@/lib/bus/redis-bus";
import { CuttableProxy } from "@/lib/bus/testing/cuttable-proxy";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { LivePage } from "@/lib/sync/testing/live-page";
import { busPrefix } from "@/lib/server/boot/open-bus";
import { startServer, type RealServer } from "./real-server";
import { TestClient } from "@/lib/sync/testing/client";
import { soon, type Cast } from "@/lib/sync/testing/harness";

export const url = testDatabase()?.url;
export const redis = inject("redis");
export const secret = "the secret of all processes of this test";

/** A process as `npm start` runs it with CROSSCASE_ROLE, and its proxies to the database and to Redis. */
export interface Process {
  server: RealServer;
  toDatabase: CuttableProxy;
  toRedis: CuttableProxy;
}

const running: Process[] = [];
export let outside: RedisBus;

export async function start(
  role: "all" | "web" | "sync" = "sync",
  more: Record<string, string> = {},
): Promise<Process> {
  const [database, bus] = [new URL(url ?? ""), new URL(redis ?? "")];
  const toDatabase = await CuttableProxy.to(Number(database.port), database.hostname);
  const toRedis = await CuttableProxy.to(Number(bus.port), bus.hostname);
  database.host = `127.0.0.1:${toDatabase.port}`;
  const server = await startServer({
    CROSSCASE_ROLE: role,
    NEXTAUTH_SECRET: secret,
    DATABASE_URL: database.href,
    REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
    ...more,
  });
  const made = { server, toDatabase, toRedis };
  running.push(made);
  return made;
}

export async function endAll(): Promise<void> {
  for (const { server, toDatabase, toRedis } of running.splice(0)) {
    await server.kill();
    toDatabase.close();
    toRedis.close();
  }
}

/** Connects the test process itself to the bus and the database, for the tests of a file. Skips the tests when PostgreSQL or Redis is missing. */
export function withRealProcesses(): void {
  process.env["NEXTAUTH_SECRET"] = secret;
  const own = processBus();
  beforeAll(async () => {
    if (url === undefined || redis === null) return;
    connect({ url, max: 4 });
    outside = new RedisBus({ url: redis, prefix: busPrefix(secret, await loadDatabaseId()) });
    setProcessBus(outside);
    await outside.ready;
  });
  beforeEach(({ skip }) => {
    if (url === undefined || redis === null) skip("PostgreSQL or Redis can't be had here");
  });
  afterAll(async () => {
    if (url === undefined || redis === null) return;
    // Restores the bus, which the test files of a worker share.
    setProcessBus(own);
    await outside.close();
    await disconnect();
  });
}

export function connectClient({ server }: Process, room: string, cookie: string, doc = new Y.Doc()): TestClient {
  return new TestClient({ url: `ws://127.0.0.1:${server.port}/sync/${room}`, cookie, doc });
}

export async function join(one: Process, room: string, cookie: string, doc?: Y.Doc): Promise<TestClient> {
  const client = connectClient(one, room, cookie, doc);
  await expect.poll(() => client.closedWith ?? (client.answered && client.synced), soon).toBe(true);
  return client;
}

export const savedAll = (...clients: TestClient[]) =>
  expect
    .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), { interval: 20 })
    .toEqual(clients.map(() => true));

/** A page's live channel to a process that a test may kill. */
export class Page extends LivePage {
  static async open(
    { server }: Process,
    activityId: string,
    whose: { teacherId: string } | { studentId: string },
  ): Promise<Page> {
    const session = await makeSession(whose);
    const page = new Page(
      new WebSocket(`ws://127.0.0.1:${server.port}/live/${activityId}`, {
        headers: { cookie: await sessionCookie(session.id) },
      }),
      session.id,
    );
    page.ws.on("error", () => undefined);
    await expect.poll(() => page.of("phase").length, soon).toBeGreaterThan(0);
    return page;
  }

  get here(): readonly string[] {
    return [...(this.of("here").at(-1)?.students ?? [])].sort();
  }
}

/** Changes a team's mode as a teacher's page does; the worksheet is archived in the same transaction (T7). */
export async function changeMode({ activityId, teacher }: Cast, teamId: string, mode: string): Promise<void> {
  const { id: sessionId } = await makeSession({ teacherId: teacher.id });
  const editor = await authoriseActivityEditor(
    { as: "teacher", teacherId: teacher.id, sessionId, name: "", email: "" },
    activityId,
  );
  await applyFirstOption(editor, { do: "mode", teamId, mode });
}
