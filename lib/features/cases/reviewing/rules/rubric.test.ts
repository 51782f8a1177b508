import { describe, expect, it } from "vitest";
import { hasLevel, isRubric, rubricBounds, rubricKey, type Rubric } from "./rubric";

const rubricOf = (criteria: number, levels: number): Rubric =>
  Array.from({ length: criteria }, (_, n) => ({
    id: `c${n}`,
    name: `Criterion ${n}`,
    levels: Array.from({ length: levels }, (_level, at) => `Level ${at}`),
  }));

describe("T12: a rubric", () => {
  it("T12e: has 1 to 8 criteria with the same 2 to 6 levels, each with an id of its own", () => {
    const { criteria, levels } = rubricBounds;
    for (const [count, of] of [
      [criteria.min, levels.min],
      [criteria.max, levels.max],
    ] as const)
      expect(isRubric(rubricOf(count, of))).toBe(true);
    for (const [count, of] of [
      [0, 4],
      [9, 4],
      [4, 1],
      [4, 7],
    ] as const)
      expect(isRubric(rubricOf(count, of))).toBe(false);
    expect(isRubric([...rubricOf(1, 4), ...rubricOf(1, 4)])).toBe(false);
    expect(isRubric([...rubricOf(1, 4), { id: "other", name: "Other", levels: ["a", "b"] }])).toBe(false);
  });

  it("T12e: has the levels of its own criteria, from 1 to the last, and of no other", () => {
    const rubric = rubricOf(2, 3);
    expect([0, 1, 3, 4].map((level) => hasLevel(rubric, "c1", level))).toEqual([false, true, true, false]);
    expect(hasLevel(rubric, "c2", 1)).toBe(false);
  });

  it("T12e: is the same whatever the order of its keys, and another with another word", () => {
    const [one] = rubricOf(1, 2);
    if (one === undefined) throw new Error("one criterion was asked for");
    const { id, name, levels } = one;
    expect(rubricKey([{ levels, name, id }])).toBe(rubricKey([one]));
    expect(rubricKey([{ ...one, name: "Another" }])).not.toBe(rubricKey([one]));
  });
});
