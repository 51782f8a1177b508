import { describe, expect, it } from "vitest";
import { phases, type Phase } from "./phases/phases";
import {
  areResultsShown,
  lessonAccess,
  mayArrange,
  mayCastBallot,
  mayEnter,
  mayHandIn,
  mayFollowTopic,
  mayReadComments,
  mayReadHistory,
  mayReadMarks,
  mayReadResults,
  mayRestore,
  mayReturn,
  maySeePresence,
  maySteer,
  mayTakeBack,
  notesAccess,
  worksheetAccess,
  type Access,
  type BallotFacts,
  type NotesFacts,
  type ReviewFacts,
  type Standing,
  type WorksheetFacts,
} from "./access";

const nobody: Standing = { as: "nobody" };
const stranger: Standing = { as: "stranger" };
const teacher: Standing = { as: "teacher" };
const inTray: Standing = { as: "student", studentId: "s0", teamId: null };
const ownTeam: Standing = { as: "student", studentId: "s1", teamId: "t1" };
const partner: Standing = { as: "student", studentId: "s2", teamId: "t2" };
const otherTeam: Standing = { as: "student", studentId: "s3", teamId: "t3" };

const sheet = (phase: Phase, more: Partial<WorksheetFacts> = {}): WorksheetFacts => ({
  phase,
  teamId: "t1",
  archived: false,
  returned: false,
  partnerTeamIds: ["t2"],
  ...more,
});
const notes = (phase: Phase, more: Partial<NotesFacts> = {}): NotesFacts => ({
  phase,
  ended: false,
  earlierRound: false,
  teamIds: ["t1", "t2"],
  ...more,
});

/** Q1 as docs/product.md has it, written a second time: what holds in each phase. */
interface Expected {
  own: Access;
  /** While the worksheet is returned. */
  ownReturned: Access;
  partner: Access;
  notes: Access;
  lesson: "first section" | "all";
  may: readonly (
    "arrange" | "return" | "take back" | "read results" | "before" | "change before" | "final" | "change final"
  )[];
  /** Topics of the class, besides the phase and the teams. */
  topics: readonly string[];
}
const nothing = { own: "none", ownReturned: "none", partner: "none", notes: "none" } as const;
const expected: Record<Phase, Expected> = {
  setup: { ...nothing, lesson: "first section", may: ["arrange"], topics: ["tray"] },
  learn: { ...nothing, lesson: "all", may: ["arrange", "before", "change before"], topics: ["tray"] },
  write: {
    own: "write",
    ownReturned: "write",
    partner: "none",
    notes: "none",
    lesson: "all",
    may: ["arrange", "return", "take back", "before"],
    topics: [],
  },
  compare: {
    own: "write",
    ownReturned: "write",
    partner: "read",
    notes: "write",
    lesson: "all",
    may: ["arrange", "return"],
    topics: ["matches"],
  },
  vote: {
    own: "write",
    ownReturned: "write",
    partner: "read",
    notes: "write",
    lesson: "all",
    may: ["arrange", "return", "final", "change final"],
    topics: ["matches", "roster", "ballots"],
  },
  results: {
    own: "write",
    ownReturned: "write",
    partner: "read",
    notes: "read",
    lesson: "all",
    may: ["arrange", "return", "final", "read results"],
    topics: ["matches", "ballots", "submissions"],
  },
  closed: {
    own: "read",
    ownReturned: "write",
    partner: "read",
    notes: "read",
    lesson: "all",
    may: ["return", "read results"],
    topics: ["matches", "ballots", "submissions"],
  },
};
const phasesWith = (holds: (row: Expected) => boolean): Phase[] => phases.filter((phase) => holds(expected[phase]));
const phasesThat = (may: Expected["may"][number]) => phasesWith((row) => row.may.includes(may));
const byPhase = <T>(rule: (phase: Phase) => T) => phases.map((phase) => `${phase}: ${String(rule(phase))}`);

