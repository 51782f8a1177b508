import { expect, it } from "vitest";
import { isOld } from "./age";

let isPrepared = false;

it("prepares what the next test rests on", () => {
  isPrepared = true;
  expect(isPrepared).toBe(true);
});

it("one is old from 67 on, once that is prepared", () => {
  expect(isPrepared).toBe(true);
  expect(isOld(67)).toBe(true);
});

it("one is not old at 66", () => {
  expect(isOld(66)).toBe(false);
});
