import { expect, it } from "vitest";
import { findRareCommands, findShortfall, lettersPerRun } from "./minimum";

it("R6: fuzz that shows fewer than 2,000 letters as Saved in npm test, or 50,000 in a thousand runs, or leaves a store out, has failed", () => {
  expect(lettersPerRun * 40).toBeGreaterThanOrEqual(2_000);
  expect(findShortfall([20_000, 20_000, 10_000], 1_000)).toBeNull();
  expect(findShortfall([20_000, 20_000, 9_999], 1_000)).toContain("only 49999 letters");
  expect(findShortfall([40_000, 40_000], 1_000)).toContain("only 2 of 3 stores");
});

it("R4, B8c: fuzz that moves no clock or restores no backup in sixteen runs has failed; of eight runs neither is asked", () => {
  const ran = new Map([
    ["move the clock", 1],
    ["restore", 1],
  ]);
  expect(findRareCommands(ran, 16)).toBeNull();
  expect(findRareCommands(new Map(), 8)).toBeNull();
  expect(findRareCommands(new Map([["restore", 1]]), 16)).toBe("run too seldom in 16 runs: move the clock");
  expect(findRareCommands(ran, 400)).toBe("run too seldom in 400 runs: move the clock, restore");
});
