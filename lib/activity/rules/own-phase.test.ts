import { describe, expect, it } from "vitest";
import { asPaced, hasCome, nextStep, ownPhase, type StepFacts } from "./own-phase";
import { comparePhases, phases, type Phase } from "./phases";

const at = new Date("2026-03-02T09:00:00Z");
const later = new Date("2026-03-02T09:00:01Z");

describe("the student's own phase", () => {
  it("Q30a: self-paced, a student begins in Learn, is where they have gone on to, and at most in the phase that the teacher has opened", () => {
    expect(ownPhase({ phase: "vote", selfPaced: true, pacedFrom: null })).toBe("learn");
    expect(ownPhase({ phase: "vote", selfPaced: true, pacedFrom: null }, "compare")).toBe("compare");
    expect(ownPhase({ phase: "write", selfPaced: true, pacedFrom: null }, "compare")).toBe("write");
    expect(ownPhase({ phase: "setup", selfPaced: true, pacedFrom: null }, "compare")).toBe("setup");
  });

  it("Q30d: who has not gone on alone begins where the class was when it was made self-paced, and nobody is before that", () => {
    expect(ownPhase({ phase: "vote", selfPaced: true, pacedFrom: "write" })).toBe("write");
    expect(ownPhase({ phase: "vote", selfPaced: true, pacedFrom: "write" }, "compare")).toBe("compare");
    expect(ownPhase({ phase: "learn", selfPaced: true, pacedFrom: "write" })).toBe("learn");
    expect(["setup", "learn", "vote", "closed"].map((phase) => asPaced(phase as Phase))).toEqual([
      "learn",
      "learn",
      "vote",
      "vote",
    ]);
  });

  it("Q30c: results and the end of the activity are everybody's at once", () => {
    expect(ownPhase({ phase: "results", selfPaced: true, pacedFrom: null }, "write")).toBe("results");
    expect(ownPhase({ phase: "closed", selfPaced: true, pacedFrom: null })).toBe("closed");
  });

  it("Q30d: live, everybody is in the class's phase; self-paced again, each student is in the furthest phase of their own", () => {
    for (const phase of phases)
      for (const reached of phases) {
        expect(ownPhase({ phase, selfPaced: false, pacedFrom: null }, reached)).toBe(phase);
        const own = ownPhase({ phase, selfPaced: true, pacedFrom: null }, reached);
        expect(comparePhases(own, phase)).toBeLessThanOrEqual(0);
        expect([phase, reached === "setup" ? "learn" : reached]).toContain(own);
      }
  });
});

describe("the next step", () => {
  const writing: StepFacts = {
    own: "write",
    opened: "vote",
    hasTeam: true,
    isHandedIn: true,
    match: "none",
    isDue: false,
  };
  const step = (facts: Partial<StepFacts>) => nextStep({ ...writing, ...facts });

  it("T18a: a student goes on from Learn to Write and from Compare to Vote as soon as the teacher has opened that phase", () => {
    expect(step({ own: "learn" })).toEqual({ kind: "go", to: "write" });
    expect(step({ own: "learn", opened: "learn" })).toEqual({ kind: "not-opened" });
    expect(step({ own: "compare" })).toEqual({ kind: "go", to: "vote" });
    expect(step({ own: "compare", opened: "compare" })).toEqual({ kind: "not-opened" });
    expect(step({ own: "vote" })).toEqual({ kind: "not-opened" });
    expect(step({ own: "setup", opened: "setup" })).toEqual({ kind: "not-opened" });
    expect(step({ own: "results", opened: "results" })).toEqual({ kind: "not-opened" });
  });

  it("Q30b: Compare opens once the teams of the match have handed in, or the due time has come", () => {
    expect(step({ match: "ready" })).toEqual({ kind: "go", to: "compare" });
    expect(step({ match: "waits" })).toEqual({ kind: "wait-for-partner" });
    expect(step({ match: "waits", isDue: true })).toEqual({ kind: "go", to: "compare" });
    expect(step({ isHandedIn: false })).toEqual({ kind: "hand-in-first" });
    expect(step({ isHandedIn: false, isDue: true })).toEqual({ kind: "go", to: "compare" });
    expect(step({ match: "ready", opened: "write" })).toEqual({ kind: "not-opened" });
  });

  it("T18a: a team that has handed in and has no match may go on with a worked example; a student without a team starts a case of their own", () => {
    expect(step({})).toEqual({ kind: "wait-for-partner" });
    expect(step({ hasTeam: false, isHandedIn: false, opened: "write" })).toEqual({ kind: "own-case" });
  });
});

it("Q30b: a time has come from that second on, and no time never comes", () => {
  expect(hasCome(at, at)).toBe(true);
  expect(hasCome(later, at)).toBe(false);
  expect(hasCome(null, at)).toBe(false);
});
