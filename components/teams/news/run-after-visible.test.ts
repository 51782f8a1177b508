import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runAfterVisible } from "./run-after-visible";

let page: EventTarget & { visibilityState: string };
const run = vi.fn();

function turn(visibilityState: "visible" | "hidden") {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  run.mockClear();
  vi.stubGlobal("document", page);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("Q35c: news of team-mates leaves once its page has been seen for 20 s at a stretch", () => {
  runAfterVisible(run);
  vi.advanceTimersByTime(19_999);
  turn("hidden");
  vi.advanceTimersByTime(60_000);
  turn("visible");
  vi.advanceTimersByTime(19_999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
});

it("Q35c: what was put aside before does not leave again, whether its page is seen then or later", () => {
  const cancel = runAfterVisible(run);
  vi.advanceTimersByTime(5_000);
  cancel();
  turn("hidden");
  turn("visible");
  vi.advanceTimersByTime(60_000);
  expect(run).not.toHaveBeenCalled();
});
