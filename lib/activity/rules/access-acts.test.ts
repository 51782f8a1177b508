import { describe, expect, it } from "vitest";
import { phases, type Phase } from "./phases";
import { lastRevealStep } from "./projector";
import {
  areResultsShown,
  mayCastBallot,
  mayWriteTicket,
  mayHandIn,
  mayReadComments,
  mayReadMarks,
  mayReadCasebook,
  mayReturn,
  mayUndoHandIn,
  resultsAccess,
  type BallotFacts,
  type ReviewFacts,
  type ActivityRole,
} from "./access";
import { phasesThat, phasesWith } from "@/lib/activity/testing/expected-access";
import { nobody, stranger, teacher, inTray, ownTeam, partner, otherTeam } from "@/lib/activity/testing/roles";

describe("ballots", () => {
  const facts = (phase: Phase, more: Partial<BallotFacts> = {}): BallotFacts => ({
    phase,
    compared: false,
    revealed: false,
    cast: false,
    resultsSeen: false,
    ...more,
  });
  const open = (kind: "before" | "final", more: Partial<BallotFacts> = {}) =>
    phases.filter((phase) => mayCastBallot(ownTeam, kind, facts(phase, more)));

  it("Q5a, Q5b: `before` is open in learn, and in write for whoever has none", () => {
    expect(open("before")).toEqual(phasesThat("before"));
    expect(open("before", { cast: true })).toEqual(phasesThat("change before"));
  });

  it("Q5c: once the class has entered compare `before` is closed for good", () => {
    expect(open("before", { compared: true })).toEqual([]);
  });

  it("Q6e: `final` is open in vote, and in results for whoever has none and has not seen them", () => {
    expect(open("final")).toEqual(phasesThat("final"));
    expect(open("final", { cast: true })).toEqual(phasesThat("change final"));
    expect(open("final", { resultsSeen: true, revealed: true })).toEqual([]);
  });

  it("Q6d: after the first reveal a cast ballot is fixed, also when the phase goes back to vote", () => {
    expect(open("final", { cast: true, revealed: true })).toEqual([]);
    expect(open("final", { revealed: true })).toEqual(phasesThat("final"));
  });

  it("T3d: students in the tray vote too; teachers, strangers and no one do not", () => {
    expect(mayCastBallot(inTray, "final", facts("vote"))).toBe(true);
    for (const who of [teacher, stranger, nobody]) expect(mayCastBallot(who, "final", facts("vote"))).toBe(false);
  });

  it("S10a, S10b: an exit ticket is written by students of the class, also in the tray, wherever the results are shown", () => {
    for (const who of [ownTeam, inTray])
      expect(phases.filter((phase) => mayWriteTicket(who, phase))).toEqual(phasesThat("read results"));
    for (const who of [teacher, stranger, nobody])
      expect(phases.filter((phase) => mayWriteTicket(who, phase))).toEqual([]);
  });

  it("Q6f: tallies are for students only from results on, and hidden again when the phase goes back; in results by the steps of the wall until everything is open", () => {
    const at = (revealStep: number) => phases.map((phase) => resultsAccess(ownTeam, { phase, revealStep }));
    const shown = phasesThat("read results");
    expect(at(lastRevealStep)).toEqual(phases.map((phase) => (shown.includes(phase) ? "all" : "none")));
    for (let step = 0; step < lastRevealStep; step++)
      expect(at(step)).toEqual(
        phases.map((phase) => (phase === "results" ? "by step" : shown.includes(phase) ? "all" : "none")),
      );
    expect(phases.filter((phase) => mayReadCasebook(ownTeam, phase))).toEqual(shown);
    for (const who of [stranger, nobody])
      for (const phase of phases) {
        expect(resultsAccess(who, { phase, revealStep: lastRevealStep })).toBe("none");
        expect(mayReadCasebook(who, phase)).toBe(false);
      }
  });
});

describe("handing in", () => {
  it("Q2g, Q2h: is possible from write until closed, for members and for the teacher; nobody else hands in", () => {
    for (const who of [ownTeam, teacher])
      expect(phases.filter((phase) => mayHandIn(who, phase, false))).toEqual(phasesWith((row) => row.own === "write"));
    for (const who of [stranger, nobody]) expect(phases.some((phase) => mayHandIn(who, phase, false))).toBe(false);
  });

  it("Q2e: is taken back in write only, and by students", () => {
    expect(phases.filter((phase) => mayUndoHandIn(ownTeam, phase, false))).toEqual(phasesThat("take back"));
    for (const who of [teacher, stranger, nobody])
      expect(phases.some((phase) => mayUndoHandIn(who, phase, false))).toBe(false);
  });

  it("Q12a: is possible after closing while the worksheet is returned, which can't be taken back", () => {
    for (const who of [ownTeam, teacher])
      expect(phases.filter((phase) => mayHandIn(who, phase, true))).toEqual(
        phasesWith((row) => row.ownReturned === "write"),
      );
    expect(phases.filter((phase) => mayUndoHandIn(ownTeam, phase, true))).toEqual([]);
  });

  it("Q6f: the wall shows results in the phases in which the class's devices do", () => {
    expect(phases.filter(areResultsShown)).toEqual(phasesThat("read results"));
  });
});

describe("reviewing", () => {
  const review = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
    teamId: "t1",
    memberIds: ["s1", "s9"],
    ownerIds: ["s7"],
    takenBack: false,
    released: false,
    returned: false,
    ...more,
  });
  const cameLater: ActivityRole = { as: "student", studentId: "s5", teamId: "t1" };
  const movedOn: ActivityRole = { as: "student", studentId: "s9", teamId: "t3" };
  const marked: ActivityRole = { as: "student", studentId: "s7", teamId: "t3" };

  it("Q12c, Q21b: nobody but the teacher reads marks before release, returned or not; then those who handed it in, the team as it is now, and whoever has marks of their own", () => {
    for (const facts of [review(), review({ returned: true })]) {
      expect(mayReadMarks(teacher, facts)).toBe(true);
      for (const who of [nobody, stranger, inTray, ownTeam, cameLater, movedOn, marked, partner, otherTeam])
        expect(mayReadMarks(who, facts)).toBe(false);
    }
    for (const who of [teacher, ownTeam, cameLater, movedOn, marked])
      expect(mayReadMarks(who, review({ released: true }))).toBe(true);
    for (const who of [nobody, stranger, inTray, partner, otherTeam])
      expect(mayReadMarks(who, review({ released: true }))).toBe(false);
  });

  it("Q12c: comments are read by the team while it is returned, and with the marks", () => {
    for (const who of [ownTeam, cameLater, movedOn]) expect(mayReadComments(who, review())).toBe(false);
    for (const who of [ownTeam, cameLater]) expect(mayReadComments(who, review({ returned: true }))).toBe(true);
    for (const who of [movedOn, partner, otherTeam, inTray, stranger, nobody])
      expect(mayReadComments(who, review({ returned: true }))).toBe(false);
    for (const who of [ownTeam, cameLater, movedOn])
      expect(mayReadComments(who, review({ released: true }))).toBe(true);
  });

  it("Q2f: what was taken back shows nothing any more, released or not", () => {
    for (const who of [ownTeam, movedOn])
      expect(mayReadMarks(who, review({ released: true, takenBack: true }))).toBe(false);
  });

  it("Q12a: is returned by the teacher alone, in every phase after the hand-in, closed too", () => {
    expect(phases.filter((phase) => mayReturn(teacher, phase))).toEqual(phasesThat("return"));
    for (const who of [ownTeam, stranger, nobody]) expect(phases.some((phase) => mayReturn(who, phase))).toBe(false);
  });
});
