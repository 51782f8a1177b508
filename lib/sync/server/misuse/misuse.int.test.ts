/**
 * Misuse of the real server, over its embedded store, each time by a client made for it, while two type undisturbed in another room. A socket nobody
 * types on stays open all the while (hard case 9).
 */
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { testDatabase } from "@/db/testing/database";
import { CuttableProxy } from "@/lib/bus/testing/cuttable-proxy";
import { ServerOverStore } from "@/lib/server/testing/server-over-store";
import { encodeStep1 } from "@/lib/sync/server/frames";
import { limits } from "@/lib/sockets/limits";
import { connectStatus } from "@/lib/sync/testing/client";
import { at, makeCast, soon } from "@/lib/sync/testing/harness";
import { patience } from "@/lib/testing/patience";
import { type YClient } from "@/lib/sync/testing/y-client";
import { MiB, misuseSite, secret } from "./misuse-site";
import { testMisusedFrames } from "./misuse-frame-tests";

const target = testDatabase();

describe.skipIf(target === null || target.url !== undefined)("misuse", () => {
  const store = new ServerOverStore({});
  const site = misuseSite({ start: () => store.start(0, { LOG_LEVEL: "info" }), end: () => store.end() });
  const { enter, figure, linesOf, linesOfSilence, urlOf, misuse, table, port } = site;

  testMisusedFrames(site);

  it("R12: sockets that never read: 4500 once 4 MiB wait for them", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const writer = await enter(room, at(cookies, 0));
    writer.type("scenario", secret.repeat(900_000 / secret.length));
    await expect.poll(() => writer.isSaved, soon).toBe(true);
    const closedBefore = await figure(`crosscase_sync_closes_total{code="4500"}`);
    const deafSockets = 2;
    const silent = linesOfSilence().length;
    await misuse(
      "sockets that never read",
      {
        by: studentIds[1],
        says: "nothing is read",
        ends: "4500",
        bound: deafSockets * (limits.unread + MiB) + 64 * MiB,
      },
      async () => {
        const deaf = await Promise.all(
          Array.from({ length: deafSockets }, () => enter(room, at(cookies, 1), { mute: true })),
        );
        for (const client of deaf) {
          client.ws.pause();
          for (let i = 0; i < 12; i++) client.send(encodeStep1(Y.encodeStateVector(new Y.Doc())));
        }
        await expect
          .poll(async () => (await figure(`crosscase_sync_closes_total{code="4500"}`)) - closedBefore, {
            timeout: patience(120_000),
            interval: 100,
          })
          .toBeGreaterThanOrEqual(deafSockets);
      },
    );
    // They do not answer the close either, and are cut off three seconds later.
    await expect.poll(() => linesOfSilence(studentIds[1]).length, soon).toBe(silent + deafSockets);
  });

  it("R12: 2,000 sockets of one user: 64 are taken, the others are answered 429 at little cost, and others get in meanwhile", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const began = await figure("process_cpu_seconds_total");
    await misuse(
      "2,000 sockets of one user",
      { by: studentIds[0], says: "too many sockets", ends: "429", bound: 160 * MiB },
      async () => {
        const open: WebSocket[] = [];
        // A connection that the system drops, because too many wait to be accepted, is tried again: nobody has answered it.
        const knock = (): Promise<number | "open"> =>
          new Promise((resolve) => {
            let answered = false;
            const ws = new WebSocket(urlOf(room), { headers: { cookie: at(cookies, 0) } });
            const answer = (status: number | "open") => ((answered = true), resolve(status));
            ws.on("error", () => answered || resolve(knock()));
            ws.on("open", () => (open.push(ws), answer("open")));
            ws.on("unexpected-response", (req, res) => (answer(res.statusCode ?? 0), req.destroy()));
          });
        const statuses = Array.from({ length: 2_000 }, knock);
        expect(await connectStatus({ url: urlOf(room), cookie: at(cookies, 1) })).toBe("open");
        const said = await Promise.all(statuses);
        expect([said.filter((one) => one === "open").length, said.filter((one) => one === 429).length]).toEqual([
          64, 1_936,
        ]);
        for (const ws of open) ws.terminate();
      },
    );
    // In milliseconds of the processor for each.
    at(table, table.length - 1).ends +=
      `, ${((((await figure("process_cpu_seconds_total")) - began) * 1_000) / 2_000).toFixed(2)} ms CPU each`;
  });

  it("R10, R12: half-open sockets, as of devices that sleep: closed 4500 and gone from presence at the third ping nobody answers, which is no misuse", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const line = await CuttableProxy.to(port());
    const watcher = await enter(room, at(cookies, 0));
    for (let i = 0; i < 20; i++)
      (await enter(room, at(cookies, 1), { port: line.port, mute: true })).sendPresence({ cursor: null }, 1_000 + i);
    await expect.poll(() => watcher.presence.size, soon).toBe(20);
    const closed = await figure(`crosscase_sync_closes_total{code="4500"}`);
    const misused = linesOf("").length;
    // From now on nothing passes, and no side closes the connection.
    line.freeze();
    await expect.poll(() => watcher.presence.size, { timeout: patience(120_000), interval: 100 }).toBe(0);
    expect((await figure(`crosscase_sync_closes_total{code="4500"}`)) - closed).toBe(20);
    expect(watcher.closedWith).toBeNull();
    await expect.poll(() => linesOfSilence(studentIds[1]).length, soon).toBe(20);
    expect(linesOf("").length).toBe(misused);
    line.close();
  });

  it("R10: hard case 9: a lone idle client of y-websocket stays connected for longer than y-websocket waits for a message, and after a cut its partner sees it go and come again, once", async () => {
    const { client: idle, since, team } = site.idle();
    // y-websocket closes its connection after 30 s without a message.
    await wait(Math.max(0, since + 65_000 - Date.now()));
    expect([idle.provider.wsconnected, idle.closes]).toEqual([true, []]);
    const partner = await enter(team.room, at(team.cookies, 1));
    const isSeen = ({ doc }: YClient) => partner.presence.get(doc.clientID)?.state.user.id === team.studentIds[0];
    await expect.poll(() => isSeen(idle), soon).toBe(true);
    const sights = [true];
    partner.ws.on("message", () => isSeen(idle) !== sights.at(-1) && sights.push(isSeen(idle)));
    // Ends the connection, not the client, which notices it as if a cable was cut.
    const { ws } = idle.provider;
    (ws as unknown as WebSocket).terminate(); // the class that y-client.ts gave it
    await expect.poll(() => sights, soon).toEqual([true, false, true]);
  });
});
