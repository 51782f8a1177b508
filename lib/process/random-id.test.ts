import { describe, expect, it } from "vitest";
import * as z from "zod";
import { randomId } from "./random-id";

describe("randomId", () => {
  it("makes version 4 UUIDs, each another", () => {
    const ids = Array.from({ length: 1_000 }, randomId);
    for (const id of ids) expect(z.uuidv4().safeParse(id).success, id).toBe(true);
    expect(new Set(ids).size).toBe(1_000);
  });
});
