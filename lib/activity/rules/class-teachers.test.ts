import { describe, expect, it } from "vitest";
import { hasSteering } from "./class-teachers";

describe("the teachers of a class", () => {
  it("T15g, Q25c: somebody has to steer it: who may read does not count", () => {
    expect(hasSteering(["read", "steer"])).toBe(true);
    expect(hasSteering(["read", "read"])).toBe(false);
    expect(hasSteering([])).toBe(false);
  });
});
