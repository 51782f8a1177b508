import { describe, expect, it } from "vitest";
import { isWarningTrue, warningDue, type GivenWarning, type SeenClock } from "./warning";

const minute = 60_000;
const clock = (minutes: number, own: Partial<SeenClock> = {}): SeenClock => ({
  phase: "write",
  setAtMs: 0,
  leftMs: minutes * minute,
  ...own,
});
const none: SeenClock = { phase: "write", setAtMs: null, leftMs: null };

describe("a page's warning", () => {
  it("T10b: is due when the clock it sees passes five minutes or one, and never between two clocks, nor from none", () => {
    expect(warningDue(clock(5.01), clock(5))).toEqual({ at: 5, minutes: 5, phase: "write", setAtMs: 0 });
    expect(warningDue(clock(1.01), clock(0.99))).toEqual({ at: 1, minutes: 1, phase: "write", setAtMs: 0 });
    expect(warningDue(clock(0.01), clock(0))).toBeNull();
    expect(warningDue(clock(12, { phase: "learn" }), clock(4))).toBeNull();
    expect(warningDue(clock(12), clock(4, { setAtMs: 9 * minute }))).toBeNull();
    expect(warningDue(none, clock(4))).toBeNull();
    expect(warningDue(clock(12, { leftMs: null }), clock(4))).toBeNull();
  });

  it("T10b: says no more minutes than are left, where minutes were taken away or the page was asleep", () => {
    const said = (before: number, left: number) => warningDue(clock(before), clock(left))?.minutes;
    expect(said(5.5, 4.5)).toBe(5);
    expect(said(7, 3.99)).toBe(4);
    expect(said(9, 2.2)).toBe(3);
    expect(said(9, 0.5)).toBe(1);
  });

  it("T10b: stands only beside the clock it came for, and while no more is left than it says", () => {
    const one: GivenWarning = { at: 1, minutes: 1, phase: "write", setAtMs: 0 };
    for (const left of [1, 0.7, 0.01]) expect(isWarningTrue(one, clock(left))).toBe(true);
    expect(isWarningTrue(one, clock(2.8))).toBe(false);
    expect(isWarningTrue(one, clock(12, { phase: "compare" }))).toBe(false);
    expect(isWarningTrue(one, clock(0.7, { phase: "compare" }))).toBe(false);
    expect(isWarningTrue(one, clock(0.7, { setAtMs: 9 * minute }))).toBe(false);
    expect(isWarningTrue(one, clock(0))).toBe(false);
    expect(isWarningTrue(one, none)).toBe(false);
  });
});
