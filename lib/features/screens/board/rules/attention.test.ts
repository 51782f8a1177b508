import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phases } from "@/lib/activity/rules/phases";
import {
  attentionLimits,
  compareTeams,
  isUrgent,
  findBoardPlace,
  type Reason,
  type PlacedTeam,
  type WatchedClass,
  type WatchedMember,
  type WatchedTeam,
} from "./attention";

const minute = 60_000;
const now = 1_000_000_000_000;
const member = (given: Partial<WatchedMember> = {}): WatchedMember => ({
  id: "a",
  lostSince: null,
  isHere: true,
  cameAt: now - 30 * minute,
  hasJoined: true,
  isAbsent: false,
  ...given,
});
const team = (given: Partial<WatchedTeam> = {}): WatchedTeam => ({
  members: [member(), member({ id: "b" })],
  askedAt: null,
  isComing: false,
  sheet: { words: 80, editedAt: now - minute, main: { studentId: "a", percent: 55 } },
  isHandedIn: false,
  isReturned: false,
  match: null,
  ...given,
});
const room = (given: Partial<WatchedClass> = {}): WatchedClass => ({
  phase: "write",
  now,
  phaseSince: now - 20 * minute,
  leftMs: 10 * minute,
  lastHereAt: now,
  isPaused: false,
  ...given,
});
const reason = (given: Partial<WatchedTeam>, where: Partial<WatchedClass> = {}) =>
  findBoardPlace(team(given), room(where)).reason?.code ?? null;

