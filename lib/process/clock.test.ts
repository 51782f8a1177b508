import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** A fresh copy of the module, which has not asked a database for its time. */
function newClock() {
  vi.resetModules();
  return import("./clock");
}

const began = Date.parse("2026-03-04T09:00:00Z");
/** Advances the fake clocks, as time does while the database has not answered. */
const passes = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: began });
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, Symbol.for("crosscase.clock"));
});

it("R13: the time is this machine's until the database was asked, and then the database's, whatever is done to this machine's clock", async () => {
  const { currentMs, followClock } = await newClock();
  expect(currentMs()).toBe(began);
  await followClock(() => Promise.resolve(began + 5_000));
  expect(currentMs()).toBe(began + 5_000);
  passes(2_000);
  vi.setSystemTime(began - 3_600_000);
  expect(currentMs()).toBe(began + 7_000);
});

it("R13: an answer that took long moves the time no further than it must", async () => {
  const { currentMs, followClock } = await newClock();
  const ask = (ms: number, took: number) =>
    followClock(() => {
      const answer = Promise.resolve(Date.now() + ms);
      passes(took);
      return answer;
    });
  await ask(5_000, 0);
  await ask(4_000, 2_000);
  expect(currentMs() - Date.now()).toBe(4_000);
  await ask(4_500, 3_000);
  expect(currentMs() - Date.now()).toBe(4_000);
  await ask(9_000, 1_000);
  expect(currentMs() - Date.now()).toBe(8_000);
});

it("R13: what puts events into order never goes back, also when the database's clock is set back", async () => {
  const { orderedMs, followClock } = await newClock();
  await followClock(() => Promise.resolve(Date.now() + 60_000));
  const before = orderedMs();
  await followClock(() => Promise.resolve(Date.now() - 60_000));
  expect(orderedMs()).toBe(before);
  passes(200_000);
  expect(orderedMs()).toBeGreaterThan(before);
});

it("B1o: how far another clock is ahead is never said to be more than is certain", async () => {
  const { compareClock } = await newClock();
  const slow = (ms: number) => () => {
    const answer = Promise.resolve(Date.now() + ms);
    passes(3_000);
    return answer;
  };
  expect(await compareClock(slow(2_000))).toBe(0);
  expect(await compareClock(slow(4_000))).toBe(1_000);
  expect(await compareClock(slow(-2_000))).toBe(-2_000);
});
