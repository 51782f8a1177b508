import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { connect, database, disconnect, pool } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { loadDatabaseId } from "@/db/queries/installation";
import { testDatabase } from "@/db/testing/database";
import { makeSession } from "@/db/testing/factories";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { authoriseSteering } from "@/lib/auth/standing";
import { setProcessBus } from "@/lib/bus/bus";
import { RedisBus } from "@/lib/bus/redis-bus";
import { CuttableProxy } from "@/lib/bus/testing/cuttable-proxy";
import { applyChange } from "@/lib/classroom/teams/rearranging";
import { previewChange } from "@/lib/classroom/teams/change-preview";
import type { LiveMessage, PagePart, ShowMessage } from "@/lib/wire/live-messages";
import { busPrefix } from "@/lib/server/boot/open-bus";
import { Browser } from "@/lib/server/demo/browser";
import { startExpectingFailure, startServer, type RealServer } from "@/lib/server/testing/real-server";
import { limits } from "@/lib/realtime/sockets/limits";
import { dialStatus, TestClient } from "@/lib/realtime/testing/client";
import { at, makeCast, rowsOf, soon, type Cast } from "@/lib/realtime/testing/harness";

const url = testDatabase()?.url;
const redis = inject("redis");
const secret = "the secret of all processes of this test";
process.env["NEXTAUTH_SECRET"] = secret;

/** One process that `npm start` runs with CROSSCASE_ROLE, with a line of its own to the database and to Redis. */
interface Process {
  server: RealServer;
  toDatabase: CuttableProxy;
  toRedis: CuttableProxy;
}

const running: Process[] = [];
let outside: RedisBus;

async function start(role: "web" | "sync" = "sync"): Promise<Process> {
  const [database, bus] = [new URL(url ?? ""), new URL(redis ?? "")];
  const toDatabase = await CuttableProxy.to(Number(database.port), database.hostname);
  const toRedis = await CuttableProxy.to(Number(bus.port), bus.hostname);
  database.host = `127.0.0.1:${toDatabase.port}`;
  const server = await startServer({
    CROSSCASE_ROLE: role,
    NEXTAUTH_SECRET: secret,
    DATABASE_URL: database.href,
    REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
  });
  const made = { server, toDatabase, toRedis };
  running.push(made);
  return made;
}

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

async function endAll(): Promise<void> {
  for (const { server, toDatabase, toRedis } of running.splice(0)) {
    await server.kill();
    toDatabase.close();
    toRedis.close();
  }
}
afterAll(async () => {
  if (url === undefined || redis === null) return;
  await outside.close();
  await disconnect();
});

function dial({ server }: Process, room: string, cookie: string, doc = new Y.Doc()): TestClient {
  return new TestClient({ url: `ws://127.0.0.1:${server.port}/sync/${room}`, cookie, doc });
}

async function join(one: Process, room: string, cookie: string, doc?: Y.Doc): Promise<TestClient> {
  const client = dial(one, room, cookie, doc);
  await expect.poll(() => client.closedWith ?? (client.answered && client.synced), soon).toBe(true);
  return client;
}

const savedAll = (...clients: TestClient[]) =>
  expect
    .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), { timeout: 20_000, interval: 20 })
    .toEqual(clients.map(() => true));

/** A page's live channel. */
class Page {
  readonly messages: LiveMessage[] = [];
  closedWith: number | null = null;
  private constructor(
    readonly ws: WebSocket,
    readonly sessionId: string,
  ) {
    ws.on("message", (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as LiveMessage));
    ws.on("close", (code) => (this.closedWith = code));
    ws.on("error", () => undefined);
  }

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
    await expect.poll(() => page.of("phase").length, soon).toBeGreaterThan(0);
    return page;
  }

  show(message: Partial<ShowMessage>): void {
    this.ws.send(JSON.stringify({ kind: "show", parts: [], here: false, ...message } satisfies ShowMessage));
  }

  of<K extends LiveMessage["kind"]>(kind: K): (LiveMessage & { kind: K })[] {
    return this.messages.filter((message): message is LiveMessage & { kind: K } => message.kind === kind);
  }

  get here(): readonly string[] {
    return [...(this.of("here").at(-1)?.students ?? [])].sort();
  }
}

