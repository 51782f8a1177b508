import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { connect, disconnect, pool } from "./client";
import { testDatabase } from "./testing/database";

/** More seconds than the limit after which waiting for a connection fails. */
const long = 30;

describe.skipIf(testDatabase() === null)("waiting for a connection", () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    connect({ ...testDatabase(), max: 1 });
  });
  afterAll(async () => {
    vi.useRealTimers();
    await disconnect();
  });

  it("B3b: a long queue is waited in while it moves, by a class that votes at once on a slow machine", async () => {
    let held = await pool().connect();
    const queue = Array.from({ length: long }, () => pool().connect());
    for (const next of queue) {
      vi.advanceTimersByTime(1_000);
      held.release();
      held = await next;
    }
    held.release();
    expect(pool().waitingCount).toBe(0);
  });

  it("B3b: who waits while no connection is handed over fails, all of them at once; afterwards there is a connection again", async () => {
    const held = await pool().connect();
    const ended: string[] = [];
    const queue = ["a", "b"].map((name) =>
      pool()
        .connect()
        .catch((error: unknown) => ended.push(`${name}: ${String(error)}`)),
    );
    vi.advanceTimersByTime(10_000);
    await new Promise(setImmediate);
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(1_000);
    await Promise.all(queue);
    expect(ended).toEqual(["a: Error: the database does not answer", "b: Error: the database does not answer"]);
    held.release();
    expect((await pool().query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });
});
