import { Socket } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { pool, withOwnConnection } from "@/db/client";
import { gatedDatabase } from "@/lib/sync/testing/gated-database";

// Before the pool is made, because its watch uses the timer.
beforeAll(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterAll(() => void vi.useRealTimers());
const gate = gatedDatabase(1);
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** @returns the result so far */
async function soFar(statement: Promise<unknown>): Promise<string> {
  await nextTurn();
  return Promise.race([statement.then(() => "answered", String), nextTurn().then(() => "waits")]);
}

it("R7: a connection on which nobody answers is given up after 15 s, and the next statement has a new one; migrations and what cleans up may take longer", async () => {
  await pool().query("select 1");
  let statement: Promise<unknown> = Promise.resolve();
  const unhurriedOne = withOwnConnection(pool(), async (client) => {
    gate().freeze();
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
    gate().open();
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

it("R7: on a connection without a limit of time the system asks whether the database is still there: a vacuum does not wait for ever for one that is gone", async () => {
  const asked = vi.spyOn(Socket.prototype, "setKeepAlive");
  await withOwnConnection(pool(), (client) => client.query("select 1"));
  expect(asked.mock.calls).toEqual([[true, 10_000]]);
  asked.mockRestore();
});
