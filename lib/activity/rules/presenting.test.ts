import { describe, expect, it } from "vitest";
import { resumesAt, startPause } from "./pause";
import {
  isTimeOver,
  maySwap,
  minutesEach,
  nextToPresent,
  presentedMs,
  refuseStart,
  rotateTeams,
  type PresentingFacts,
} from "./presenting";

const now = new Date("2026-03-02T10:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const pair: PresentingFacts = {
  phase: "compare",
  over: false,
  presentingTeamId: null,
  presentingSince: null,
  pause: null,
  minutes: 4,
  teams: [
    { teamId: "a", presented: false },
    { teamId: "b", presented: false },
  ],
};

describe("Q16: who presents", () => {
  it("Q16c: four minutes each, three in a trio", () => {
    expect(minutesEach(pair)).toBe(4);
    expect(minutesEach({ ...pair, teams: [...pair.teams, { teamId: "c", presented: false }] })).toBe(3);
  });
  it("Q16a: the first place begins, then the next; when all have, it begins again", () => {
    expect(nextToPresent(pair)).toBe("a");
    expect(
      nextToPresent({
        teams: [
          { teamId: "a", presented: true },
          { teamId: "b", presented: false },
        ],
      }),
    ).toBe("b");
    expect(
      nextToPresent({
        teams: [
          { teamId: "a", presented: true },
          { teamId: "b", presented: true },
        ],
      }),
    ).toBe("a");
  });
  it("Q16b: only the team whose turn it is may start", () => {
    expect(refuseStart(pair, "a", now)).toBeNull();
    expect(refuseStart(pair, "b", now)).toBe("present-turn");
    expect(refuseStart({ ...pair, phase: "write" }, "a", now)).toBe("present-closed");
    expect(refuseStart({ ...pair, over: true }, "a", now)).toBe("present-closed");
  });
  it("Q16a: when all have presented, any of them may present again, once nobody presents or the time is over", () => {
    const done = { ...pair, teams: pair.teams.map((team) => ({ ...team, presented: true })) };
    for (const team of ["a", "b"]) expect(refuseStart(done, team, now)).toBeNull();
    const again = { ...done, presentingTeamId: "a", presentingSince: ago(60) };
    expect(refuseStart(again, "b", now)).toBe("present-busy");
    expect(refuseStart({ ...again, presentingSince: ago(240) }, "b", now)).toBeNull();
    expect(refuseStart({ ...done, phase: "closed" }, "b", now)).toBe("present-closed");
  });
  it("Q16c: the clock never cuts: the next team waits until the time is over, then may begin", () => {
    const running = { ...pair, presentingTeamId: "a", presentingSince: ago(60) };
    expect(refuseStart(running, "b", now)).toBe("present-busy");
    expect(isTimeOver({ ...running, presentingSince: ago(240) }, now)).toBe(true);
    expect(refuseStart({ ...running, presentingSince: ago(240) }, "b", now)).toBeNull();
    expect(refuseStart(running, "a", now)).toBeNull();
  });
  it("Q16c, Q19d: a pause stands the clock still: the next team waits for what is left, and not at all where nothing was", () => {
    const started = now.getTime();
    const pause = startPause({ kind: "pause", sentence: "" }, started + 180_000);
    // The start after the pause has moved it, for a team that had presented for `minutes` (three, then five).
    const since = (minutes: number) => pause.until - minutes * 60_000;
    for (const seconds of [180, 500, 779, 800]) {
      const at = started + seconds * 1000;
      expect(presentedMs(since(3), resumesAt(pause, at), at)).toBe(180_000 + Math.max(0, seconds - 780) * 1000);
      const over = (minutes: number) =>
        isTimeOver({ ...pair, presentingSince: new Date(since(minutes)), pause }, new Date(at));
      expect([over(3), over(5)]).toEqual([false, true]);
    }
    expect(isTimeOver({ ...pair, presentingSince: new Date(since(3)), pause }, new Date(started + 840_000))).toBe(true);
  });
  it("Q16a: the order may be swapped until the first Present", () => {
    expect(maySwap(pair)).toBe(true);
    expect(maySwap({ ...pair, presentingTeamId: "a", presentingSince: now })).toBe(false);
    expect(
      maySwap({
        ...pair,
        teams: [
          { teamId: "a", presented: true },
          { teamId: "b", presented: false },
        ],
      }),
    ).toBe(false);
    expect(maySwap({ ...pair, teams: pair.teams.slice(0, 1) })).toBe(false);
    expect(rotateTeams(["a", "b", "c"])).toEqual(["b", "c", "a"]);
  });
});
