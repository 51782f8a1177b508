import { describe, expect, it } from "vitest";
import { canTry, isFinished, placeTerm, pickUp, returnTerm, createTable } from "./matching-table";

const terms = ["brittleness", "bias", "hallucination"];
const table = createTable(terms, [null, null, null]);

describe("S2: the matching's table", () => {
  it("S2d: begins where the kept tries left it", () => {
    expect(createTable(terms, [null, "bias", null])).toEqual({
      bank: ["brittleness", "hallucination"],
      places: [null, "bias", null],
      picked: null,
    });
  });

  it("S2c: one term at a time is picked up; picking it again, or Esc, puts it back", () => {
    expect(pickUp(table, "bias").picked).toBe("bias");
    expect(pickUp(pickUp(table, "bias"), "hallucination").picked).toBe("hallucination");
    expect(pickUp(pickUp(table, "bias"), "bias").picked).toBeNull();
    expect(returnTerm(pickUp(table, "bias"))).toEqual(table);
  });

  it("S2d: a term that lies on its cause cannot be picked up again", () => {
    const laid = placeTerm(pickUp(table, "bias"), "bias", 2);
    expect(pickUp(laid, "bias")).toBe(laid);
  });

  it("S2c: a place can be tried only with a term in hand, and only while it is free", () => {
    expect(canTry(table, 0)).toBe(false);
    const laid = placeTerm(pickUp(table, "bias"), "bias", 2);
    expect(canTry(pickUp(laid, "hallucination"), 2)).toBe(false);
    expect(canTry(pickUp(laid, "hallucination"), 0)).toBe(true);
  });

  it("S2d: a right term stays, and another picked up meanwhile stays in hand", () => {
    const laid = placeTerm({ ...table, picked: "hallucination" }, "bias", 1);
    expect(laid).toEqual({
      bank: ["brittleness", "hallucination"],
      places: [null, "bias", null],
      picked: "hallucination",
    });
    expect(isFinished(laid)).toBe(false);
    expect(isFinished(placeTerm(placeTerm(laid, "hallucination", 0), "brittleness", 2))).toBe(true);
  });
});
