import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GrowingBody } from "./growing-body";

describe("a body in one buffer", () => {
  it("B11e: is what came, in pieces of any size, and says beforehand what it takes: less than twice its bytes, from 1 KiB on, and no more than it may have", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 40 }), fc.nat(), (pieces, spare) => {
        const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
        const body = new GrowingBody(bytes + spare);
        let taken = 0;
        for (const piece of pieces) {
          taken += body.growthFor(piece);
          body.add(piece);
        }
        expect(Buffer.concat(pieces).equals(body.whole())).toBe(true);
        expect(body.whole().buffer.byteLength).toBe(taken);
        expect(taken).toBeLessThanOrEqual(Math.max(1_024, Math.min(2 * bytes, bytes + spare)));
      }),
    );
  });
});