/** T7, as a teacher's page does it: the worksheet is archived in the same transaction. */
async function changeMode({ activityId, teacher }: Cast, teamId: string, mode: string): Promise<void> {
  const { id: sessionId } = await makeSession({ teacherId: teacher.id });
  const steering = await authoriseSteering(
    { as: "teacher", teacherId: teacher.id, sessionId, name: "", email: "" },
    activityId,
  );
  const { ways, seed } = await previewChange(steering, { do: "mode", teamId, mode }, 1);
  const { change, expected } = at(ways, 0);
  await applyChange(steering, change, seed, expected);
}

describe("real processes on one PostgreSQL and one Redis", () => {
  afterEach(endAll);

  it(
    "R13, R5: hard case 7: the first relays over Redis and is killed before the commit, all its clients gone: the second writes the rows, with the right author, once",
    { timeout: 120_000 },
    async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const team = at((await makeCast()).teams, 0);
      const [a, b] = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(two, team.room, at(team.cookies, 1)),
      ]);
      a.type("title", "before ");
      await expect.poll(() => b.text("title"), soon).toBe("before ");
      await savedAll(a, b);
      one.toDatabase.freeze();
      for (const word of ["relayed ", "and ", "not ", "stored"]) a.type("title", word);
      await expect.poll(() => b.text("title"), soon).toBe("before relayed and not stored");
      expect(a.isSaved).toBe(false);
      await one.server.kill();
      one.toDatabase.close();
      const killedAt = Date.now();
      await expect.poll(async () => (await rowsOf(team.documentId)).length, soon).toBe(5);
      expect(Date.now() - killedAt).toBeLessThan(6_000);
      const rows = await rowsOf(team.documentId);
      expect(new Set(rows.map(({ author }) => author))).toEqual(new Set([team.studentIds[0]]));
      expect(rows.map(({ n, carried }) => [n, carried])).toEqual([1, 2, 3, 4, 5].map((n) => [n, false]));
      expect(new Set(rows.map(({ writer }) => writer)).size).toBe(1);
      b.type("title", ", it is");
      await savedAll(b);
      expect((await loadDocumentTexts(database(), "worksheet", team.worksheetId)).title).toBe(
        "before relayed and not stored, it is",
      );
      // A comes back with all of it: nothing is new.
      const back = await join(two, team.room, at(team.cookies, 0), a.doc);
      await savedAll(back);
      expect(back.text("title")).toBe("before relayed and not stored, it is");
      expect((await rowsOf(team.documentId)).length).toBe(6);
    },
  );

  it(
    "R13, R3a: hard case 1: A's words are relayed, the process is killed before the commit, A's device is gone, B comes back to another process: both texts are kept, A's part carried by B",
    { timeout: 120_000 },
    async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const team = at((await makeCast()).teams, 0);
      const [a, b] = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(one, team.room, at(team.cookies, 1)),
      ]);
      a.type("title", "kept ");
      await savedAll(a);
      one.toDatabase.freeze();
      a.type("title", "lost with the process");
      await expect.poll(() => b.text("title"), soon).toBe("kept lost with the process");
      b.type("title", ", and B's");
      await one.server.kill();
      one.toDatabase.close();
      const back = await join(two, team.room, at(team.cookies, 1), b.doc);
      await savedAll(back);
      expect((await loadDocumentTexts(database(), "worksheet", team.worksheetId)).title).toBe(
        "kept lost with the process, and B's",
      );
      expect((await rowsOf(team.documentId)).map(({ author, carried }) => [author, carried])).toContainEqual([
        team.studentIds[1],
        true,
      ]);
    },
  );

  it(
    "R13, R5: a process that is frozen after it has relayed: the other stores its rows and forgets it; thawed, it finds them there, says Saved, and is heard and told again",
    { timeout: 120_000 },
    async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const team = at((await makeCast()).teams, 0);
      const [a, b] = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(two, team.room, at(team.cookies, 1)),
      ]);
      b.say({ cursor: null });
      a.say({ cursor: null });
      a.type("title", "before ");
      await expect.poll(() => [b.text("title"), b.presence.size], soon).toEqual(["before ", 1]);
      await savedAll(a, b);
      one.toDatabase.freeze();
      a.type("title", "in the ice");
      await expect.poll(() => b.text("title"), soon).toBe("before in the ice");
      process.kill(one.server.pid, "SIGSTOP");
      try {
        await expect.poll(async () => (await rowsOf(team.documentId)).length, soon).toBe(2);
        // Three signs of life are missing: whoever was with it is gone.
        await expect.poll(() => b.presence.size, { timeout: 15_000, interval: 50 }).toBe(0);
        b.type("harmed", "meanwhile");
        await savedAll(b);
        one.toDatabase.mend();
      } finally {
        process.kill(one.server.pid, "SIGCONT");
      }
      await savedAll(a);
      await expect.poll(() => [a.text("harmed"), b.presence.size], soon).toEqual(["meanwhile", 1]);
      b.type("harmed", ", and after");
      await expect.poll(() => a.text("harmed"), soon).toBe("meanwhile, and after");
      await savedAll(a, b);
      expect((await rowsOf(team.documentId)).length).toBe(4);
    },
  );

  it(
    "R13: a process that can't reach Redis when it starts says so in one sentence, without repeating the address's password",
    { timeout: 60_000 },
    async () => {
      const { code, output } = await startExpectingFailure({
        CROSSCASE_ROLE: "sync",
        NEXTAUTH_SECRET: secret,
        DATABASE_URL: url ?? "",
        REDIS_URL: "redis://crosscase:hunter2@127.0.0.1:1",
      });
      expect(output).toContain("The Redis at 127.0.0.1:1 can't be used");
      expect(output).toContain("check REDIS_URL");
      expect(output).not.toContain("hunter2");
      expect([code, output.trim().split("\n").length]).toEqual([1, 1]);
    },
  );

  it(
    "R13, R11, R10: Redis is gone for 30 s: typing goes on and is Saved in each process, a sign-out is found within two seconds, and after it both have both texts, each row once, and see each other; the log says so in a line or two",
    { timeout: 180_000 },
    async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const team = at((await makeCast()).teams, 0);
      const [a, b] = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(two, team.room, at(team.cookies, 1)),
      ]);
      // B on another device, with a session of its own.
      const session = await makeSession({ studentId: at(team.studentIds, 1) });
      const tablet = await join(two, team.room, await sessionCookie(session.id));
      for (const client of [a, b, tablet]) client.say({ cursor: null });
      const seenBy = (client: TestClient) => [...client.presence.keys()].sort();
      const ids = (...clients: TestClient[]) => clients.map(({ doc }) => doc.clientID).sort();
      a.type("scenario", "before ");
      await expect
        .poll(() => [b.text("scenario"), seenBy(a), seenBy(b)], soon)
        .toEqual(["before ", ids(b, tablet), ids(a, tablet)]);
      for (const { toRedis } of [one, two]) toRedis.cut();
      const until = Date.now() + 30_000;
      // R11: of this neither hears a word.
      await endSession(await encodeToken(session.id));
      await expect.poll(() => tablet.closedWith, { timeout: 2_000, interval: 10 }).toBe(4401);
      let typed = 0;
      await expect
        .poll(
          () => {
            a.type("scenario", `a${typed} `);
            b.type("scenario", `b${typed} `);
            typed += 1;
            return Date.now() > until;
          },
          { timeout: 40_000, interval: 200 },
        )
        .toBe(true);
      await savedAll(a, b);
      // Once each took the other for gone it has read the rows; of what came since it has heard nothing.
      expect(a.text("scenario")).not.toContain(`b${typed - 1} `);
      expect(await (await fetch(`${one.server.origin}/readyz`)).text()).toContain("Redis does not answer");
      for (const { toRedis } of [one, two]) toRedis.mend();
      const words = ["before", ...Array.from({ length: typed }, (_, i) => [`a${i}`, `b${i}`]).flat()].sort();
      await expect
        .poll(() => [a, b].map((client) => client.text("scenario").trim().split(" ").sort()), soon)
        .toEqual([words, words]);
      expect(a.text("scenario")).toBe(b.text("scenario"));
      a.type("title", "together again");
      await expect.poll(() => b.text("title"), soon).toBe("together again");
      await expect.poll(() => [seenBy(a), seenBy(b)], soon).toEqual([ids(b), ids(a)]);
      await savedAll(a, b);
      const rows = await rowsOf(team.documentId);
      expect(rows.length).toBe(2 * typed + 2);
      for (const { server } of [one, two]) {
        const lines = server
          .output()
          .split("\n")
          .filter((line) => line.startsWith("{"));
        expect(lines.filter((line) => line.includes("Redis is away"))).toHaveLength(1);
        expect(lines.length).toBeLessThan(5);
        expect(await (await fetch(`${server.origin}/readyz`)).text()).toBe("ready\n");
      }
    },
  );

  it(
    "R13: a process that stops in order says so to the others, and its rows are committed; one with sockets only answers no pages",
    { timeout: 120_000 },
    async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const team = at((await makeCast()).teams, 0);
      const [a, b] = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(two, team.room, at(team.cookies, 1)),
      ]);
      a.say({ cursor: null });
      b.say({ cursor: null });
      await expect.poll(() => b.presence.size, soon).toBe(1);
      expect((await fetch(`${one.server.origin}/`)).status).toBe(503);
      const metrics = await (await fetch(`${one.server.origin}/metrics`)).text();
      expect(metrics).toContain("crosscase_bus_connected 1");
      expect(Number(/crosscase_bus_messages_sent_total (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(0);
      for (let i = 0; i < 50; i++) a.type("scenario", `w${i} `);
      await expect.poll(() => b.text("scenario").length, soon).toBeGreaterThan(0);
      expect(await one.server.stop()).toBe(0);
      expect(a.closedWith).toBe(1012);
      await expect.poll(() => b.presence.size, soon).toBe(0);
      const back = await join(two, team.room, at(team.cookies, 0), a.doc);
      await savedAll(back, b);
      await expect.poll(() => b.text("scenario"), soon).toBe(a.doc.getText("scenario").toJSON());
      expect(
        (await loadDocumentTexts(database(), "worksheet", team.worksheetId)).scenario.trim().split(" "),
      ).toHaveLength(50);
    },
  );
});

