/** Two or more processes' document sides over one store, in one test process. */
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { connect, disconnect } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import type { Bus } from "@/lib/bus/bus-contract";
import type { Member } from "@/lib/bus/testing/contract";
import { admit } from "@/lib/sync/server/handshake";
import { SyncServer } from "@/lib/sync/server/sync-server";
import type { TestClient } from "@/lib/sync/testing/client";
import { DatabaseGate } from "@/lib/sync/testing/database-gate";
import { at, Harness, makeCast, soon } from "@/lib/sync/testing/harness";

export type ManyProcesses = ReturnType<typeof manyProcesses>;

/** Gives the tests of a file a database and processes. @param join makes the bus of one more process; null where it can't be had. */
export function manyProcesses(join: (() => Promise<Member>) | null) {
  const target = testDatabase();
  const missing = join === null || target === null;
  let gate: DatabaseGate;
  const open: { harness: Harness; member: Member }[] = [];

  beforeAll(async () => {
    if (join === null || target === null) return;
    gate = await DatabaseGate.before(target);
    connect({ url: gate.url, max: 8 });
    return async () => {
      await disconnect();
      gate.close();
    };
  });
  beforeEach(({ skip }) => {
    if (missing) skip("PostgreSQL or Redis can't be had here");
  });
  afterEach(async () => {
    if (missing) return;
    gate.open();
    for (const { harness, member } of open.splice(0)) {
      await harness.stop();
      await member.bus.close();
    }
  });

  /** One more process. @param wrap around its bus */
  async function process(wrap = (bus: Bus) => bus): Promise<{ harness: Harness; member: Member }> {
    if (join === null) throw new Error("there is no bus");
    const member = await join();
    const harness = new Harness(new SyncServer(admit, wrap(member.bus)));
    await harness.start();
    open.push({ harness, member });
    return { harness, member };
  }

  /** A team with one member on each of two processes. */
  async function pairAcrossProcesses(wrap?: (bus: Bus) => Bus) {
    const [one, two] = [await process(wrap), await process(wrap)];
    const cast = await makeCast();
    const team = at(cast.teams, 0);
    const [a, b] = await Promise.all([
      one.harness.join(team.room, at(team.cookies, 0)),
      two.harness.join(team.room, at(team.cookies, 1)),
    ]);
    return { one, two, cast, ...team, a, b };
  }

  return { process, apart: pairAcrossProcesses, gate: () => gate };
}

/** Waits until both processes know each other: what one types reaches the other without reading rows. */
export async function waitUntilConnected(a: TestClient, b: TestClient) {
  a.type("title", "hello ");
  await expect.poll(() => b.text("title"), soon).toBe(a.text("title"));
  await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
}

export const same = (a: TestClient, b: TestClient, field = "title") =>
  expect.poll(() => a.text(field) === b.text(field), soon).toBe(true);
export const settled = (...clients: TestClient[]) =>
  expect
    .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), { interval: 20 })
    .toEqual(clients.map(() => true));
export const away = async (client: TestClient) => {
  client.ws.terminate();
  await expect.poll(() => client.closedWith, soon).not.toBeNull();
};

/** Expects every word of a text once. */
export function expectEachOnce(text: string, words: readonly string[]) {
  expect(text.trim().split(" ").sort()).toEqual([...words].sort());
}
