import { afterEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { makeSession } from "@/db/testing/factories";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { startExpectingFailure } from "@/lib/server/testing/real-server";
import { type TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { url, secret, start, endAll, join, savedAll, withRealProcesses } from "@/lib/server/testing/real-processes";

withRealProcesses();

describe("real processes on one PostgreSQL and one Redis", () => {
  afterEach(endAll);

  it("R13, R5: hard case 7: the first relays over Redis and is killed before the commit, all its clients gone: the second writes the rows, with the right author, once", async () => {
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
    await expect.poll(async () => (await rowsOf(team.documentId)).length, soon).toBe(5);
    const rows = await rowsOf(team.documentId);
    expect(new Set(rows.map(({ author }) => author))).toEqual(new Set([team.studentIds[0]]));
    expect(rows.map(({ n, carried }) => [n, carried])).toEqual([1, 2, 3, 4, 5].map((n) => [n, false]));
    expect(new Set(rows.map(({ writer }) => writer)).size).toBe(1);
    b.type("title", ", it is");
    await savedAll(b);
    expect((await loadDocumentTexts(database(), "worksheet", team.worksheetId)).title).toBe(
      "before relayed and not stored, it is",
    );
    // A comes back with all of the text, and nothing of it is new.
    const back = await join(two, team.room, at(team.cookies, 0), a.doc);
    await savedAll(back);
    expect(back.text("title")).toBe("before relayed and not stored, it is");
    expect((await rowsOf(team.documentId)).length).toBe(6);
  });

  it("R13, R3a: hard case 1: A's words are relayed, the process is killed before the commit, A's device is gone, B comes back to another process: both texts are kept, A's part carried by B", async () => {
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
  });

  it("R13, R5: a process that is frozen after it has relayed: the other stores its rows and forgets it; thawed, it finds them there, says Saved, and is heard and told again", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const team = at((await makeCast()).teams, 0);
    const [a, b] = await Promise.all([
      join(one, team.room, at(team.cookies, 0)),
      join(two, team.room, at(team.cookies, 1)),
    ]);
    b.sendPresence({ cursor: null });
    a.sendPresence({ cursor: null });
    a.type("title", "before ");
    await expect.poll(() => [b.text("title"), b.presence.size], soon).toEqual(["before ", 1]);
    await savedAll(a, b);
    one.toDatabase.freeze();
    a.type("title", "in the ice");
    await expect.poll(() => b.text("title"), soon).toBe("before in the ice");
    process.kill(one.server.pid, "SIGSTOP");
    try {
      await expect.poll(async () => (await rowsOf(team.documentId)).length, soon).toBe(2);
      // Three signs of life are missing, so everyone who was connected to it counts as gone.
      await expect.poll(() => b.presence.size, { interval: 50 }).toBe(0);
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
  });

  it("R13: a process that can't reach Redis when it starts says so in one sentence, without repeating the address's password", async () => {
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
  });

  it("R13, R11, R10: Redis is gone for 30 s: typing goes on and is Saved in each process, a sign-out is found, and after it both have both texts, each row once, and see each other; the log says so in a line or two", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const team = at((await makeCast()).teams, 0);
    const [a, b] = await Promise.all([
      join(one, team.room, at(team.cookies, 0)),
      join(two, team.room, at(team.cookies, 1)),
    ]);
    // B on another device, with a session of its own.
    const session = await makeSession({ studentId: at(team.studentIds, 1) });
    const tablet = await join(two, team.room, await sessionCookie(session.id));
    for (const client of [a, b, tablet]) client.sendPresence({ cursor: null });
    const seenBy = (client: TestClient) => [...client.presence.keys()].sort();
    const ids = (...clients: TestClient[]) => clients.map(({ doc }) => doc.clientID).sort();
    a.type("scenario", "before ");
    await expect
      .poll(() => [b.text("scenario"), seenBy(a), seenBy(b)], soon)
      .toEqual(["before ", ids(b, tablet), ids(a, tablet)]);
    for (const { toRedis } of [one, two]) toRedis.cut();
    const until = Date.now() + 30_000;
    // Neither process receives a message about this (R11).
    await endSession(await encodeToken(session.id));
    await expect.poll(() => tablet.closedWith, soon).toBe(4401);
    let typed = 0;
    await expect
      .poll(
        () => {
          a.type("scenario", `a${typed} `);
          b.type("scenario", `b${typed} `);
          typed += 1;
          return Date.now() > until;
        },
        { interval: 200 },
      )
      .toBe(true);
    await savedAll(a, b);
    // Each has read the rows when it took the other for gone, and received nothing of what came since.
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
  });

  it("R13: a process that stops in order says so to the others, and its rows are committed; one with sockets only answers no pages", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const team = at((await makeCast()).teams, 0);
    const [a, b] = await Promise.all([
      join(one, team.room, at(team.cookies, 0)),
      join(two, team.room, at(team.cookies, 1)),
    ]);
    a.sendPresence({ cursor: null });
    b.sendPresence({ cursor: null });
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
  });
});
