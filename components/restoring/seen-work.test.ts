import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubDevice } from "@/lib/sync/browser/testing/fake-device";
import { storageKeys } from "@/lib/sync/browser/local-copies/storage-keys";
import { seenWorkKey } from "@/lib/sync/format/browser-storage";
import { forgetWork, rememberWork } from "./seen-work";

const key = seenWorkKey("ada", "a1");
const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 17, minute));
const none = { handIn: null, before: null, final: null };
const restored = { to: at(32), at: at(36) };

beforeEach(stubDevice);
afterEach(() => vi.unstubAllGlobals());

it("B8e: a device remembers when a hand-in and votes were stored, without their text, and which of them a restore has taken away, also after a reload; it forgets what was closed", () => {
  const work = { handIn: at(34), before: at(10), final: null };
  expect(rememberWork(key, { renderedAt: at(35), work, restored: null })).toEqual({});
  expect(storageKeys(localStorage)).toEqual([key]);
  expect(localStorage.getItem(key)).toMatch(/^[\d{}",:a-zA-Z]+$/);
  const after = { ...none, before: at(10) };
  for (const minute of [37, 38, 38])
    expect(rememberWork(key, { renderedAt: at(minute), work: after, restored })).toEqual({ handIn: at(34).getTime() });
  forgetWork(key);
  expect(rememberWork(key, { renderedAt: at(39), work: after, restored })).toEqual({});
});

it("B8e: a device that remembers nothing stores nothing, and neither storage that is switched off nor what can't be read stops a page", () => {
  rememberWork(key, { renderedAt: at(35), work: none, restored: null });
  expect(storageKeys(localStorage)).toEqual([]);
  localStorage.setItem(key, "{");
  expect(rememberWork(key, { renderedAt: at(37), work: none, restored })).toEqual({});
  vi.stubGlobal("localStorage", undefined);
  expect(rememberWork(key, { renderedAt: at(37), work: { ...none, handIn: at(34) }, restored })).toEqual({});
});