describe("who is looked at first", () => {
  it("T9b, Q22a: a team that asked for help comes first, whatever else holds, in every phase", () => {
    for (const phase of phases)
      expect(
        findBoardPlace(team({ askedAt: now - minute, isHandedIn: true }), room({ phase, lastHereAt: null })),
      ).toEqual({
        section: "first",
        reason: { code: "asked", at: now - minute },
      });
  });

  it("T9b: then a member who has been offline for three minutes, the longest of several; not one who is back, left, or is absent", () => {
    const since = (ms: number, given: Partial<WatchedMember> = {}) =>
      member({ isHere: false, lostSince: now - ms, ...given });
    const { offlineMs } = attentionLimits;
    expect(
      findBoardPlace(team({ members: [since(offlineMs, { id: "b" }), since(5 * minute)] }), room()).reason,
    ).toEqual({
      code: "offline",
      studentId: "a",
      since: now - 5 * minute,
    });
    expect(reason({ members: [since(offlineMs - 1), member()] })).toBeNull();
    expect(reason({ members: [since(offlineMs, { isHere: true }), member()] })).toBeNull();
    expect(reason({ members: [member({ isHere: false }), member()] })).toBeNull();
    expect(reason({ members: [since(offlineMs, { isAbsent: true }), member()] })).toBeNull();
  });

  it("T9b: then a team in which nobody is although someone was; not one in which nobody was in this sitting", () => {
    const gone = member({ isHere: false });
    expect(reason({ members: [gone, gone] })).toBe("nobody-here");
    expect(reason({ members: [member({ isHere: false, hasJoined: false })] })).toBeNull();
    expect(reason({ members: [] })).toBeNull();
    expect(reason({ members: [member({ isHere: false, cameAt: null }), gone] })).toBe("nobody-here");
    expect(reason({ members: [member({ isHere: false, cameAt: null })] })).toBeNull();
  });

  it("T9b: then one in which nothing was typed for five minutes, of the phase and without pauses", () => {
    const typed = (ms: number | null) => ({ sheet: { words: 9, editedAt: ms === null ? null : now - ms, main: null } });
    expect(reason(typed(5 * minute))).toBe("quiet");
    expect(reason(typed(5 * minute - 1))).toBeNull();
    expect(reason(typed(9 * minute), { phaseSince: now - 4 * minute })).toBeNull();
    expect(reason(typed(null), { phaseSince: now - 5 * minute })).toBe("quiet");
    expect(reason({ sheet: null })).toBeNull();
    expect(reason({ ...typed(9 * minute), isHandedIn: true })).toBeNull();
  });

  it("T9b: in the next sitting of a phase the five minutes count from when the first of the team came, so that a team is not quiet for a time between sittings, or before its members were there", () => {
    const sheet = { words: 9, editedAt: now - 48 * 60 * minute, main: null };
    const phaseSince = now - 49 * 60 * minute;
    const came = (...ms: (number | null)[]) =>
      reason(
        { sheet, members: ms.map((one) => member({ cameAt: one === null ? null : now - one, isHere: one !== null })) },
        { phaseSince },
      );
    expect(came(5 * minute - 1)).toBeNull();
    expect(came(5 * minute)).toBe("quiet");
    expect(came(minute, 5 * minute)).toBe("quiet");
    expect(came(null, 4 * minute)).toBeNull();
    expect(came(null, null)).toBeNull();
    expect(
      findBoardPlace(team({ sheet, members: [member({ cameAt: now - 6 * minute })] }), room({ phaseSince })).reason,
    ).toEqual({
      code: "quiet",
      since: now - 6 * minute,
    });
  });

  it("T9b, Q22a, Q22d: then one in which one member wrote 90 % of at least 60 words, unless that member is alone, has left the team or is absent", () => {
    const written = (words: number, percent: number) => ({
      sheet: { words, editedAt: now, main: { studentId: "b", percent } },
    });
    expect(reason(written(60, 90))).toBe("one-writes");
    expect(reason(written(59, 100))).toBeNull();
    expect(reason(written(200, 89))).toBeNull();
    expect(reason({ ...written(60, 100), members: [member({ id: "b" })] })).toBeNull();
    expect(reason({ ...written(60, 100), members: [member(), member({ id: "c" })] })).toBeNull();
    const absent = member({ id: "b", isAbsent: true });
    expect(reason({ ...written(60, 100), members: [member(), member({ id: "c" }), absent] })).toBeNull();
  });

  it("T9b: last one that has not handed in with three minutes left, and after the end, which is told apart", () => {
    expect(reason({}, { leftMs: 3 * minute })).toBe("not-handed-in");
    expect(reason({}, { leftMs: -minute })).toBe("not-handed-in");
    for (const [leftMs, isOver] of [
      [1, false],
      [0, true],
    ] as const)
      expect(findBoardPlace(team(), room({ leftMs })).reason).toEqual({ code: "not-handed-in", isOver });
    expect(reason({}, { leftMs: 3 * minute + 1 })).toBeNull();
    expect(reason({}, { leftMs: null })).toBeNull();
    expect(reason({ isHandedIn: true }, { leftMs: 0 })).toBeNull();
  });

  it("T9b: while the class writes, a team that has handed in is looked at first for its flag alone, whoever of it has gone, until its case is returned; in compare it is again", () => {
    const gone = member({ isHere: false });
    const lost = member({ isHere: false, lostSince: now - 5 * minute });
    for (const members of [
      [gone, gone],
      [lost, member({ id: "b" })],
    ]) {
      const handedIn = { members, isHandedIn: true, match: { isPresenting: false } };
      expect(findBoardPlace(team(handedIn), room())).toEqual({ section: "handed-in", reason: null });
      expect(reason({ ...handedIn, askedAt: now })).toBe("asked");
      const alarm = members.includes(lost) ? "offline" : "nobody-here";
      expect(reason({ ...handedIn, isReturned: true })).toBe(alarm);
      expect(reason(handedIn, { phase: "compare" })).toBe(alarm);
    }
  });

  it("Q19c: there are no alarms while screens are paused, nor ten minutes after the last of the class was here", () => {
    const quiet = { sheet: { words: 9, editedAt: now - 9 * minute, main: null } };
    expect(reason(quiet, { isPaused: true })).toBeNull();
    expect(reason(quiet, { lastHereAt: now - 10 * minute })).toBe("quiet");
    expect(reason(quiet, { lastHereAt: now - 10 * minute - 1 })).toBeNull();
    expect(reason(quiet, { lastHereAt: null })).toBeNull();
  });

  it("T9b: in compare a team without a partner comes first, one that presents has a section of its own, and what is written is no alarm", () => {
    const where = { phase: "compare" as const, leftMs: 0 };
    const sheet = { words: 9, editedAt: now - 9 * minute, main: null };
    expect(reason({ sheet }, where)).toBe("unmatched");
    expect(findBoardPlace(team({ sheet, match: { isPresenting: false } }), room(where)).section).toBe("comparing");
    expect(findBoardPlace(team({ sheet, match: { isPresenting: true } }), room(where)).section).toBe("presenting");
  });
});

