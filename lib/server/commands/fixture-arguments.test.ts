import { expect, it } from "vitest";
import { UsageError } from "./command";
import { readFixtureArguments } from "./fixture-arguments";

it.each([["--teams", "0"], ["--size", "5"], ["--phase", "lunch"], ["--nonsense"]])(
  "what does not fit is answered with how to use it: %s %s",
  (...args) => {
    expect(() => readFixtureArguments(args)).toThrow(UsageError);
    expect(() => readFixtureArguments(args)).toThrow("Use: npm run fixture");
  },
);

it("without arguments it is two teams of two in write, for people to read", () => {
  expect(readFixtureArguments([])).toEqual({ teams: 2, size: 2, phase: "write", json: false });
});
