import { expect, it, vi } from "vitest";
import { IdleCollection } from "./idle-collection";

function unload(memory: IdleCollection, rooms: number): void {
  for (let i = 0; i < rooms; i++) memory.noteUnloaded();
  memory.tick();
}

it("R8: what ten or more unloaded rooms leave in memory is collected once, and not while anybody is connected", () => {
  const collect = vi.fn();
  let isAnyoneHere = false;
  const memory = new IdleCollection(() => isAnyoneHere, collect);
  unload(memory, 9);
  isAnyoneHere = true;
  unload(memory, 1);
  expect(collect).not.toHaveBeenCalled();
  isAnyoneHere = false;
  memory.tick();
  unload(memory, 9);
  expect(collect).toHaveBeenCalledTimes(1);
  unload(memory, 1);
  expect(collect).toHaveBeenCalledTimes(2);
});

it("R8: garbage is really collected, without an option of Node", async () => {
  const left = (() => new WeakRef({ text: "of a room" }))();
  await new Promise((resolve) => setTimeout(resolve)); // until then V8 retains it for this turn
  unload(new IdleCollection(() => false), 10);
  expect(left.deref()).toBeUndefined();
});