const anyMember = fc.record({
  id: fc.constantFrom("a", "b", "c"),
  lostSince: fc.option(fc.integer({ min: now - 20 * minute, max: now })),
  isHere: fc.boolean(),
  cameAt: fc.option(fc.integer({ min: now - 20 * minute, max: now })),
  hasJoined: fc.boolean(),
  isAbsent: fc.boolean(),
});
const anyTeam: fc.Arbitrary<WatchedTeam> = fc.record({
  members: fc.array(anyMember, { maxLength: 4 }),
  askedAt: fc.option(fc.integer({ min: now - 20 * minute, max: now })),
  isComing: fc.boolean(),
  sheet: fc.option(
    fc.record({
      words: fc.nat(300),
      editedAt: fc.option(fc.integer({ min: now - 20 * minute, max: now })),
      main: fc.option(fc.record({ studentId: fc.constantFrom("a", "b"), percent: fc.nat(100) })),
    }),
  ),
  isHandedIn: fc.boolean(),
  isReturned: fc.boolean(),
  match: fc.option(fc.record({ isPresenting: fc.boolean() })),
});
const anyClass: fc.Arbitrary<WatchedClass> = fc.record({
  phase: fc.constantFrom(...phases),
  now: fc.constant(now),
  phaseSince: fc.option(fc.integer({ min: now - 20 * minute, max: now })),
  leftMs: fc.option(fc.integer({ min: -5 * minute, max: 20 * minute })),
  lastHereAt: fc.option(fc.integer({ min: now - 20 * minute, max: now })),
  isPaused: fc.boolean(),
});

describe("the colour of alarm", () => {
  it("T9g: is for a team that asked, a member who is offline, and a team that is gone; for no other reason", () => {
    const reasons: Reason[] = [
      { code: "asked", at: now },
      { code: "offline", studentId: "a", since: now },
      { code: "nobody-here" },
      { code: "quiet", since: now },
      { code: "one-writes", studentId: "a" },
      { code: "not-handed-in", isOver: true },
      { code: "unmatched" },
    ];
    expect(reasons.filter(isUrgent).map(({ code }) => code)).toEqual(["asked", "offline", "nobody-here"]);
  });
});

describe("whatever has happened", () => {
  it("Q22a: a team is in exactly one section, with a reason in the first section only, and the order is the same from whatever order it begins", () => {
    let placed = 0;
    fc.assert(
      fc.property(fc.array(anyTeam, { minLength: 1, maxLength: 12 }), anyClass, (teams, where) => {
        const board = teams.map((one, number): PlacedTeam => ({
          ...findBoardPlace(one, where),
          id: String(number),
          number,
          words: one.sheet?.words ?? 0,
        }));
        for (const { section, reason: why } of board) expect(section === "first").toBe(why !== null);
        const sorted = [...board].sort(compareTeams);
        expect([...board].reverse().sort(compareTeams)).toEqual(sorted);
        placed += board.length;
      }),
      { numRuns: 500 },
    );
    expect(placed).toBeGreaterThan(1_500);
  });
});
