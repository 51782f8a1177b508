import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deleteSentBallot, loadStoredBallot, storeBallot } from "./stored-ballot";

const key = "ballot";
const sent = { choice: "bias", reason: "it looks neutral" };

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
    removeItem: (name: string) => items.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

it("Q4: a vote that the server has is deleted from the device, and not one that was stored while it was on its way", () => {
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

it("Q4, B1: what was written after a vote was cast is stored with it, and is a draft once the server has the vote", () => {
  const draft = { ...sent, reason: "it looks neutral, and is not" };
  storeBallot(key, { ...sent, cast: true, draft });
  expect(loadStoredBallot(key)).toEqual({ ...sent, cast: true, draft });
  deleteSentBallot(key, sent);
  expect(loadStoredBallot(key)).toEqual({ ...draft, cast: false });
  storeBallot(key, { ...sent, cast: true, draft: sent });
  deleteSentBallot(key, sent);
  expect(loadStoredBallot(key)).toBeNull();
});
