import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deleteSentForm, loadStoredForm, msSinceCast, storeForm } from "./stored-form";

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
  storeForm(key, { form: sent, cast: true });
  deleteSentForm(key, sent);
  expect(loadStoredForm(key)).toBeNull();
  for (const later of [
    { form: { ...sent, choice: "hallucination" }, cast: true },
    { form: { ...sent, reason: "it looks fair" }, cast: false },
  ]) {
    storeForm(key, later);
    deleteSentForm(key, sent);
    expect(loadStoredForm(key)).toEqual(later);
  }
});

it("Q4c, B1b: what was written after a vote was cast is stored with it, and is a draft once the server has the vote", () => {
  const draft = { ...sent, reason: "it looks neutral, and is not" };
  storeForm(key, { form: sent, cast: true, draft });
  expect(loadStoredForm(key)).toEqual({ form: sent, cast: true, draft });
  deleteSentForm(key, sent);
  expect(loadStoredForm(key)).toEqual({ form: draft, cast: false });
  storeForm(key, { form: sent, cast: true, draft: sent });
  deleteSentForm(key, sent);
  expect(loadStoredForm(key)).toBeNull();
});

it("Q4d: how long ago a vote was cast is known after a reload, and is never less than nothing; of one that an earlier build stored it is nothing", () => {
  storeForm(key, { form: sent, cast: true, castAt: Date.now() });
  vi.advanceTimersByTime(90_000);
  const stored = loadStoredForm(key);
  expect(stored && msSinceCast(stored)).toBe(90_000);
  vi.setSystemTime(new Date("2026-11-30T08:00:00Z")); // the clock was set back
  expect(stored && msSinceCast(stored)).toBe(0);
  storeForm(key, { form: sent, cast: true });
  expect(msSinceCast(loadStoredForm(key) ?? {})).toBe(0);
});
