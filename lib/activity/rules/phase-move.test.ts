import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastRevealStep } from "./projector";
import { closesBefore, phaseMove, type ClassFacts, type Meaning } from "./phase-move";
import { phases, railPhases, type Phase } from "./phases";

const facts = (given: Partial<ClassFacts>): ClassFacts => ({
  phase: "write",
  joined: 26,
  tray: [],
  teams: 12,
  handedIn: 12,
  unmatched: 0,
  largest: { mode: "bias", count: 3 },
  stillOn: { teams: [], students: 0 },
  choosing: false,
  before: 26,
  final: 0,
  compared: false,
  revealed: false,
  revealStep: 0,
  isWallOpen: false,
  selfPaced: false,
  ...given,
});
const codes = (to: Phase, given: Partial<ClassFacts>) =>
  phaseMove(to, facts(given))?.meanings.map((meaning) => meaning.code);
const meaning = <C extends Meaning["code"]>(code: C, to: Phase, given: Partial<ClassFacts>) =>
  phaseMove(to, facts(given))?.meanings.find((each) => each.code === code);

describe("T8: moving the phase says what it means first", () => {
  it("T8a: three teams have not handed in; partners will see what they have so far", () => {
    expect(meaning("not-handed-in", "compare", { handedIn: 9 })).toEqual({
      code: "not-handed-in",
      to: "compare",
      teams: 3,
      of: 12,
    });
    expect(meaning("not-handed-in", "vote", { phase: "compare", handedIn: 9 })).toMatchObject({
      to: "later",
      teams: 3,
    });
    expect(meaning("not-handed-in", "closed", { phase: "results", handedIn: 11 })).toMatchObject({
      to: "closed",
      teams: 1,
    });
    expect(codes("compare", { handedIn: 12 })).not.toContain("not-handed-in");
  });

  it("T8a, T10e, Q23d: teams and students in no team whose own clocks still run are named before any move on, and before none back", () => {
    const stillOn = { teams: [1, 4], students: 1 };
    expect(meaning("still-on", "compare", { stillOn })).toEqual({ code: "still-on", teams: [1, 4] });
    expect(meaning("still-on-alone", "compare", { stillOn })).toEqual({ code: "still-on-alone", students: 1 });
    for (const told of [codes("compare", {}), codes("learn", { stillOn })])
      expect(told?.filter((code) => code.startsWith("still-on"))).toEqual([]);
  });

  it("T8a: who is in no team is named", () => {
    expect(meaning("in-no-team", "compare", { tray: [{ name: "Ada" }] })).toEqual({
      code: "in-no-team",
      count: 1,
      name: "Ada",
    });
    expect(codes("compare", {})).not.toContain("in-no-team");
  });

  it("T8a: phases that are skipped are named, but not those left out by closing", () => {
    const skipped = (phase: Phase, to: Phase) => meaning("skips", to, { phase });
    for (const [at, phase] of railPhases.entries()) {
      for (const [place, to] of railPhases.entries()) {
        if (place <= at + 1) expect(skipped(phase, to), `${phase} to ${to}`).toBeUndefined();
        else expect(skipped(phase, to)).toEqual({ code: "skips", phases: railPhases.slice(at + 1, place) });
      }
      expect(skipped(phase, "closed")).toBeUndefined();
    }
    expect(meaning("skips", "vote", { phase: "learn" })).toMatchObject({
      phases: expect.arrayContaining(["write", "compare"]) as Phase[],
    });
  });

  it("T8a: going back from Compare says that partners' cases close and worksheets stay", () => {
    expect(codes("write", { phase: "compare", compared: true })).toEqual(["partners-close", "before-stays-closed"]);
    expect(codes("learn", { phase: "write" })).toEqual(["worksheets-close"]);
    expect(codes("results", { phase: "closed", revealed: true })).toEqual(["reopens"]);
  });

  it("T8a: the class is never moved to where it is", () => {
    for (const phase of phases) expect(phaseMove(phase, facts({ phase }))).toBeNull();
  });
});

describe("Q5: the before ballot", () => {
  it("Q5b: those without one are asked on entering Write", () => {
    expect(meaning("before-asked", "write", { phase: "learn", before: 22 })).toEqual({
      code: "before-asked",
      students: 4,
    });
    expect(codes("write", { phase: "learn", before: 22, compared: true })).not.toContain("before-asked");
  });

  it("Q5c: it closes for good when the class first enters Compare, and never twice", () => {
    expect(meaning("before-closes", "compare", { before: 25 })).toEqual({ code: "before-closes", missing: 1 });
    expect(codes("compare", { compared: true })).not.toContain("before-closes");
    expect(phases.filter(closesBefore)).toEqual(["compare", "vote", "results"]);
  });
});

