import { describe, expect, it } from "vitest";
import { scrollStep } from "./drag-motion";

describe("S2, T2: dragging", () => {
  it("S2c, T2c: a drag near an edge of the window scrolls towards it", () => {
    expect(scrollStep(300, 600)).toBe(0);
    expect(scrollStep(10, 600)).toBeLessThan(0);
    expect(scrollStep(595, 600)).toBeGreaterThan(0);
  });
});
