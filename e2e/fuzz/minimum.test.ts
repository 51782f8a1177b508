import { expect, it } from "vitest";
import { lettersPerRun, findShortfall } from "./minimum";

it("R6: fuzz that shows fewer than 2,000 letters as Saved in npm test, or 50,000 in a thousand runs, or leaves a store out, has failed", () => {
  expect(lettersPerRun * 40).toBeGreaterThanOrEqual(2_000);
  expect(findShortfall([20_000, 20_000, 10_000], 1_000)).toBeNull();
  expect(findShortfall([20_000, 20_000, 9_999], 1_000)).toContain("only 49999 letters");
  expect(findShortfall([40_000, 40_000], 1_000)).toContain("only 2 of 3 stores");
});
