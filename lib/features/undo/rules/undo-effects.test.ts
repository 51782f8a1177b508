import { describe, expect, it } from "vitest";
import type { Fact, FactChange } from "@/lib/activity/rules/journal";
import { undoEffects } from "./undo-effects";

const facts = (given: Record<string, Fact> = {}) => new Map(Object.entries(given));
const change = (key: string, before: Fact, after: Fact): FactChange => ({ key, before, after });

describe("T8: what an undo changes for students", () => {
  it("T8f: is told of what they can see or do, one fact for each kind, with how many", () => {
    expect(undoEffects([change("returned/w1", { submissionId: "s1", teamId: "t1" }, null)], facts(), "write")).toEqual([
      { code: "returned", on: false, count: 1 },
    ]);
    expect(
      undoEffects([change("released/s1", "t1", null), change("released/s2", "t2", null)], facts(), "vote"),
    ).toEqual([{ code: "released", on: false, count: 2 }]);
    expect(
      undoEffects([change("choice/a", { open: false, cap: null }, { open: true, cap: null })], facts(), "learn"),
    ).toEqual([{ code: "choice", on: true, count: 1 }]);
    expect(undoEffects([change("joining/c", true, false)], facts(), "learn")).toEqual([
      { code: "joining", on: false, count: 1 },
    ]);
  });

  it("T8f, Q12c: marks and comments are told of only where students see them, reasons and the casebook only after the reveal", () => {
    const comment = change("comment/c1", { submissionId: "s1", text: "Who?" }, null);
    const mark = change("mark/s1/harm/team", 3, null);
    expect(undoEffects([comment, mark], facts(), "vote")).toEqual([]);
    expect(undoEffects([comment, mark], facts({ "released/s1": "t1" }), "vote")).toEqual([
      { code: "review", on: false, count: 2 },
    ]);
    expect(
      undoEffects([comment, mark], facts({ "returned/w1": { submissionId: "s1", teamId: "t1" } }), "vote"),
    ).toEqual([{ code: "review", on: false, count: 1 }]);
    const hidden = [change("reason-hidden/a/x", true, null), change("in-casebook/w1", true, null)];
    expect(undoEffects(hidden, facts(), "vote")).toEqual([]);
    expect(undoEffects(hidden, facts(), "results").map(({ code }) => code)).toEqual(["reason", "casebook"]);
  });

  it("T8f: absence, and what the phase, teams and matches say themselves, is not told twice", () => {
    expect(
      undoEffects(
        [change("absent/a/x", true, null), change("phase/a", "write", "learn"), change("member/a/x", "t1", null)],
        facts(),
        "write",
      ),
    ).toEqual([]);
  });
});
