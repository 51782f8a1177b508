import { expect, it } from "vitest";
import { dependencies, standingOf, type Dependents } from "./newer-version";

const nothing = Object.fromEntries(dependencies.map((one) => [one, 0])) as Record<
  (typeof dependencies)[number],
  number
>;

it("T16n: another version is free to use while nothing depends on the one in use, also where only words differ", () => {
  expect(standingOf(nothing, false)).toEqual({ kind: "free" });
  expect(standingOf(nothing, true)).toEqual({ kind: "free" });
});

it("T16n: one thing of any kind that depends on it lets through a version in which only words differ, and no other", () => {
  for (const one of dependencies) {
    const dependents: Dependents = { ...nothing, [one]: 1 };
    expect(standingOf(dependents, true)).toEqual({ kind: "only-words" });
    expect(standingOf(dependents, false)).toEqual({ kind: "held", by: [one] });
  }
});
