import { describe, expect, it } from "vitest";
import { fewestValues, judgeCounts, judgeFlatness } from "./flatness";

const from = (count: number, valueAt: (i: number) => number) => Array.from({ length: count }, (_, i) => valueAt(i));

describe("memory of a soak", () => {
  it("R13: what grows while a process warms up, and then stays, is flat; so is what goes up and down", () => {
    expect(
      judgeFlatness(
        from(30, (i) => Math.min(i, 8) * 20 + 200),
        0,
      ),
    ).toEqual({ is: "flat", before: 360, last: 360 });
    expect(
      judgeFlatness(
        from(30, (i) => 200 + (i % 3) * 40),
        0,
      ).is,
    ).toBe("flat");
  });

  it("R13: what grows until the end is found, however slowly it began", () => {
    expect(
      judgeFlatness(
        from(30, (i) => 200 + i * 10),
        8,
      ),
    ).toEqual({ is: "growing", before: 350, last: 450 });
    expect(
      judgeFlatness(
        from(30, (i) => 200 + Math.max(0, i - 19) * 8),
        8,
      ).is,
    ).toBe("growing");
  });

  it("R13: a short run is not judged", () => {
    expect(
      judgeFlatness(
        from(fewestValues - 1, (i) => i * 100),
        0,
      ),
    ).toEqual({ is: "too short" });
  });

  it("R13: connections that come with the load and go with it are flat; those that stay are found", () => {
    expect(judgeCounts(from(30, (i) => (i < 3 ? 20 : 5 + (i % 5)))).is).toBe("flat");
    expect(judgeCounts(from(30, (i) => 5 + i)).is).toBe("growing");
  });
});
