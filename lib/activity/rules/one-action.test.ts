import { describe, expect, it } from "vitest";
import { spanOfAction } from "./one-action";

describe("one action", () => {
  it("T8c, Q34e: is what was done within ten minutes, or since a given moment; what is dated more than a minute ahead is none of it", () => {
    const at = new Date("2026-11-29T12:00:00Z");
    const to = new Date("2026-11-29T12:01:00Z");
    expect(spanOfAction(at)).toEqual({ from: new Date("2026-11-29T11:50:00Z"), to });
    const from = new Date("2026-11-29T11:58:00Z");
    expect(spanOfAction(at, from)).toEqual({ from, to });
  });
});
