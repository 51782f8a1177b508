import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classTime,
  countFrom,
  extendClock,
  extendTeam,
  leftAt,
  notBegun,
  setClock,
  shownClock,
  spentAt,
  stopCounting,
  warningBetween,
  type ClockLimit,
  type PhaseTime,
} from "./clock";
import { countsAfter, isPaused, renewPause, startPause, type Pause } from "./pause";

const minute = 60_000;
const start = 1_000_000_000_000;
const running = countFrom(notBegun, start, start);

function left(limit: ClockLimit, time: PhaseTime, now: number, team = classTime): number {
  const clock = shownClock(limit, time, team);
  return clock === null ? NaN : leftAt(clock, now);
}

describe("a phase's clock", () => {
  it("T10, Q23: ends so many minutes after it was set, however long the phase has lasted", () => {
    const now = start + 7 * minute;
    const limit = setClock(running, 12, now);
    expect(left(limit, running, now)).toBe(12 * minute);
    expect(left(limit, running, now + 5 * minute)).toBe(7 * minute);
    expect(left(limit, running, now + 13 * minute)).toBe(-minute);
  });

  it("T10: two minutes more, and one fewer; after the end two minutes more count from now, and none ends before now", () => {
    const limit = setClock(running, 10, start);
    expect(left(extendClock(limit, running, 2, start + minute), running, start + minute)).toBe(11 * minute);
    expect(left(extendClock(limit, running, -1, start + minute), running, start + minute)).toBe(8 * minute);
    const late = start + 15 * minute;
    expect(left(extendClock(limit, running, 2, late), running, late)).toBe(2 * minute);
    const near = start + 9.5 * minute;
    expect(left(extendClock(limit, running, -1, near), running, near)).toBe(0);
    expect(extendClock(limit, running, -1, late)).toBe(limit);
  });

  it("T10, Q23: a team has its own minutes and its largest extra time on top of the class's", () => {
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

  it("T10, Q23: a phase that is left keeps what was left of its clock, and shows none meanwhile", () => {
    const limit = setClock(running, 10, start);
    const away = stopCounting(running, start + 4 * minute);
    expect(shownClock(limit, away)).toBeNull();
    const back = countFrom(away, start + 30 * minute, start + 30 * minute);
    expect(left(limit, back, start + 30 * minute)).toBe(6 * minute);
  });

  it("Q19, Q23: a pause moves the end by its length, and what is left stands still; ended early, it runs on at once", () => {
    const limit = setClock(running, 10, start);
    const pausedAt = start + 2 * minute;
    const pause = startPause("pause", "", pausedAt);
    const paused = countFrom(running, countsAfter(pause, pausedAt), pausedAt);
    for (const now of [pausedAt, pausedAt + 3 * minute, pause.until]) expect(left(limit, paused, now)).toBe(8 * minute);
    expect(left(limit, paused, pause.until + minute)).toBe(7 * minute);
    const resumed = countFrom(paused, pausedAt + 3 * minute, pausedAt + 3 * minute);
    expect(left(limit, resumed, pausedAt + 4 * minute)).toBe(7 * minute);
  });

  it("T10: warns at five minutes, at one, and at the end, each when it is passed; of several the nearest to the end", () => {
    expect(warningBetween(5 * minute + 1, 5 * minute)).toBe(5);
    expect(warningBetween(5 * minute, 5 * minute - 1)).toBeNull();
    expect(warningBetween(6 * minute, 30_000)).toBe(1);
    expect(warningBetween(1, 0)).toBe(0);
    expect(warningBetween(-5, -1_005)).toBeNull();
    expect(warningBetween(30_000, 29_000)).toBeNull();
  });
});

type Step =
  | { do: "wait"; ms: number }
  | { do: "move" }
  | { do: "set"; minutes: number }
  | { do: "extend"; minutes: number }
  | { do: "pause" | "renew" | "resume" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("wait" as const), ms: fc.nat({ max: 15 * minute }) }),
  fc.record({ do: fc.constant("move" as const) }),
  fc.record({ do: fc.constant("set" as const), minutes: fc.integer({ min: 1, max: 240 }) }),
  fc.record({ do: fc.constant("extend" as const), minutes: fc.constantFrom(2, -1) }),
  fc.record({ do: fc.constantFrom("pause" as const, "renew" as const, "resume" as const) }),
);

describe("whatever is done, in whatever order", () => {
  it("T10, Q23: no phase's time runs backwards or counts while paused, and a clock shows more only when someone gave it more", () => {
    let steps = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (done) => {
        let now = start;
        let pause: Pause | null = null;
        let phase = 0;
        const times: [PhaseTime, PhaseTime] = [countFrom(notBegun, now, now), notBegun];
        const limits: [ClockLimit | null, ClockLimit | null] = [null, null];
        const time = () => times[phase] ?? notBegun;
        const limit = () => limits[phase] ?? null;
        for (const one of done) {
          steps += 1;
          const spent = times.map((each) => spentAt(each, now));
          const was = limit();
          const before = was === null ? null : left(was, time(), now);
          const at = now;
          const wasPaused = isPaused(pause, now);
          switch (one.do) {
            case "wait":
              now += one.ms;
              break;
            case "move":
              times[phase] = stopCounting(time(), now);
              phase = 1 - phase;
              times[phase] = countFrom(time(), countsAfter(pause, now), now);
              break;
            case "set":
              limits[phase] = setClock(time(), one.minutes, now);
              break;
            case "extend":
              if (was !== null) limits[phase] = extendClock(was, time(), one.minutes, now);
              break;
            case "pause":
            case "renew":
            case "resume":
              pause =
                one.do === "resume" || (one.do === "renew" && !isPaused(pause, now))
                  ? null
                  : one.do === "renew" && pause !== null
                    ? renewPause(pause, now)
                    : startPause("pause", "", now);
              times[phase] = countFrom(time(), countsAfter(pause, now), now);
              break;
          }
          times.forEach((each, i) => expect(spentAt(each, now)).toBeGreaterThanOrEqual(spent[i] ?? 0));
          const spentNow = times.map((each) => spentAt(each, now) - spentAt(each, at));
          expect(spentNow.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(now - at);
          if (wasPaused && isPaused(pause, now)) expect(spentAt(time(), now)).toBe(spentAt(time(), at));
          const shown = limit();
          if (
            before !== null &&
            shown !== null &&
            (one.do === "wait" || one.do === "pause" || one.do === "resume" || one.do === "renew")
          )
            expect(left(shown, time(), now)).toBeLessThanOrEqual(before);
        }
      }),
      { numRuns: 300 },
    );
    expect(steps).toBeGreaterThan(2_000);
  });
});
