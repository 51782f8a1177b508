import { describe, expect, it } from "vitest";
import {
  classTime,
  countFrom,
  extendClock,
  extendTeam,
  extraMs,
  leftAt,
  notBegun,
  remainingTeamMs,
  endBeyondClass,
  presetClock,
  setClock,
  shownClock,
  stopCounting,
  warningBetween,
  type ClockLimit,
  type PhaseTime,
} from "./clock";
import { resumesAt, isPaused, startPause } from "./pause";

const minute = 60_000;
const start = 1_000_000_000_000;
const running = countFrom(notBegun, start, start);

function left(limit: ClockLimit, time: PhaseTime, now: number, team = classTime): number {
  const clock = shownClock(limit, time, team);
  return clock === null ? NaN : leftAt(clock, now);
}

describe("a phase's clock", () => {
  it("T10a, Q23a: ends so many minutes after it was set, however long the phase has lasted", () => {
    const now = start + 7 * minute;
    const limit = setClock(running, 12, now);
    expect(left(limit, running, now)).toBe(12 * minute);
    expect(left(limit, running, now + 5 * minute)).toBe(7 * minute);
    expect(left(limit, running, now + 13 * minute)).toBe(-minute);
  });

  it("T10a: two minutes more, and one fewer; after the end two minutes more count from now, and none ends before now", () => {
    const limit = setClock(running, 10, start);
    expect(left(extendClock(limit, running, 2, start + minute), running, start + minute)).toBe(11 * minute);
    expect(left(extendClock(limit, running, -1, start + minute), running, start + minute)).toBe(8 * minute);
    const late = start + 15 * minute;
    expect(left(extendClock(limit, running, 2, late), running, late)).toBe(2 * minute);
    const near = start + 9.5 * minute;
    expect(left(extendClock(limit, running, -1, near), running, near)).toBe(0);
    expect(extendClock(limit, running, -1, late)).toBe(limit);
  });

  it("T10e, Q23b: a team has its own minutes and its largest extra time on top of the class's", () => {
    const limit = setClock(running, 20, start);
    expect(left(limit, running, start, { percent: 150, ownMs: 0 })).toBe(30 * minute);
    const ownMs = extendTeam(limit, { percent: 150, ownMs: 0 }, running, 2, start + minute);
    expect(ownMs).toBe(2 * minute);
    expect(left(limit, running, start, { percent: 150, ownMs })).toBe(32 * minute);
    expect(left(limit, running, start)).toBe(20 * minute);
    const late = start + 40 * minute;
    const more = extendTeam(limit, { percent: 150, ownMs }, running, 2, late);
    expect(left(limit, running, late, { percent: 150, ownMs: more })).toBe(2 * minute);
  });

  it("T10e, Q23b: a team's own end is the class's with its extra time and its own minutes; none where that is the class's, and without a clock", () => {
    const limit = setClock(running, 20, start);
    const clock = shownClock(limit, running);
    const endWith = (percent: number, ownMs: number) => endBeyondClass(clock, extraMs(limit, { percent, ownMs }));
    expect(endWith(150, 0)).toBe(start + 30 * minute);
    expect(endWith(100, -minute)).toBe(start + 19 * minute);
    expect(endWith(100, 0)).toBeNull();
    expect(endBeyondClass(null, minute)).toBeNull();
  });

  it("T10e, Q23b: after the end two minutes for all are two for each team, times its extra time, on top of what it still has: the time since the end is nobody's", () => {
    const limit = setClock(running, 10, start);
    const late = start + 15 * minute;
    const ownMs = extendTeam(limit, classTime, running, 2, late);
    expect(left(limit, running, late, { percent: 100, ownMs })).toBe(2 * minute);
    const now = late + minute;
    const anew = extendClock(limit, running, 2, now);
    const leftFor = (team: typeof classTime) =>
      left(anew, running, now, { ...team, ownMs: remainingTeamMs(limit, team, running, now) });
    expect(left(anew, running, now)).toBe(2 * minute);
    expect(leftFor({ percent: 100, ownMs })).toBe(3 * minute);
    expect(leftFor({ percent: 150, ownMs: 0 })).toBe(3 * minute);
    expect(leftFor({ percent: 200, ownMs: 0 })).toBe(8 * minute);
    expect(leftFor({ percent: 100, ownMs: -3 * minute })).toBe(2 * minute);
  });

  it("T10a, Q23e: a plan gives a phase its minutes; another plan as many from the same beginning, unless a teacher has set the clock", () => {
    const now = start + 4 * minute;
    const preset = presetClock(null, 17, null, running, start);
    expect(left(preset, running, start)).toBe(17 * minute);
    expect(left(presetClock(preset, 23, 17, running, now), running, now)).toBe(19 * minute);
    for (const former of [null, 23]) expect(presetClock(preset, 23, former, running, now)).toBe(preset);
    expect(presetClock(preset, 17, 17, running, now)).toBe(preset);
    const more = extendClock(preset, running, 2, now);
    expect(presetClock(more, 23, 17, running, now)).toBe(more);
  });

  it("T10a, Q23e: a phase that is left keeps what was left of its clock, and shows none meanwhile", () => {
    const limit = setClock(running, 10, start);
    const away = stopCounting(running, start + 4 * minute);
    expect(shownClock(limit, away)).toBeNull();
    const back = countFrom(away, start + 30 * minute, start + 30 * minute);
    expect(left(limit, back, start + 30 * minute)).toBe(6 * minute);
  });

  it("Q19d, R13: a pause is on from when it is stored until its end, also for a process whose clock is a second behind", () => {
    const pause = startPause({ kind: "pause", sentence: "" }, start);
    for (const now of [start - 1_000, start, pause.until - 1]) expect(isPaused(pause, now)).toBe(true);
    for (const now of [pause.until, pause.until + 1_000]) expect(isPaused(pause, now)).toBe(false);
    expect(resumesAt(pause, start - 1_000)).toBe(pause.until);
  });

  it("Q19d, Q23a: a pause moves the end by its length, and what is left stands still; ended early, it runs on at once", () => {
    const limit = setClock(running, 10, start);
    const pausedAt = start + 2 * minute;
    const pause = startPause({ kind: "pause", sentence: "" }, pausedAt);
    const paused = countFrom(running, resumesAt(pause, pausedAt), pausedAt);
    for (const now of [pausedAt, pausedAt + 3 * minute, pause.until]) expect(left(limit, paused, now)).toBe(8 * minute);
    expect(left(limit, paused, pause.until + minute)).toBe(7 * minute);
    const resumed = countFrom(paused, pausedAt + 3 * minute, pausedAt + 3 * minute);
    expect(left(limit, resumed, pausedAt + 4 * minute)).toBe(7 * minute);
  });

  it("T10b: warns at five minutes, at one, and at the end, each when it is passed; of several the nearest to the end", () => {
    expect(warningBetween(5 * minute + 1, 5 * minute)).toBe(5);
    expect(warningBetween(5 * minute, 5 * minute - 1)).toBeNull();
    expect(warningBetween(6 * minute, 30_000)).toBe(1);
    expect(warningBetween(1, 0)).toBe(0);
    expect(warningBetween(-5, -1_005)).toBeNull();
    expect(warningBetween(30_000, 29_000)).toBeNull();
  });
});
