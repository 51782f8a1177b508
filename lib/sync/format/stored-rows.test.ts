import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRows, encodeRows } from "./stored-rows";

const row = fc.record({
  writer: fc.constantFrom("5f0c1a6e-0000-4000-8000-000000000001", "5f0c1a6e-0000-4000-8000-000000000002"),
  n: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  author: fc.uuid(),
  carried: fc.boolean(),
  time: fc.integer({ min: 0, max: 2 ** 45 }),
  bytes: fc.uint8Array({ maxLength: 40 }),
});

describe("R9: rows as bytes", () => {
  it("R9: come back as they were, in their order", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        expect(decodeRows(encodeRows(rows))).toEqual(rows);
      }),
    );
  });

  it("R9: of another format are refused rather than read as something else", () => {
    expect(() => decodeRows(Uint8Array.of(2, 0, 0, 0))).toThrow();
  });
});
