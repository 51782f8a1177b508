import { afterEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { onUpdate } from "./on-update";

afterEach(() => vi.unstubAllGlobals());

it("R6: a listener that throws ends neither the document's updates nor the listeners after it, and its error is not lost", () => {
  const tasks: (() => void)[] = [];
  vi.stubGlobal("queueMicrotask", (task: () => void) => void tasks.push(task));
  const doc = new Y.Doc();
  const stop = onUpdate(doc, () => {
    throw new Error("a defect");
  });
  const next = vi.fn();
  onUpdate(doc, next);
  for (const letter of "abc") doc.getText("harmed").insert(0, letter);
  expect(next).toHaveBeenCalledTimes(3);
  expect(tasks).toHaveLength(3);
  for (const task of tasks) expect(task).toThrow("a defect");
  stop();
  doc.getText("harmed").insert(0, "d");
  expect(tasks).toHaveLength(3);
});