describe("Q1: who may do what", () => {
  it("Q1: own worksheet, by phase", () => {
    expect(byPhase((p) => worksheetAccess(ownTeam, sheet(p)))).toEqual(byPhase((p) => expected[p].own));
  });

  it("Q1: a closed worksheet can be written only when it was returned", () => {
    expect(worksheetAccess(ownTeam, sheet("closed", { returned: true }))).toBe("write");
    expect(byPhase((p) => worksheetAccess(ownTeam, sheet(p, { returned: true })))).toEqual(
      byPhase((p) => expected[p].ownReturned),
    );
    expect(worksheetAccess(partner, sheet("closed", { returned: true }))).toBe("read");
  });

  it("Q1: the partner's worksheet, by phase: nothing before compare, then read", () => {
    expect(byPhase((p) => worksheetAccess(partner, sheet(p)))).toEqual(byPhase((p) => expected[p].partner));
  });

  it("Q8: once the match has ended the old partner reads nothing", () => {
    for (const phase of phases) expect(worksheetAccess(partner, sheet(phase, { partnerTeamIds: [] }))).toBe("none");
  });

  it("Q1: a team that is not in one's matches, the tray, strangers and no one never open a worksheet", () => {
    for (const phase of phases) {
      for (const who of [otherTeam, inTray, stranger, nobody]) expect(worksheetAccess(who, sheet(phase))).toBe("none");
    }
  });

  it("T7: an archived worksheet is closed to students, its own team included", () => {
    for (const phase of phases) {
      for (const who of [ownTeam, partner]) expect(worksheetAccess(who, sheet(phase, { archived: true }))).toBe("none");
    }
    expect(worksheetAccess(teacher, sheet("write", { archived: true }))).toBe("read");
  });

  it("Q1: notes of one's own match, by phase", () => {
    for (const who of [ownTeam, partner])
      expect(byPhase((p) => notesAccess(who, notes(p)))).toEqual(byPhase((p) => expected[p].notes));
  });

  it("Q8 and Q18: notes of an ended match or an earlier round are read-only", () => {
    expect(notesAccess(ownTeam, notes("compare", { ended: true }))).toBe("read");
    expect(notesAccess(ownTeam, notes("vote", { earlierRound: true }))).toBe("read");
  });

  it("Q1: nobody outside the match opens its notes", () => {
    for (const phase of phases) {
      for (const who of [otherTeam, inTray, stranger, nobody]) expect(notesAccess(who, notes(phase))).toBe("none");
    }
  });

  it("Q1: a teacher of the class reads everything and writes in no worksheet or notes", () => {
    for (const phase of phases) {
      expect(worksheetAccess(teacher, sheet(phase))).toBe("read");
      expect(notesAccess(teacher, notes(phase))).toBe("read");
      expect(lessonAccess(teacher, phase)).toBe("all");
      expect(mayReadResults(teacher, phase)).toBe(true);
    }
  });

  it("Q1: in setup a student reads the first section, from learn on the whole lesson", () => {
    expect(byPhase((p) => lessonAccess(inTray, p))).toEqual(byPhase((p) => expected[p].lesson));
    for (const who of [stranger, nobody]) expect(lessonAccess(who, "learn")).toBe("none");
  });

  it("Q1: only teachers of the class steer; they and its students enter", () => {
    expect([nobody, stranger, teacher, ownTeam].map(maySteer)).toEqual([false, false, true, false]);
  });

  it("T2, T4: the teacher alone changes teams, matches and who is absent, until the activity is closed", () => {
    expect(phases.filter((phase) => mayArrange(teacher, phase))).toEqual(phasesThat("arrange"));
    for (const who of [ownTeam, inTray, stranger, nobody])
      expect(phases.some((phase) => mayArrange(who, phase))).toBe(false);
    expect([nobody, stranger, teacher, ownTeam, inTray].map(mayEnter)).toEqual([false, false, true, true, true]);
  });
});