describe("two real processes that run on", () => {
  let one: Process;
  let two: Process;
  beforeAll(async () => {
    if (url !== undefined && redis !== null) [one, two] = await Promise.all([start(), start()]);
  }, 60_000);
  afterAll(endAll);

  it(
    "R14, R13: hard case 10: a worksheet that is archived while both type on two real processes: nothing is stored or Saved into it once that is committed, by neither process, and both are sent away",
    { timeout: 60_000 },
    async () => {
      const cast = await makeCast();
      const team = at(cast.teams, 0);
      const typists = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(two, team.room, at(team.cookies, 1)),
      ]);
      let typed = 0;
      const typing = setInterval(() => {
        for (const client of typists) client.type("scenario", `w${typed++} `);
      }, 5);
      await expect
        .poll(
          () => typists.every((client) => client.saved > 20 && client.text("scenario").split(" ").length > 40),
          soon,
        )
        .toBe(true);
      await changeMode(cast, team.teamId, "hallucination");
      const committed = await rowsOf(team.documentId);
      const savedThen = typists.map((client) => client.saved);
      // By the refused row, or by the news of it: whichever comes first.
      await expect
        .poll(() => typists.map((client) => [4403, 4410].includes(client.closedWith ?? 0)), soon)
        .toEqual([true, true]);
      clearInterval(typing);
      // Long enough for either to write what the other has relayed and not stored.
      await new Promise((resolve) => setTimeout(resolve, limits.takeOver + 1_000));
      expect(await rowsOf(team.documentId)).toEqual(committed);
      // What was Saved is in the rows, however late it was said: each frame of a socket became one, but for its step 2.
      for (const [index, client] of typists.entries()) {
        expect(client.saved).toBeGreaterThanOrEqual(at(savedThen, index));
        expect(client.saved).toBeLessThanOrEqual(
          1 + committed.filter(({ author }) => author === team.studentIds[index]).length,
        );
      }
    },
  );

  it(
    "R13, R1, R11: one process has the pages and another the sockets: the first refuses sockets 503, and what is done through its pages reaches documents and live pages of the second within two seconds",
    { timeout: 240_000 },
    async () => {
      const web = await start("web");
      const cast = await makeCast();
      const { room, studentIds } = at(cast.teams, 0);
      const within = { timeout: 2_000, interval: 10 };
      const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
      board.show({ parts: [{ topics: ["roster"], madeAt: { clock: 0, ms: Date.now() + 60_000 } }] });
      const page = await Page.open(one, cast.activityId, { studentId: at(studentIds, 0) });
      const cookie = await sessionCookie(page.sessionId);
      const writer = await join(one, room, cookie);

      for (const path of [`/sync/${room}`, `/live/${cast.activityId}`]) {
        expect(await dialStatus({ url: `ws://127.0.0.1:${web.server.port}${path}`, cookie })).toBe(503);
        expect((await fetch(web.server.origin + path, { headers: { cookie } })).status).toBe(503);
      }
      expect(
        web.server
          .output()
          .split("\n")
          .filter((line) => line.includes("A socket came to a process with CROSSCASE_ROLE=web")),
      ).toHaveLength(1);

      const post = (path: string, fields: Record<string, string>, cookies: string) =>
        fetch(web.server.origin + path, {
          method: "POST",
          redirect: "manual",
          body: new URLSearchParams(fields),
          headers: { cookie: cookies, origin: web.server.origin },
        });
      const { rows } = await pool().query<{ code: string }>(
        "select code from classes where id = (select class_id from activities where id = $1)",
        [cast.activityId],
      );
      const newcomer = new Browser(web.server.origin);
      await newcomer.join({ code: at(rows, 0).code, name: "Newcomer", pin: "4821" });
      expect(newcomer.cookie).toMatch(/crosscase-session-/);
      await expect.poll(() => board.of("poke").flatMap(({ topics }) => topics), within).toContain("roster");

      expect((await post("/api/auth/signout", {}, cookie)).status).toBe(303);
      await expect.poll(() => [writer.closedWith, page.closedWith], within).toEqual([4401, 4401]);
      expect(board.closedWith).toBeNull();
      expect(await web.server.stop()).toBe(0);
    },
  );

  it(
    "R13, R11, T9, Q1: live pages: a poke that is theirs to hear, the phase, who is here and the end of access reach whatever process a page is with, within two seconds",
    { timeout: 120_000 },
    async () => {
      const cast: Cast = await makeCast();
      const [studentA, studentB] = at(cast.teams, 0).studentIds;
      // Made so late that it has missed nothing: what it hears was said to it.
      const teams: PagePart = { topics: ["teams"], madeAt: { clock: 0, ms: Date.now() + 60_000 } };
      const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
      board.show({ parts: [teams], here: true });
      const near = await Page.open(one, cast.activityId, { studentId: studentA ?? "" });
      const far = await Page.open(two, cast.activityId, { studentId: studentB ?? "" });
      const within = { timeout: 2_000, interval: 10 };
      await expect.poll(() => board.here, within).toEqual([studentA, studentB].sort());
      far.show({ parts: [{ ...teams, topics: ["reviews", "teams"] }] });
      const teacherFar = await Page.open(two, cast.activityId, { teacherId: cast.teacher.id });
      teacherFar.show({ here: true });
      await expect.poll(() => teacherFar.here, within).toEqual([studentA, studentB].sort());
      // From a third process, as a page's action would.
      outside.publish({ kind: "poke", activityId: cast.activityId, topics: ["reviews", "teams"] });
      await expect
        .poll(() => [board, far].map((page) => page.of("poke").flatMap(({ topics }) => topics)), within)
        .toEqual([["teams"], ["teams"]]);
      await pool().query("update activities set phase = 'compare', access_version = access_version + 1 where id = $1", [
        cast.activityId,
      ]);
      outside.publish({ kind: "poke", activityId: cast.activityId, topics: ["phase"] });
      await expect
        .poll(() => [board, near, far].map((page) => page.of("phase").at(-1)?.phase), within)
        .toEqual(["compare", "compare", "compare"]);
      await endSession(await encodeToken(far.sessionId));
      await expect.poll(() => far.closedWith, within).toBe(4401);
      await expect.poll(() => board.here, { timeout: 6_000, interval: 10 }).toEqual([studentA]);
      const again = await Page.open(two, cast.activityId, { studentId: studentB ?? "" });
      again.show({});
      await expect.poll(() => board.here, within).toEqual([studentA, studentB].sort());
      await two.server.kill();
      await expect.poll(() => board.here, { timeout: 12_000, interval: 20 }).toEqual([studentA]);
    },
  );
});
