import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { connect, disconnect, pool, unhurried } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { DatabaseGate } from "./testing/database-gate";

const target = testDatabase();
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
let gate: DatabaseGate;

beforeAll(async () => {
  if (target === null) return;
  gate = await DatabaseGate.before(target);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  connect({ url: gate.url, max: 1 });
});
beforeEach(({ skip }) => {
  if (target === null) skip("PostgreSQL can't be had here");
});
afterAll(async () => {
  if (target === null) return;
  await disconnect();
  vi.useRealTimers();
  gate.close();
});

/** @returns what became of it so far */
async function soFar(statement: Promise<unknown>): Promise<string> {
  await nextTurn();
  return Promise.race([statement.then(() => "answered", String), nextTurn().then(() => "waits")]);
}

it("R7: a connection on which nobody answers is given up after 15 s, and the next statement has a new one; migrations and what cleans up may take longer", async () => {
  await pool().query("select 1");
  let statement: Promise<unknown> = Promise.resolve();
  const unhurriedOne = unhurried(pool(), async (client) => {
    gate.freeze();
    statement = pool().query("select 1");
    await nextTurn();
    vi.advanceTimersByTime(14_000);
    expect(await soFar(statement)).toBe("waits");
    vi.advanceTimersByTime(2_000);
    expect(await soFar(statement)).toMatch(/terminated/);
    const slow = client.query("select 1");
    await nextTurn();
    vi.advanceTimersByTime(60_000);
    expect(await soFar(slow)).toBe("waits");
    gate.open();
    return slow;
  });
  expect((await unhurriedOne).rowCount).toBe(1);
  expect((await pool().query("select 1")).rowCount).toBe(1);
});

it("R7: so is a transaction; it does not come to its commit", async () => {
  const client = await pool().connect();
  await client.query("begin");
  vi.advanceTimersByTime(16_000);
  await expect(client.query("commit")).rejects.toThrow();
  client.release();
  expect((await pool().query("select 1")).rowCount).toBe(1);
});