describe("T13: how a worksheet was written", () => {
  const notItsOwn = { nobody, stranger, inTray, partner, otherTeam };
  const open = (who: Standing, handedIn: boolean, more: Partial<WorksheetFacts> = {}) =>
    phases.filter((phase) => mayRestore(who, sheet(phase, more), handedIn));

  it("T13, Q1: is read by its team from write on, put away or not, and by the teacher in every phase", () => {
    for (const archived of [false, true]) {
      expect(phases.filter((phase) => mayReadHistory(ownTeam, sheet(phase, { archived })))).toEqual(
        phasesWith((row) => row.own !== "none"),
      );
      expect(phases.filter((phase) => mayReadHistory(teacher, sheet(phase, { archived })))).toEqual(phases);
    }
  });

  it("T13, Q1: is read in no phase by a partner, another team, the tray, strangers or no one", () => {
    for (const [name, who] of Object.entries(notItsOwn)) {
      for (const returned of [false, true])
        expect(
          phases.filter((phase) => mayReadHistory(who, sheet(phase, { returned }))),
          name,
        ).toEqual([]);
    }
  });

  it("T13: a moment is brought back by its team, where it may type and no hand-in stands; closed, only while it is returned", () => {
    expect(open(ownTeam, false)).toEqual(phasesWith((row) => row.own === "write"));
    expect(open(ownTeam, true)).toEqual([]);
    for (const handedIn of [false, true]) {
      expect(open(ownTeam, handedIn, { returned: true })).toEqual(phasesWith((row) => row.ownReturned === "write"));
      expect(open(ownTeam, handedIn, { archived: true, returned: true })).toEqual([]);
    }
  });

  it("T13, Q1: a moment is brought back in no phase by the teacher or anyone outside the team, handed in or not, returned or not", () => {
    for (const [name, who] of Object.entries({ ...notItsOwn, teacher })) {
      for (const handedIn of [false, true])
        for (const returned of [false, true]) expect(open(who, handedIn, { returned }), name).toEqual([]);
    }
  });
});

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

  it("Q5: `before` is open in learn, and in write for whoever has none", () => {
    expect(open("before")).toEqual(phasesThat("before"));
    expect(open("before", { cast: true })).toEqual(phasesThat("change before"));
  });

  it("Q5: once the class has entered compare `before` is closed for good", () => {
    expect(open("before", { compared: true })).toEqual([]);
  });

  it("Q6: `final` is open in vote, and in results for whoever has none and has not seen them", () => {
    expect(open("final")).toEqual(phasesThat("final"));
    expect(open("final", { cast: true })).toEqual(phasesThat("change final"));
    expect(open("final", { resultsSeen: true, revealed: true })).toEqual([]);
  });

  it("Q6: after the first reveal a cast ballot is fixed, also when the phase goes back to vote", () => {
    expect(open("final", { cast: true, revealed: true })).toEqual([]);
    expect(open("final", { revealed: true })).toEqual(phasesThat("final"));
  });

  it("T3: students in the tray vote too; teachers, strangers and no one do not", () => {
    expect(mayCastBallot(inTray, "final", facts("vote"))).toBe(true);
    for (const who of [teacher, stranger, nobody]) expect(mayCastBallot(who, "final", facts("vote"))).toBe(false);
  });

  it("Q6: tallies are for students only from results on, and hidden again when the phase goes back", () => {
    expect(phases.filter((phase) => mayReadResults(ownTeam, phase))).toEqual(phasesThat("read results"));
    for (const who of [stranger, nobody]) expect(phases.some((phase) => mayReadResults(who, phase))).toBe(false);
  });
});

describe("handing in", () => {
  it("Q2: is possible from write until closed, for members and for the teacher; nobody else hands in", () => {
    for (const who of [ownTeam, teacher])
      expect(phases.filter((phase) => mayHandIn(who, phase, false))).toEqual(phasesWith((row) => row.own === "write"));
    for (const who of [stranger, nobody]) expect(phases.some((phase) => mayHandIn(who, phase, false))).toBe(false);
  });

  it("Q2: is taken back in write only, and by students", () => {
    expect(phases.filter((phase) => mayTakeBack(ownTeam, phase, false))).toEqual(phasesThat("take back"));
    for (const who of [teacher, stranger, nobody])
      expect(phases.some((phase) => mayTakeBack(who, phase, false))).toBe(false);
  });

  it("Q12: is possible after closing while the worksheet is returned, which can't be taken back", () => {
    for (const who of [ownTeam, teacher])
      expect(phases.filter((phase) => mayHandIn(who, phase, true))).toEqual(
        phasesWith((row) => row.ownReturned === "write"),
      );
    expect(phases.filter((phase) => mayTakeBack(ownTeam, phase, true))).toEqual([]);
  });

  it("Q6: the wall shows results in the phases in which the class's devices do", () => {
    expect(phases.filter(areResultsShown)).toEqual(phasesThat("read results"));
  });
});

