import { describe, expect, it } from "vitest";
import { writerColour, lowestFreeSeat, colourIndexOf } from "./writer-colour";

describe("colours", () => {
  it("S4b: four in a team have four", () => {
    expect([0, 1, 2, 3].map((seat) => writerColour(colourIndexOf({ seat })))).toEqual(["p1", "p2", "p3", "p4"]);
  });

  it("S5d: two pairs that share notes have four", () => {
    const pairs = [0, 1].flatMap((teamSeat) => [0, 1].map((seat) => writerColour(colourIndexOf({ seat, teamSeat }))));
    expect(new Set(pairs).size).toBe(4);
  });

  it("S4b: whoever comes takes the seat of who left, and nobody moves", () => {
    expect(lowestFreeSeat([])).toBe(0);
    expect(lowestFreeSeat([1, 2])).toBe(0);
    expect(lowestFreeSeat([0, 2])).toBe(1);
    expect(lowestFreeSeat([2, 0, 1])).toBe(3);
  });
});
