import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phases } from "./phases";
import {
  firstRevealStep,
  isRevealed,
  isSameSpotlight,
  lastRevealStep,
  pageDirections,
  revealSteps,
  revealDirections,
  stepReveal,
  turnPageOf,
  projectorFooter,
  type Spotlight,
} from "./projector";

describe("the last row", () => {
  it("T11c: has the clock in every phase while a team, a case, an answer or a reason is on the wall, and else in setup, learn, compare and results", () => {
    for (const phase of phases) expect(projectorFooter(phase, true)).toBe("clock");
    expect(phases.filter((phase) => projectorFooter(phase, false) === "clock")).toEqual([
      "setup",
      "learn",
      "compare",
      "results",
    ]);
  });
});

describe("the reveal", () => {
  it("T11h: shows the question, then the votes before, then those of now, then what they say, then all the rest", () => {
    const shownAt = (step: number) => revealSteps.filter((part) => isRevealed(step, part));
    expect(revealSteps.map((_, step) => shownAt(step))).toEqual([
      ["question"],
      ["question", "before"],
      ["question", "before", "after"],
      ["question", "before", "after", "sentence"],
      ["question", "before", "after", "sentence", "everything"],
    ]);
  });

  it("T11h, Q6a: whatever keys are pressed, it goes one step at a time and never before its first; once everything is open it stays so", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1 as const, -1 as const)), (keys) => {
        let step = 0;
        for (const by of keys) {
          const next = stepReveal(step, { from: step, by });
          expect(next).toBe(step === lastRevealStep ? step : Math.max(0, step + by));
          step = next;
        }
      }),
    );
  });

  it("Q6a, B1i: everything opens at once at any step, whatever step the page showed that says so", () => {
    for (const [step] of revealSteps.entries())
      for (const [from] of revealSteps.entries()) expect(stepReveal(step, { from, by: "end" })).toBe(lastRevealStep);
  });

  it("T11h: of two moves from one step, on the projector and on the board, the second changes nothing", () => {
    for (const [from] of revealSteps.entries())
      for (const by of [1, -1, "end"] as const) {
        const once = stepReveal(from, { from, by });
        expect(stepReveal(once, { from, by })).toBe(once);
      }
  });

  it("Q6a, Q6b: begins at its first step where a wall is open as the class enters Results; else, and from closed, with everything", () => {
    for (const from of phases)
      for (const to of phases)
        for (const isOpen of [true, false])
          expect(firstRevealStep(from, to, isOpen), `${from} to ${to}`).toBe(
            to === "closed" || (to === "results" && (!isOpen || ["results", "closed"].includes(from)))
              ? lastRevealStep
              : 0,
          );
  });
});

it("T11c: a spotlight is the same only when all that it names is, whatever its page", () => {
  const all: readonly Spotlight[] = ["1", "2"].flatMap((teamId): Spotlight[] => [
    { what: "team", teamId },
    { what: "case", teamId },
    { what: "answer", teamId, field: "harmed" },
    { what: "answer", teamId, field: "response" },
    { what: "reason", studentId: teamId },
  ]);
  for (const one of all) {
    expect(all.filter((other) => isSameSpotlight(one, other))).toEqual([one]);
    if (one.what === "case") expect(isSameSpotlight({ ...one, page: 2 }, one)).toBe(true);
  }
});

it("T11d: a page is turned on and back between the first and the last, from the page that its teacher saw, by the keys that lead there", () => {
  expect(turnPageOf(3, 1, { from: 1, by: 1 })).toBe(2);
  expect(turnPageOf(3, 1, { from: 1, by: -1 })).toBe(0);
  expect(turnPageOf(3, 2, { from: 2, by: 1 })).toBe(2);
  expect(turnPageOf(3, 0, { from: 0, by: -1 })).toBe(0);
  expect(turnPageOf(3, 2, { from: 1, by: 1 })).toBe(2);
  expect([0, 1, 2].map((page) => pageDirections(3, page))).toEqual([[1], [1, -1], [-1]]);
  expect(pageDirections(1, 0)).toEqual([]);
});

it("T11h, Q6a: the keys lead to each step of the reveal, and nowhere once everything is open", () => {
  expect(revealSteps.map((_, step) => revealDirections(step))).toEqual([[1], [1, -1], [1, -1], [1, -1], []]);
});
