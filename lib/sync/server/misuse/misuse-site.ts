/** A real server, two students who type in another room undisturbed, and a socket nobody types on; and how to misuse the server. */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, soon, type Cast } from "@/lib/sync/testing/harness";
import { yClient, type YClient } from "@/lib/sync/testing/y-client";
import { Witnesses } from "./witnesses";

export const MiB = 1024 * 1024;
/** Is part of everything that the misusers write, so no line of the log may contain it. */
export const secret = "sesame";

/** During a misuse that lasted fewer keys than this, others only have to converge. */
const manyKeys = 50;

/** The real server, passed in because its code is above this floor. */
interface MisusedServer {
  port: number;
  origin: string;
  pid: number | undefined;
  output: () => string;
}

interface MisusedStore {
  start: () => Promise<MisusedServer>;
  end: () => Promise<void>;
}

interface Row {
  misuse: string;
  ends: string;
  p50: string;
  p99: string;
  memory: string;
  log: string;
}

export type MisuseSite = ReturnType<typeof misuseSite>;

/** Starts the server for the tests of a file, and ends it. */
export function misuseSite(store: MisusedStore) {
  const table: Row[] = [];
  const clients: TestClient[] = [];
  let server: MisusedServer;
  let witnesses: Witnesses;
  let idle: YClient;
  let idleSince = 0;
  let loneTeam: Cast["teams"][number];

  const urlOf = (room: string, port = server.port) => `ws://127.0.0.1:${port}/sync/${room}`;
  const dial = (room: string, cookie: string, given: { mute?: boolean; port?: number } = {}) => {
    const client = new TestClient({ url: urlOf(room, given.port), cookie, mute: given.mute ?? false });
    clients.push(client);
    return client;
  };
  const enter = async (room: string, cookie: string, given: { mute?: boolean; port?: number } = {}) => {
    const client = dial(room, cookie, given);
    await vi.waitFor(
      () => expect(client.closedWith ?? (client.access !== null && (given.mute === true || client.synced))).toBe(true),
      soon,
    );
    return client;
  };
  const closedWith = (client: TestClient) => expect.poll(() => client.closedWith, soon);
  const figure = async (name: string) => {
    const said = await (await fetch(`${server.origin}/metrics`)).text();
    const found = said.split("\n").find((one) => one.startsWith(`${name} `) || one.startsWith(`${name}{`));
    return Number(found?.split(" ").at(-1) ?? 0);
  };
  /** Bytes the process has in memory now. */
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? NaN) * 1024;

  const linesWith = (text: string, by = "") =>
    server
      .output()
      .split("\n")
      .filter((one) => one.includes(text) && one.includes(by));
  const linesOf = (says: string, by?: string) => linesWith(`misuse: ${says}`, by);
  const linesOfSilence = (by?: string) => linesWith("a device does not answer", by);

  /**
   * Runs a misuse, asserts what must hold after each, and adds its line to the table.
   * @param by whose id the log must name. @param says what the log must say. @param bound of memory in bytes, above what it was before
   */
  async function misuse(
    name: string,
    { by, says, ends, bound }: { by: string | undefined; says: string; ends: string; bound: number },
    act: () => Promise<void>,
  ): Promise<void> {
    // The log has one line of each kind in ten seconds: an earlier test's must not count for this one.
    const last = linesOf(says).at(-1);
    if (last !== undefined) await wait(Math.max(0, (JSON.parse(last) as { time: number }).time + 10_500 - Date.now()));
    await witnesses.report();
    const before = memory();
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, memory())), 50);
    const said = linesOf(says).length;
    const counted = await figure(`crosscase_sync_misuse_total{what="${says}"}`);
    try {
      await act();
    } finally {
      clearInterval(watching);
    }
    const { p50, p99, typed, seen, whole, closedWith: witnessesClosed } = await witnesses.report();
    await expect.poll(() => linesOf(says, by).length, soon).toBeGreaterThan(0);
    const lines = linesOf(says).slice(said);
    table.push({
      misuse: name,
      ends,
      p50: p50.toFixed(1),
      p99: p99.toFixed(1),
      memory: `${Math.round(before / MiB)} → ${Math.round(most / MiB)}`,
      log: says,
    });
    // Others are unharmed: they converge, all of their text is Saved, none was disconnected, and keys were served before the misuse was over.
    expect([whole, ...witnessesClosed]).toEqual([true, null, null]);
    if (typed >= manyKeys) expect(seen).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(bound);
    expect(await figure(`crosscase_sync_misuse_total{what="${says}"}`)).toBeGreaterThan(counted);
    const logged = lines.map((one) => JSON.parse(one) as { time: number });
    for (const [index, one] of logged.entries()) {
      expect(one).toMatchObject({ level: 40, msg: `misuse: ${says}` });
      expect(one.time - (logged[index - 1]?.time ?? 0)).toBeGreaterThan(9_900);
    }
    expect(server.output()).not.toContain(secret);
  }

  beforeAll(async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined); // y-websocket logs an error for each frame that it has no handler for
    server = await store.start();
    const calm = at((await makeCast()).teams, 0);
    witnesses = new Witnesses(urlOf(calm.room), [at(calm.cookies, 0), at(calm.cookies, 1)]);
    const lone = at((await makeCast()).teams, 0);
    idle = yClient(server.port, lone.room, at(lone.cookies, 0));
    idleSince = Date.now();
    loneTeam = lone;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    idle.destroy();
    witnesses.end();
    for (const client of clients) client.ws.terminate();
    await store.end();
    console.table(table);
  });

  return {
    dial,
    enter,
    closedWith,
    figure,
    linesOf,
    linesOfSilence,
    urlOf,
    misuse,
    table,
    port: () => server.port,
    idle: () => ({ client: idle, since: idleSince, team: loneTeam }),
  };
}
