import { expect, it } from "vitest";
import { isYoung } from "./age";

it("fails with and without a mutant", () => {
  expect(isYoung(18)).toBe(true);
});
