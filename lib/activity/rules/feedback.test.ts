import { describe, expect, it } from "vitest";
import { expected } from "@/lib/activity/testing/expected-access";
import {
  byPhase,
  inTray,
  nobody,
  otherTeam,
  ownTeam,
  partner,
  reader,
  stranger,
  teacher,
} from "@/lib/activity/testing/roles";
import { feedbackAccess, mayReadReceivedFeedback, type FeedbackFacts, type SentFeedbackFacts } from "./access";
import { findReceiver, isCurrentFeedback } from "./feedback";
import { phases, type Phase } from "./phases";

const given = (phase: Phase, more: Partial<FeedbackFacts> = {}): FeedbackFacts => ({
  phase,
  teamId: "t1",
  toTeamId: "t2",
  isCurrent: true,
  opened: false,
  hidden: false,
  ...more,
});
const sent = (phase: Phase, more: Partial<SentFeedbackFacts> = {}): SentFeedbackFacts => ({
  phase,
  toTeamId: "t2",
  sent: true,
  hidden: false,
  hasReceiverSent: true,
  shownToAll: false,
  ...more,
});

describe("feedback: to whom, and who may read and write it", () => {
  it("Q26a: each team gives to the next in presenting order, the last to the first; alone it practises on a worked example, or gives to nobody", () => {
    const to = (order: string[], hasExemplar = false) =>
      order.map((team) => findReceiver({ order, hasExemplar }, team));
    expect(to(["a", "b"])).toEqual(["b", "a"]);
    expect(to(["b", "c", "a"])).toEqual(["c", "a", "b"]);
    // With a partner, a worked example in the match is only read (Q15).
    expect(to(["a", "b"], true)).toEqual(["b", "a"]);
    expect(to(["a"], true)).toEqual([null]);
    expect(to(["a"])).toEqual([undefined]);
    expect(findReceiver({ order: ["a", "b"], hasExemplar: true }, "c")).toBeUndefined();
  });

  it("Q26a: swapping the order of a pair or turning that of a trio changes no receiver; a team that leaves does", () => {
    const isCurrent = (order: string[], hasExemplar = false, to: string | null = "b") =>
      isCurrentFeedback({ order, hasExemplar }, "a", to);
    expect([isCurrent(["a", "b"]), isCurrent(["b", "a"]), isCurrent(["c", "a", "b"])]).toEqual([true, true, true]);
    expect([isCurrent(["a", "c", "b"]), isCurrent(["a", "c"]), isCurrent(["b"])]).toEqual([false, false, false]);
    expect([isCurrent(["a"], true, null), isCurrent(["a", "b"], true, null)]).toEqual([true, false]);
  });

  it("Q26b, Q1a: its team writes it in the phases in which notes are written, and reads it in those in which notes are read", () => {
    expect(byPhase((p) => feedbackAccess(ownTeam, given(p)))).toEqual(byPhase((p) => expected[p].notes));
    for (const phase of phases) {
      for (const who of [teacher, reader]) expect(feedbackAccess(who, given(phase, { hidden: true }))).toBe("read");
      for (const who of [partner, otherTeam, inTray, stranger, nobody])
        expect(feedbackAccess(who, given(phase))).toBe("none");
    }
  });

  it("Q26c, Q27c, T15i: what was opened, or is for no partner of now, is read-only; so is an archived activity's; what is hidden is closed to its team", () => {
    expect(feedbackAccess(ownTeam, given("compare", { opened: true }))).toBe("read");
    expect(feedbackAccess(ownTeam, given("compare", { isCurrent: false }))).toBe("read");
    expect(feedbackAccess({ ...ownTeam, readsOnly: true } as typeof ownTeam, given("compare"))).toBe("read");
    expect(feedbackAccess(ownTeam, given("compare", { hidden: true }))).toBe("none");
  });

  it("Q27a, Q27c: the receiving team reads it from Compare on, once it was sent and both have sent or all is shown, and not while it is hidden", () => {
    const reads = (phase: Phase, more: Partial<SentFeedbackFacts> = {}) =>
      mayReadReceivedFeedback(partner, sent(phase, more));
    expect(byPhase((p) => reads(p))).toEqual(byPhase((p) => expected[p].notes !== "none"));
    expect(reads("compare", { hasReceiverSent: false })).toBe(false);
    expect(reads("compare", { hasReceiverSent: false, shownToAll: true })).toBe(true);
    expect(reads("compare", { sent: false, shownToAll: true })).toBe(false);
    expect(reads("compare", { hidden: true, shownToAll: true })).toBe(false);
    for (const who of [ownTeam, otherTeam, inTray, stranger, nobody])
      expect(mayReadReceivedFeedback(who, sent("compare"))).toBe(false);
    expect(mayReadReceivedFeedback(inTray, sent("compare", { toTeamId: null }))).toBe(false);
  });
});
