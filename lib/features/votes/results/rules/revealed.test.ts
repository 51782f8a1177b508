import { expect, it } from "vitest";
import { revealSteps } from "@/lib/activity/rules/projector";
import { revealColumns, revealedVotes } from "./revealed";
import { tally } from "./tally";
import { before, facts, final, modes } from "./testing/tally-facts";

const counted = tally(
  facts([before("a", "bias"), final("a", "bias"), before("b", "bias"), final("b", "brittleness")]),
  "class",
);

it("T11h, Q6a: a device has the votes before, those of now, and what they say, each from its step on, as the wall counts them", () => {
  const { columns } = revealColumns(counted, modes);
  expect(columns.map((column) => [column.before, column.after])).toEqual([
    [0, 1],
    [2, 1],
    [0, 0],
    [0, 0],
  ]);
  const at = (step: number) => revealedVotes(counted, modes, step);
  const hidden = (keys: readonly ("before" | "after")[]) =>
    columns.map((column) => ({ ...column, ...Object.fromEntries(keys.map((key) => [key, null])) }));
  expect(revealSteps.map((_, step) => at(step))).toEqual([
    { columns: hidden(["before", "after"]), tally: null },
    { columns: hidden(["after"]), tally: null },
    { columns, tally: null },
    { columns, tally: counted },
    { columns, tally: counted },
  ]);
});
