import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classTime,
  countFrom,
  extendClock,
  extendTeam,
  extraTimes,
  isClockOver,
  leftAt,
  notBegun,
  remainingTeamMs,
  setClock,
  shownClock,
  spentAt,
  stopCounting,
  type ClockLimit,
  type PhaseTime,
} from "@/lib/activity/rules/clock";
import { resumesAt, isPaused, renewPause, startPause, type Pause } from "@/lib/activity/rules/pause";

const minute = 60_000;
const start = 1_000_000_000_000;

type Step =
  | { do: "wait"; ms: number }
  | { do: "move" }
  | { do: "set"; minutes: number }
  | { do: "extend"; minutes: number; team: number | null }
  | { do: "give"; team: number; percent: number }
  | { do: "pause" | "renew" | "resume" };

const teamNumbers = [0, 1, 2];
const team = fc.constantFrom(...teamNumbers);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat({ max: 15 * minute }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("move" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("set" as const),
      minutes: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 1, max: 240 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("extend" as const),
      minutes: fc.constantFrom(2, 2, -1),
      team: fc.option(team, { freq: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("give" as const), team, percent: fc.constantFrom(...extraTimes) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "renew" as const, "resume" as const) }) },
);

interface Timed {
  time: PhaseTime;
  limit: ClockLimit | null;
  /** Each team's own time, in ms. */
  own: readonly number[];
}

/** A class in one of two phases, as the server stores it. */
class TimedClass {
  now = start;
  pause: Pause | null = null;
  percents = teamNumbers.map(() => 100);
  private phase = 0;
  private readonly phases: [Timed, Timed] = [
    { time: countFrom(notBegun, start, start), limit: null, own: teamNumbers.map(() => 0) },
    { time: notBegun, limit: null, own: teamNumbers.map(() => 0) },
  ];

  get here(): Timed {
    return this.phases[this.phase] ?? this.phases[0];
  }

  spentOf = (now = this.now) => this.phases.map(({ time }) => spentAt(time, now));
  teamTime = (at: number) => ({ percent: this.percents[at] ?? 100, ownMs: this.here.own[at] ?? 0 });
  /** Time left for the class, then for each team; null without a timer. */
  leftOf(): (number | null)[] {
    const { limit, time } = this.here;
    const of = (team = classTime) => {
      const clock = shownClock(limit, time, team);
      return clock === null ? null : leftAt(clock, this.now);
    };
    return [of(), ...teamNumbers.map((at) => of(this.teamTime(at)))];
  }

  do(one: Step): void {
    const { time, limit, own } = this.here;
    switch (one.do) {
      case "wait":
        this.now += one.ms;
        break;
      case "move":
        this.change({ time: stopCounting(time, this.now) });
        this.phase = 1 - this.phase;
        this.count();
        break;
      case "set":
        this.change({ limit: setClock(time, one.minutes, this.now), own: teamNumbers.map(() => 0) });
        break;
      case "extend":
        if (limit === null) break;
        if (one.team !== null) {
          const ownMs = extendTeam(limit, this.teamTime(one.team), time, one.minutes, this.now);
          this.change({ own: own.with(one.team, ownMs) });
          break;
        }
        if (one.minutes > 0 && isClockOver(limit, time, this.now))
          this.change({ own: teamNumbers.map((at) => remainingTeamMs(limit, this.teamTime(at), time, this.now)) });
        this.change({ limit: extendClock(limit, time, one.minutes, this.now) });
        break;
      case "give":
        this.percents = this.percents.with(one.team, one.percent);
        break;
      case "pause":
      case "renew":
      case "resume":
        if (one.do === "pause") this.pause = startPause({ kind: "pause", sentence: "" }, this.now);
        else if (one.do === "renew" && isPaused(this.pause, this.now)) this.pause = renewPause(this.pause, this.now);
        else this.pause = null;
        this.count();
        break;
    }
  }

  private count(): void {
    this.change({ time: countFrom(this.here.time, resumesAt(this.pause, this.now), this.now) });
  }

  private change(changes: Partial<Timed>): void {
    Object.assign(this.here, changes);
  }
}

describe("whatever is done, in whatever order", () => {
  it("T10e, Q23a: no phase's time runs backwards or counts while paused, a clock shows more only when someone gave it more, and a team never more than that, times its extra time, on top of what it had left", () => {
    const seen = { steps: 0, "all past the end": 0, "a team past the class's end": 0, "another clock": 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (done) => {
        const timed = new TimedClass();
        for (const one of done) {
          seen.steps += 1;
          const [at, spent, before] = [timed.now, timed.spentOf(), timed.leftOf()];
          const wasPaused = isPaused(timed.pause, at);
          timed.do(one);

          const spentNow = timed.spentOf();
          for (const [of, ms] of spentNow.entries()) expect(ms).toBeGreaterThanOrEqual(spent[of] ?? 0);
          const counted = spentNow.map((ms, of) => ms - (timed.spentOf(at)[of] ?? 0));
          expect(counted.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(timed.now - at);
          if (wasPaused && isPaused(timed.pause, timed.now))
            expect(spentAt(timed.here.time, timed.now)).toBe(spentAt(timed.here.time, at));

          const after = timed.leftOf();
          const percents = [100, ...timed.percents];
          if (one.do === "move" || one.do === "give") continue;
          for (const [of, has] of after.entries()) {
            const [had, percent] = [before[of] ?? null, percents[of] ?? 100];
            if (has === null) continue;
            if (one.do === "set") expect(has).toBe((one.minutes * minute * percent) / 100);
            else if (had === null) throw new Error("only setting one makes a clock");
            else if (one.do !== "extend") expect(has).toBeLessThanOrEqual(had);
            else if (one.team !== null)
              expect(has).toBeLessThanOrEqual(
                of === one.team + 1 && one.minutes > 0 ? Math.max(0, had) + one.minutes * minute : had,
              );
            else if (one.minutes < 0) expect(has).toBeLessThanOrEqual(had);
            else expect(has).toBeLessThanOrEqual(Math.max(0, had) + (one.minutes * minute * percent) / 100);
          }
          const wasOver = before[0] !== null && (before[0] ?? 0) <= 0;
          if (one.do === "set" && before[0] !== null) seen["another clock"] += 1;
          if (one.do !== "extend" || one.minutes < 0 || !wasOver) continue;
          seen[one.team === null ? "all past the end" : "a team past the class's end"] += 1;
          if (one.team === null)
            expect(after).toEqual(
              before.map((had, of) => Math.max(0, had ?? 0) + (one.minutes * minute * (percents[of] ?? 100)) / 100),
            );
        }
      }),
      { numRuns: 300 },
    );
    const few = Object.entries(seen).filter(([, times]) => times < 30);
    expect(few, JSON.stringify(seen)).toEqual([]);
  });
});
