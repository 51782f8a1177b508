import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeyHub, type ReviewKey } from "./key-hub";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("T12j: keys go to the case that is open; those that come while the next is on its way go to it in the order in which they were pressed, also one that comes before they are delivered", () => {
  const hub = new KeyHub();
  const pressed: string[] = [];
  const listen = (id: string, then: (key: ReviewKey) => void = () => undefined) =>
    hub.listen(id, (key) => {
      pressed.push(`${id}${key}`);
      then(key);
    });
  listen("a", (key) => key === "n" && hub.queueForNext("a"));
  for (const key of ["1", "n", "2", "3"] as const) expect(hub.sendKey(key)).toBe(true);
  expect(pressed).toEqual(["a1", "an"]);
  listen("b", (key) => key === "n" && hub.queueForNext("b"));
  hub.sendKey("4");
  hub.sendKey("n");
  hub.sendKey("1");
  expect(pressed).toEqual(["a1", "an"]);
  vi.runAllTimers();
  expect(pressed).toEqual(["a1", "an", "b2", "b3", "b4", "bn"]);
  listen("c");
  vi.runAllTimers();
  hub.sendKey("2");
  expect(pressed.slice(6)).toEqual(["c1", "c2"]);
});

it("T12j: keys for a case that does not come are for none, and none is taken while single keys are off", () => {
  const hub = new KeyHub();
  const press = vi.fn();
  hub.listen("a", press);
  hub.queueForNext("a");
  hub.sendKey("1");
  hub.dropQueued();
  vi.runAllTimers();
  expect(press).not.toHaveBeenCalled();
  hub.listen("a", null);
  expect(hub.sendKey("2")).toBe(false);
});