describe("Q6: the reveal", () => {
  it("Q6a: entering Results is the reveal and says how many have voted", () => {
    expect(meaning("reveal", "results", { phase: "vote", final: 19 })).toEqual({
      code: "reveal",
      how: "once",
      cast: 19,
      of: 26,
    });
    expect(codes("results", { phase: "vote", revealed: true })).toContain("reveal-again");
  });

  it("Q6a, Q6b: it says that all opens step by step with an open wall, and at once without one, in closed and from closed", () => {
    const how = (to: Phase, given: Partial<ClassFacts>) => {
      const told = meaning("reveal", to, given) ?? meaning("reveal-again", to, given);
      return told !== undefined && "how" in told ? told.how : null;
    };
    for (const revealed of [false, true]) {
      expect(how("results", { phase: "vote", revealed, isWallOpen: true })).toBe("steps");
      expect(how("results", { phase: "vote", revealed })).toBe("once");
    }
    for (const isWallOpen of [false, true]) {
      expect(how("closed", { phase: "vote", final: 12, isWallOpen })).toBe("once");
      expect(how("results", { phase: "closed", isWallOpen })).toBe("once");
    }
  });

  it("Q6c: closing before Results is the reveal once somebody has voted, and says that results and casebook open", () => {
    const early = { phase: "vote", compared: true, final: 12 } as const;
    expect(meaning("reveal", "closed", early)).toEqual({ code: "reveal", how: "once", cast: 12, of: 26 });
    expect(meaning("closes", "closed", early)).toEqual({ code: "closes", results: "open" });
    expect(codes("closed", { ...early, final: 0 })).toEqual(["closes"]);
    expect(codes("results", { phase: "closed", compared: true })).toEqual(["reopens", "reveal"]);
    const shown = { phase: "results", compared: true, revealed: true, final: 12 } as const;
    expect(phaseMove("closed", facts(shown))?.meanings).toEqual([{ code: "closes", results: "stay" }]);
  });

  it("Q6f: going back hides the tallies", () => {
    expect(codes("vote", { phase: "results", revealed: true, compared: true })).toEqual(["tallies-hide"]);
    expect(codes("learn", { phase: "closed", revealed: true, compared: true })).toContain("tallies-hide");
  });
});

describe("Q13: what is missing is offered in the same click", () => {
  it("Q13g: Write without teams offers to make them", () => {
    expect(phaseMove("write", facts({ phase: "learn", teams: 0, handedIn: 0 }))?.offer).toEqual({
      teams: true,
      matches: "no",
    });
    expect(codes("write", { phase: "learn", teams: 0, handedIn: 0 })).toContain("no-teams");
    expect(phaseMove("write", facts({ phase: "learn" }))?.offer).toEqual({ teams: false, matches: "no" });
  });

  it("Q13g: Compare without matches offers to make them, and teams too when there are none", () => {
    expect(phaseMove("compare", facts({ unmatched: 12 }))?.offer).toEqual({ teams: false, matches: "all" });
    expect(phaseMove("compare", facts({ teams: 0, handedIn: 0, unmatched: 0 }))?.offer).toEqual({
      teams: true,
      matches: "all",
    });
    expect(phaseMove("compare", facts({ unmatched: 1 }))?.offer).toEqual({ teams: false, matches: "no" });
    expect(meaning("unmatched", "compare", { unmatched: 1 })).toEqual({ code: "unmatched", teams: 1 });
  });

  it("Q13g: where students are choosing, teams are made of what they chose", () => {
    expect(meaning("no-teams", "write", { phase: "learn", teams: 0, handedIn: 0, choosing: true })).toMatchObject({
      choosing: "yes",
    });
  });

  it("T5b: when one mode has too many teams it is named, and what happens to the rest is asked", () => {
    const crowded = { unmatched: 12, largest: { mode: "bias", count: 7 } };
    expect(phaseMove("compare", facts(crowded))?.offer.matches).toBe("some");
    expect(meaning("cannot-all-meet", "compare", crowded)).toEqual({
      code: "cannot-all-meet",
      mode: "bias",
      count: 7,
      of: 12,
    });
    expect(meaning("cannot-all-meet", "write", { ...crowded, phase: "learn" })).toBeUndefined();
    expect(meaning("cannot-all-meet", "compare", { ...crowded, unmatched: 0 })).toBeUndefined();
    expect(phaseMove("compare", facts({ unmatched: 12, largest: { mode: "bias", count: 6 } }))?.offer.matches).toBe(
      "all",
    );
    expect(
      phaseMove("compare", facts({ teams: 5, handedIn: 5, unmatched: 5, largest: { mode: "bias", count: 3 } }))?.offer
        .matches,
    ).toBe("all");
    expect(
      phaseMove("compare", facts({ teams: 5, handedIn: 5, unmatched: 5, largest: { mode: "bias", count: 4 } }))?.offer
        .matches,
    ).toBe("some");
    expect(
      phaseMove("compare", facts({ teams: 1, handedIn: 1, unmatched: 1, largest: { mode: "bias", count: 1 } }))?.offer
        .matches,
    ).toBe("all");
  });

  it("Q13g: with nobody there, nothing is offered and it is said", () => {
    expect(phaseMove("write", facts({ phase: "learn", joined: 0, teams: 0, before: 0, handedIn: 0 }))?.offer).toEqual({
      teams: false,
      matches: "no",
    });
    expect(codes("write", { phase: "learn", joined: 0, teams: 0, before: 0, handedIn: 0 })).toEqual(["nobody-joined"]);
  });
});

it("Q7d: any phase can be moved to from any other, and every count said is one that can be", () => {
  const anyPhase = fc.constantFrom(...phases);
  const anyFacts = fc
    .record({
      phase: anyPhase,
      joined: fc.nat(500),
      teams: fc.nat(150),
      compared: fc.boolean(),
      revealed: fc.boolean(),
      revealStep: fc.nat(lastRevealStep),
      isWallOpen: fc.boolean(),
      selfPaced: fc.boolean(),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, joined, teams, ...rest }) => {
      const part = (of: number) => Math.floor(of * share);
      return facts({
        ...rest,
        joined,
        teams,
        handedIn: part(teams),
        unmatched: part(teams),
        before: part(joined),
        final: part(joined),
        tray: Array.from({ length: part(joined) }, () => ({ name: "Ada" })),
      });
    });
  fc.assert(
    fc.property(anyPhase, anyFacts, (to, given) => {
      const move = phaseMove(to, given);
      if (to === given.phase) return move === null;
      const counts = (move?.meanings ?? []).flatMap((each) =>
        Object.values(each).filter((value) => typeof value === "number"),
      );
      return move !== null && counts.every((count) => count >= 0 && count <= 500);
    }),
  );
});
