import { describe, expect, it } from "vitest";
import { lastRevealStep } from "./projector";
import { nextAction } from "./next-action";
import { type ClassFacts } from "./phase-move";

const facts = (given: Partial<ClassFacts>): ClassFacts => ({
  phase: "write",
  joined: 26,
  tray: [],
  teams: 12,
  handedIn: 2,
  unmatched: 0,
  largest: { mode: "bias", count: 3 },
  stillOn: { teams: [], students: 0 },
  choosing: false,
  before: 20,
  final: 0,
  compared: false,
  revealed: false,
  revealStep: 0,
  isWallOpen: false,
  selfPaced: false,
  ...given,
});

describe("T9: the next action for the class", () => {
  it("T1a: is to show the code while nobody has joined", () => {
    for (const phase of ["setup", "learn", "write"] as const)
      expect(nextAction(facts({ phase, joined: 0, teams: 0, handedIn: 0 })).kind).toBe("project");
  });

  it("T8a: is the next phase when the class is ready for it", () => {
    expect(nextAction(facts({ phase: "setup", teams: 0 }))).toEqual({
      kind: "move",
      to: "learn",
      hint: { code: "joined", joined: 26 },
    });
    expect(nextAction(facts({ phase: "learn", teams: 0 }))).toEqual({
      kind: "move",
      to: "write",
      hint: { code: "make-teams", joined: 26 },
    });
    expect(nextAction(facts({ phase: "learn" }))).toEqual({
      kind: "move",
      to: "write",
      hint: { code: "teams-ready", teams: 12 },
    });
    expect(nextAction(facts({}))).toEqual({
      kind: "move",
      to: "compare",
      hint: { code: "handed-in", handedIn: 2, teams: 12 },
    });
    expect(nextAction(facts({ handedIn: 12 }))).toMatchObject({ hint: { code: "all-handed-in" } });
    expect(nextAction(facts({ phase: "compare" }))).toMatchObject({ kind: "move", to: "vote" });
    expect(nextAction(facts({ phase: "vote", final: 19 }))).toEqual({
      kind: "move",
      to: "results",
      hint: { code: "voted", voted: 19, joined: 26 },
    });
    expect(nextAction(facts({ phase: "results", revealStep: lastRevealStep }))).toMatchObject({
      kind: "move",
      to: "closed",
    });
    expect(nextAction(facts({ phase: "closed" }))).toMatchObject({ kind: "casebook" });
  });

  it("Q13g: is to make what is missing where the class is already", () => {
    expect(nextAction(facts({ teams: 0, handedIn: 0 }))).toEqual({
      kind: "arrange",
      hint: { code: "no-teams", joined: 26 },
    });
    expect(nextAction(facts({ phase: "compare", teams: 0, handedIn: 0 }))).toMatchObject({ kind: "arrange" });
    expect(nextAction(facts({ phase: "compare", unmatched: 1 }))).toEqual({
      kind: "arrange",
      hint: { code: "unmatched", teams: 1 },
    });
  });

  it("Q6a: is the next step of the reveal until everything is open", () => {
    for (let step = 0; step < lastRevealStep; step++)
      expect(nextAction(facts({ phase: "results", revealStep: step }))).toEqual({
        kind: "reveal",
        hint: { code: "revealing", n: step + 1, of: lastRevealStep + 1 },
      });
  });
});
