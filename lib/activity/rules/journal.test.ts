import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeChanges, diffFacts, findFaults, planUndo, withChanges, type Fact, type Facts } from "./journal";

const facts = (given: Record<string, Fact>): Facts => new Map(Object.entries(given));
const team = (number: number, mode = "bias") => ({ activityId: "a", number, mode });
const match = (teamIds: string[], more: { round?: number; override?: boolean; exemplarMode?: string } = {}) => ({
  activityId: "a",
  round: 1,
  override: false,
  exemplarMode: null,
  teamIds,
  ...more,
});

/** Two teams of two, in a match. */
const stands = facts({
  "phase/a": "write",
  "round/a": 1,
  "team/t1": team(1, "bias"),
  "team/t2": team(2, "brittleness"),
  "member/a/s1": "t1",
  "member/a/s2": "t1",
  "member/a/s3": "t2",
  "member/a/s4": "t2",
  "match/m1": match(["t1", "t2"]),
});
const having = (given: Record<string, Fact>) =>
  withChanges(
    stands,
    Object.entries(given).map(([key, after]) => ({ key, before: stands.get(key) ?? null, after })),
  );
const whys = (given: Record<string, Fact>) => findFaults(having(given)).map((fault) => fault.why);

describe("T8: what an action changed", () => {
  it("T8c: is what differs, whatever order jsonb gives its names", () => {
    expect(
      diffFacts(stands, having({ "phase/a": "compare", "team/t1": { mode: "bias", number: 1, activityId: "a" } })),
    ).toEqual([{ key: "phase/a", before: "write", after: "compare" }]);
  });

  it("T8c: applied to what was there gives what came of it, and backwards the other way", () => {
    const value = fc.option(fc.oneof(fc.boolean(), fc.integer(), fc.string()), { nil: null });
    const some = fc.dictionary(fc.constantFrom("a/1", "b/1", "b/2", "c/1"), value);
    fc.assert(
      fc.property(some, some, (before, after) => {
        const [from, to] = [
          withChanges(new Map(), diffFacts(new Map(), facts(before))),
          withChanges(new Map(), diffFacts(new Map(), facts(after))),
        ];
        const changes = diffFacts(from, to);
        expect(withChanges(from, changes)).toEqual(to);
        const plan = planUndo(changes, to, []);
        if (changes.length === 0) expect(plan.kind).toBe("nothing");
        else expect(plan.kind === "ready" && withChanges(to, plan.changes)).toEqual(from);
      }),
    );
  });
});

describe("T8: two changes that are one act", () => {
  it("T8c: are what both made of the facts, and nothing where the second took the first back", () => {
    const value = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
    const some = fc.dictionary(fc.constantFrom("a/1", "b/1", "c/1"), value);
    fc.assert(
      fc.property(some, some, some, (...given) => {
        const [first, second, third] = given.map((one) => withChanges(new Map(), diffFacts(new Map(), facts(one))));
        if (first === undefined || second === undefined || third === undefined) throw new Error("three were drawn");
        expect(composeChanges(diffFacts(first, second), diffFacts(second, third))).toEqual(diffFacts(first, third));
      }),
    );
  });
});

