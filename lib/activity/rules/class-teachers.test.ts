import { describe, expect, it } from "vitest";
import { hasEditor } from "./class-teachers";

describe("the teachers of a class", () => {
  it("T15g, Q25c: somebody has to steer it: who may read does not count", () => {
    expect(hasEditor(["read", "steer"])).toBe(true);
    expect(hasEditor(["read", "read"])).toBe(false);
    expect(hasEditor([])).toBe(false);
  });
});
