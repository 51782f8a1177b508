import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deleteSentBallot, loadStoredBallot, msSinceCast, storeBallot } from "./stored-ballot";

const key = "ballot";
const sent = { choice: "bias", reason: "it looks neutral" };

beforeEach(() => {
  const items = new Map<string, string>();
  vi.useFakeTimers({ now: new Date("2026-11-30T09:00:00Z") });
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
    removeItem: (name: string) => items.delete(name),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("Q4c: a vote that the server has is deleted from the device, and not one that was stored while it was on its way", () => {
  storeBallot(key, { ...sent, cast: true });
  deleteSentBallot(key, sent);
  expect(loadStoredBallot(key)).toBeNull();
  for (const later of [
    { ...sent, choice: "hallucination", cast: true },
    { ...sent, reason: "it looks fair", cast: false },
  ]) {
    storeBallot(key, later);
    deleteSentBallot(key, sent);
    expect(loadStoredBallot(key)).toEqual(later);
  }
});

it("Q4c, B1b: what was written after a vote was cast is stored with it, and is a draft once the server has the vote", () => {
  const draft = { ...sent, reason: "it looks neutral, and is not" };
  storeBallot(key, { ...sent, cast: true, draft });
  expect(loadStoredBallot(key)).toEqual({ ...sent, cast: true, draft });
  deleteSentBallot(key, sent);
  expect(loadStoredBallot(key)).toEqual({ ...draft, cast: false });
  storeBallot(key, { ...sent, cast: true, draft: sent });
  deleteSentBallot(key, sent);
  expect(loadStoredBallot(key)).toBeNull();
});

it("Q4d: how long ago a vote was cast is known after a reload, and is never less than nothing; of one that an earlier build stored it is nothing", () => {
  storeBallot(key, { ...sent, cast: true, castAt: Date.now() });
  vi.advanceTimersByTime(90_000);
  const stored = loadStoredBallot(key);
  expect(stored && msSinceCast(stored)).toBe(90_000);
  vi.setSystemTime(new Date("2026-11-30T08:00:00Z")); // the clock was set back
  expect(stored && msSinceCast(stored)).toBe(0);
  storeBallot(key, { ...sent, cast: true });
  expect(msSinceCast(loadStoredBallot(key) ?? {})).toBe(0);
});