describe("T8: undo", () => {
  const moved = [{ key: "member/a/s1", before: "t1", after: "t2" }];

  it("T8d: puts back what is still as it left it", () => {
    expect(planUndo(moved, having({ "member/a/s1": "t2" }), [])).toEqual({
      kind: "ready",
      changes: [{ key: "member/a/s1", before: "t2", after: "t1" }],
    });
  });

  it("T8d: leaves alone what is as it was already", () => {
    expect(planUndo(moved, stands, [])).toEqual({ kind: "nothing" });
    // An absence ends automatically when the student opens the activity (Q19).
    const two = [...moved, { key: "absent/a/s3", before: null, after: true }];
    expect(planUndo(two, having({ "member/a/s1": "t2" }), [])).toMatchObject({
      kind: "ready",
      changes: [{ key: "member/a/s1" }],
    });
  });

  it("T8d: says which later action it depends on, the newest of them", () => {
    const later = [
      { id: "other", changes: [{ key: "phase/a", before: "learn", after: "write" }] },
      { id: "again", changes: [{ key: "member/a/s1", before: "t2", after: "t3" }] },
    ];
    expect(planUndo(moved, having({ "team/t3": team(3), "member/a/s1": "t3" }), later)).toEqual({
      kind: "blocked",
      by: { entry: "again" },
    });
  });

  it("T8d: does not depend on a later action on the same facts whose effect students have ended", () => {
    const [first, second] = [
      [{ key: "absent/a/ada", before: null, after: true }],
      [{ key: "absent/a/ada", before: null, after: true }],
    ];
    const opened = new Map();
    expect(planUndo(first, opened, [{ id: "second", changes: second }])).toEqual({ kind: "nothing" });
    expect(planUndo(first, new Map([["absent/a/ada", true]]), [{ id: "second", changes: second }])).toEqual({
      kind: "blocked",
      by: { entry: "second" },
    });
  });

  it("T8d: depends on a later action on the same facts even when it left them as they were before", () => {
    const back = [{ id: "back", changes: [{ key: "member/a/s1", before: "t2", after: "t1" }] }];
    expect(planUndo(moved, stands, back)).toEqual({ kind: "blocked", by: { entry: "back" } });
  });

  it("T8d, Q31e: is not possible where students have gone on, or an erasure has changed teams or matches", () => {
    const marked = [{ key: "mark/c/harmed/team/t", before: 1, after: 2 }];
    expect(planUndo(marked, having({ "mark/c/harmed/team/t": 3 }), [])).toEqual({ kind: "blocked", by: "students" });
    const changed = [{ key: "team/t1", before: team(1, "shift"), after: team(1) }];
    expect(planUndo(changed, having({ "team/t1": null }), [])).toEqual({ kind: "blocked", by: "erasure" });
    const renamed = { id: "mode", changes: [{ key: "team/t1", before: team(1, "shift"), after: team(1) }] };
    const ended = having({ "member/a/s1": "t2", "member/a/s2": null, "team/t1": null, "match/m1": null });
    expect(planUndo(moved, ended, [renamed])).toEqual({ kind: "blocked", by: "erasure" });
  });

  it("T8d: says which earlier action's undo stands in its way", () => {
    const undone = { id: "undone", isUndo: true, changes: [{ key: "team/t1", before: team(1), after: null }] };
    const ended = having({ "member/a/s1": "t2", "member/a/s2": "t2", "team/t1": null, "match/m1": null });
    expect(planUndo(moved, ended, [undone])).toEqual({ kind: "blocked", by: { entry: "undone" } });
    const phase = [{ key: "phase/a", before: "write", after: "compare" }];
    const back = { id: "back", isUndo: true, changes: [{ key: "phase/a", before: "compare", after: "learn" }] };
    expect(planUndo(phase, having({ "phase/a": "learn" }), [back], true)).toEqual({
      kind: "blocked",
      by: { entry: "back" },
    });
  });

  it("T8d: names students where they changed a fact before a later action that was undone again", () => {
    const listed = [{ key: "student/ada", before: null, after: "listed" }];
    const back = { id: "back", isUndo: true, changes: [{ key: "student/ada", before: "removed", after: "joined" }] };
    const joined = new Map([["student/ada", "joined"]]);
    expect(planUndo(listed, joined, [{ ...back, isOfLater: true }])).toEqual({ kind: "blocked", by: "students" });
    expect(planUndo(listed, joined, [back])).toEqual({ kind: "blocked", by: { entry: "back" } });
  });

  it("T8d: does not put a student back into a team that has ended since", () => {
    const ended = { id: "ended", changes: [{ key: "team/t1", before: team(1), after: null }] };
    const now = having({ "member/a/s1": "t2", "member/a/s2": "t2", "team/t1": null, "match/m1": null });
    expect(planUndo(moved, now, [ended])).toEqual({ kind: "blocked", by: { entry: "ended" } });
  });

  it("T8d: does not part a match that needs the mode, nor leave a team empty", () => {
    const changed = [{ key: "team/t1", before: team(1, "brittleness"), after: team(1, "bias") }];
    const paired = { id: "paired", changes: [{ key: "match/m1", before: null, after: match(["t1", "t2"]) }] };
    expect(planUndo(changed, stands, [paired])).toEqual({ kind: "blocked", by: { entry: "paired" } });
    const placed = [{ key: "member/a/s1", before: null, after: "t1" }];
    const left = { id: "left", changes: [{ key: "member/a/s2", before: "t1", after: "t2" }] };
    expect(planUndo(placed, having({ "member/a/s2": "t2" }), [left])).toEqual({
      kind: "blocked",
      by: { entry: "left" },
    });
  });

  it("T8d: goes on where something did not fit together before", () => {
    const lone = having({ "match/m2": match(["t1", "gone"]) });
    expect(planUndo([{ key: "phase/a", before: "learn", after: "write" }], lone, [])).toMatchObject({ kind: "ready" });
  });
});

describe("facts that do not fit together", () => {
  it("T8d: are named", () => {
    expect(findFaults(stands)).toEqual([]);
    expect(whys({ "member/a/s5": "gone" })).toEqual(["team gone"]);
    expect(whys({ "team/t3": team(3) })).toEqual(["team empty"]);
    expect(whys({ "team/t3": team(2), "member/a/s5": "t3" })).toEqual(["number taken"]);
    expect(whys(Object.fromEntries(["s5", "s6", "s7"].map((id) => [`member/a/${id}`, "t1"])))).toEqual(["team full"]);
    expect(whys({ "match/m1": match(["t1"]) })).toEqual(["match without teams"]);
    expect(whys({ "match/m1": match(["t1"], { exemplarMode: "hallucination" }) })).toEqual([]);
    expect(whys({ "match/m2": match(["t1", "t2"]) })).toEqual(["two matches", "two matches"]);
    expect(whys({ "match/m2": match(["t1", "t2"], { round: 2 }) })).toEqual(["later round"]);
    expect(whys({ "team/t2": team(2, "bias") })).toEqual(["one mode"]);
    expect(whys({ "team/t2": team(2, "bias"), "match/m1": match(["t1", "t2"], { override: true }) })).toEqual([]);
  });
});
