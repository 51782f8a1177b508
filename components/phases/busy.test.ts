import { afterEach, describe, expect, it, vi } from "vitest";
import { isBusy, watchTyping } from "./busy";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  watchTyping.lastAt = -Infinity;
});

describe("Q7: what a page is not taken away from", () => {
  it("Q7b: typing in the last 10 seconds, and no longer", () => {
    vi.useFakeTimers();
    vi.stubGlobal("document", { querySelector: () => null });
    expect(isBusy()).toBe(false);
    watchTyping.lastAt = performance.now();
    vi.advanceTimersByTime(9_999);
    expect(isBusy()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isBusy()).toBe(false);
  });

  it("Q7b: a device's clock that is set back an hour, or ahead, makes those 10 seconds neither longer nor shorter", () => {
    vi.useFakeTimers({ now: new Date("2026-03-02T10:00:00Z") });
    const listeners: ((event: { target: unknown }) => void)[] = [];
    vi.stubGlobal("document", {
      querySelector: () => null,
      addEventListener: (_kind: string, listener: (event: { target: unknown }) => void) => listeners.push(listener),
      removeEventListener: () => undefined,
    });
    for (const name of ["HTMLInputElement", "HTMLTextAreaElement", "HTMLElement"])
      vi.stubGlobal(
        name,
        class {
          type = "text";
        },
      );
    watchTyping.start();
    const typeOneLetter = () => listeners.forEach((listener) => listener({ target: new HTMLInputElement() }));
    for (const at of ["2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z"]) {
      typeOneLetter();
      vi.setSystemTime(new Date(at));
      vi.advanceTimersByTime(9_999);
      expect(isBusy()).toBe(true);
      vi.advanceTimersByTime(1);
      expect(isBusy()).toBe(false);
    }
  });

  it("Q7b: presenting, or an open dialog, however long ago someone typed", () => {
    vi.stubGlobal("document", { querySelector: () => ({}) });
    expect(isBusy()).toBe(true);
  });
});
