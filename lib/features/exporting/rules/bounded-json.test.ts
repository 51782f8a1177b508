import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBoundedJson } from "./bounded-json";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const isBounded = (text: string, depth: number, values: number) => isBoundedJson(bytesOf(text), { depth, values });

/** How deep a value nests, and how many lists, objects and commas it has. */
function measure(value: unknown): { depth: number; values: number } {
  if (typeof value !== "object" || value === null) return { depth: 0, values: 0 };
  const inside = Object.values(value).map(measure);
  return {
    depth: 1 + Math.max(0, ...inside.map(({ depth }) => depth)),
    values: 1 + Math.max(0, inside.length - 1) + inside.reduce((sum, { values }) => sum + values, 0),
  };
}

describe("bounds of JSON", () => {
  it("T14o: tells depth and values of any JSON, whatever its texts hold", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { depth, values } = measure(JSON.parse(text));
        expect(isBounded(text, depth, values)).toBe(true);
        if (depth > 0) expect(isBounded(text, depth - 1, values)).toBe(false);
        if (values > 0) expect(isBounded(text, depth, values - 1)).toBe(false);
      }),
    );
  });

  it("T14o: brackets, commas and escaped quotes within a text are none", () => {
    expect(isBounded(JSON.stringify(['[[[{,,,"\\', "]"]), 1, 2)).toBe(true);
  });
});
