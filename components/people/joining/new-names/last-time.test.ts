import { describe, expect, it } from "vitest";
import { lastTime } from "./last-time";

const now = new Date(2026, 9, 5, 10, 30, 20);

describe("a time that the teacher picks", () => {
  it("S1v: is the last one of that name: earlier today, or yesterday", () => {
    expect(lastTime("10:15", now)).toEqual(new Date(2026, 9, 5, 10, 15));
    expect(lastTime("10:30", now)).toEqual(new Date(2026, 9, 5, 10, 30));
    expect(lastTime("10:31", now)).toEqual(new Date(2026, 9, 4, 10, 31));
    expect(lastTime("00:00:30", now)).toEqual(new Date(2026, 9, 5, 0, 0));
  });

  it("S1v: what is no time is none", () => {
    for (const typed of ["", "10", "25:00", "10:75", "ten"]) expect(lastTime(typed, now), typed).toBeNull();
  });
});
