import { expect, it } from "vitest";
import { countDown, isOld, isYoung } from "./age";

it("one is old from 67 on", () => {
  expect([66, 67].map(isOld)).toEqual([false, true]);
});

it("one is young at 5, which says nothing of 18", () => {
  expect(isYoung(5)).toBe(true);
});

it("counts down to 0", () => {
  expect(countDown(3)).toBe(0);
});
