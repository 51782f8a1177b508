import { expect, it } from "vitest";
import { ReceivedRows } from "./received-rows";

it("R13: rows are known by their exact keys: a gap is no row", () => {
  const known = new ReceivedRows();
  expect([known.has("a", 1, 2), known.next("a"), known.has("a", 3, 3)]).toEqual([false, 1, true]);
  expect([known.add("a", 1, 4), known.add("a", 2, 3), known.add("a", 6, 7), known.add("a", 7, 7)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([known.has("a", 1, 4), known.has("a", 3, 5), known.has("a", 6, 7), known.has("b", 1, 2)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([known.next("a"), known.next("b")]).toEqual([7, 1]);
});