describe("reviewing", () => {
  const review = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
    teamId: "t1",
    memberIds: ["s1", "s9"],
    takenBack: false,
    released: false,
    returned: false,
    ...more,
  });
  const cameLater: Standing = { as: "student", studentId: "s5", teamId: "t1" };
  const movedOn: Standing = { as: "student", studentId: "s9", teamId: "t3" };

  it("Q12: nobody but the teacher reads marks before release, returned or not; then those who handed it in and the team as it is now", () => {
    for (const facts of [review(), review({ returned: true })]) {
      expect(mayReadMarks(teacher, facts)).toBe(true);
      for (const who of [nobody, stranger, inTray, ownTeam, cameLater, movedOn, partner, otherTeam])
        expect(mayReadMarks(who, facts)).toBe(false);
    }
    for (const who of [teacher, ownTeam, cameLater, movedOn])
      expect(mayReadMarks(who, review({ released: true }))).toBe(true);
    for (const who of [nobody, stranger, inTray, partner, otherTeam])
      expect(mayReadMarks(who, review({ released: true }))).toBe(false);
  });

  it("Q12: comments are read by the team while it is returned, and with the marks", () => {
    for (const who of [ownTeam, cameLater, movedOn]) expect(mayReadComments(who, review())).toBe(false);
    for (const who of [ownTeam, cameLater]) expect(mayReadComments(who, review({ returned: true }))).toBe(true);
    for (const who of [movedOn, partner, otherTeam, inTray, stranger, nobody])
      expect(mayReadComments(who, review({ returned: true }))).toBe(false);
    for (const who of [ownTeam, cameLater, movedOn])
      expect(mayReadComments(who, review({ released: true }))).toBe(true);
  });

  it("Q2: what was taken back shows nothing any more, released or not", () => {
    for (const who of [ownTeam, movedOn])
      expect(mayReadMarks(who, review({ released: true, takenBack: true }))).toBe(false);
  });

  it("Q12: is returned by the teacher alone, in every phase after the hand-in, closed too", () => {
    expect(phases.filter((phase) => mayReturn(teacher, phase))).toEqual(phasesThat("return"));
    for (const who of [ownTeam, stranger, nobody]) expect(phases.some((phase) => mayReturn(who, phase))).toBe(false);
  });
});

describe("the live channel", () => {
  const matches = [
    { id: "m1", teamIds: ["t1", "t2"] },
    { id: "m2", teamIds: ["t3", "t4"] },
  ];
  const people = { nobody, stranger, inTray, ownTeam, partner, otherTeam };
  const compared = phasesWith((row) => row.partner === "read");
  const students = (topic: string) => {
    const heard = phasesWith((row) => row.topics.includes(topic));
    return { inTray: heard, ownTeam: heard, partner: heard, otherTeam: heard };
  };
  /** Q1, for each topic: who of `people` hears it, and in which phases. */
  const followed: Record<string, Partial<Record<keyof typeof people, readonly Phase[]>>> = {
    phase: { inTray: phases, ownTeam: phases, partner: phases, otherTeam: phases },
    teams: { inTray: phases, ownTeam: phases, partner: phases, otherTeam: phases },
    tray: students("tray"),
    matches: students("matches"),
    roster: students("roster"),
    ballots: students("ballots"),
    submissions: students("submissions"),
    choices: {},
    reviews: {},
    tries: {},
    "student:s1": { ownTeam: phases },
    "team:t1": { ownTeam: phases, partner: compared },
    "team:t2": { ownTeam: compared, partner: phases },
    "team:t3": { otherTeam: phases },
    "match:m1": { ownTeam: compared, partner: compared },
    "match:m2": { otherTeam: compared },
    "match:m3": {},
    "worksheet:t1": {},
    constructor: {},
    "": {},
  };

  it("Q1, S6: each topic is heard by those, and in those phases, in which their pages show it; a teacher hears all", () => {
    for (const [topic, who] of Object.entries(followed)) {
      for (const phase of phases) {
        const hears = Object.entries(people)
          .filter(([, person]) => mayFollowTopic(person, topic, { phase, matches }))
          .map(([name]) => name);
        expect(hears, `${topic} in ${phase}`).toEqual(
          Object.keys(people).filter((name) => who[name as keyof typeof people]?.includes(phase)),
        );
        expect(mayFollowTopic(teacher, topic, { phase, matches })).toBe(true);
      }
    }
  });

  it("Q8: a partner is not heard of once the match has ended", () => {
    expect(mayFollowTopic(ownTeam, "team:t2", { phase: "compare", matches: [] })).toBe(false);
    expect(mayFollowTopic(ownTeam, "match:m1", { phase: "compare", matches: [] })).toBe(false);
  });

  it("Q1: who is here is a teacher's to see", () => {
    expect([teacher, ...Object.values(people)].filter(maySeePresence)).toEqual([teacher]);
  });
});
