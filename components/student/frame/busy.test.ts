import { afterEach, describe, expect, it, vi } from "vitest";
import { isBusy, watchTyping } from "./busy";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  watchTyping.lastAt = -Infinity;
});

describe("Q7: what a page is not taken away from", () => {
  it("Q7: typing in the last 10 seconds, and no longer", () => {
    vi.useFakeTimers();
    vi.stubGlobal("document", { querySelector: () => null });
    expect(isBusy()).toBe(false);
    watchTyping.lastAt = Date.now();
    vi.advanceTimersByTime(9_999);
    expect(isBusy()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isBusy()).toBe(false);
  });

  it("Q7: presenting, or an open dialog, however long ago someone typed", () => {
    vi.stubGlobal("document", { querySelector: () => ({}) });
    expect(isBusy()).toBe(true);
  });
});
