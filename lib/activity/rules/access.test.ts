import { describe, expect, it } from "vitest";
import { phases } from "./phases";
import {
  lessonAccess,
  mayArrange,
  mayEnter,
  mayExport,
  mayHandIn,
  mayViewAsTeacher,
  mayReturn,
  maySeePresence,
  mayUndoHandIn,
  mayReadHistory,
  mayReadCasebook,
  resultsAccess,
  mayRestore,
  mayEditClass,
  notesAccess,
  worksheetAccess,
  type ActivityRole,
  type WorksheetFacts,
} from "./access";
import { mayFollowTopic } from "./topic-access";
import { expected, phasesThat, phasesWith } from "@/lib/activity/testing/expected-access";
import {
  nobody,
  stranger,
  teacher,
  reader,
  inTray,
  ownTeam,
  partner,
  otherTeam,
  sheet,
  notes,
  byPhase,
} from "@/lib/activity/testing/roles";

describe("Q1: who may do what", () => {
  it("Q1a: own worksheet, by phase", () => {
    expect(byPhase((p) => worksheetAccess(ownTeam, sheet(p)))).toEqual(byPhase((p) => expected[p].own));
  });

  it("Q1a: a closed worksheet can be written only when it was returned", () => {
    expect(worksheetAccess(ownTeam, sheet("closed", { returned: true }))).toBe("write");
    expect(byPhase((p) => worksheetAccess(ownTeam, sheet(p, { returned: true })))).toEqual(
      byPhase((p) => expected[p].ownReturned),
    );
    expect(worksheetAccess(partner, sheet("closed", { returned: true }))).toBe("read");
  });

  it("Q1d: the partner's worksheet, by phase: nothing before compare, then read", () => {
    expect(byPhase((p) => worksheetAccess(partner, sheet(p)))).toEqual(byPhase((p) => expected[p].partner));
  });

  it("Q8b: once the match has ended the old partner reads nothing", () => {
    for (const phase of phases) expect(worksheetAccess(partner, sheet(phase, { partnerTeamIds: [] }))).toBe("none");
  });

  it("Q1a: a team that is not in one's matches, the tray, strangers and no one never open a worksheet", () => {
    for (const phase of phases) {
      for (const who of [otherTeam, inTray, stranger, nobody]) expect(worksheetAccess(who, sheet(phase))).toBe("none");
    }
  });

  it("T7d: an archived worksheet is closed to students, its own team included", () => {
    for (const phase of phases) {
      for (const who of [ownTeam, partner]) expect(worksheetAccess(who, sheet(phase, { archived: true }))).toBe("none");
    }
    expect(worksheetAccess(teacher, sheet("write", { archived: true }))).toBe("read");
  });

  it("Q1a: notes of one's own match, by phase", () => {
    for (const who of [ownTeam, partner])
      expect(byPhase((p) => notesAccess(who, notes(p)))).toEqual(byPhase((p) => expected[p].notes));
  });

  it("Q8b and Q18a: notes of an ended match or an earlier round are read-only", () => {
    expect(notesAccess(ownTeam, notes("compare", { ended: true }))).toBe("read");
    expect(notesAccess(ownTeam, notes("vote", { earlierRound: true }))).toBe("read");
  });

  it("Q1a: nobody outside the match opens its notes", () => {
    for (const phase of phases) {
      for (const who of [otherTeam, inTray, stranger, nobody]) expect(notesAccess(who, notes(phase))).toBe("none");
    }
  });

  it("Q1c: a teacher of the class reads everything and writes in no worksheet or notes", () => {
    for (const phase of phases) {
      expect(worksheetAccess(teacher, sheet(phase))).toBe("read");
      expect(notesAccess(teacher, notes(phase))).toBe("read");
      expect(lessonAccess(teacher, phase)).toBe("all");
      expect(resultsAccess(teacher, { phase, revealStep: 0 })).toBe("all");
      expect(mayReadCasebook(teacher, phase)).toBe(true);
    }
  });

  it("Q1b: in setup a student reads the first section, from learn on the whole lesson", () => {
    expect(byPhase((p) => lessonAccess(inTray, p))).toEqual(byPhase((p) => expected[p].lesson));
    for (const who of [stranger, nobody]) expect(lessonAccess(who, "learn")).toBe("none");
  });

  it("Q1c: only teachers of the class steer; they and its students enter", () => {
    expect([nobody, stranger, teacher, ownTeam].map(mayEditClass)).toEqual([false, false, true, false]);
  });

  it("T14d, Q25d: the activity leaves as files with its teachers only, with those who may read too", () => {
    expect([nobody, stranger, ownTeam, inTray, reader, teacher].map(mayExport)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it("Q25d: a co-teacher who may read opens all that a teacher who steers does", () => {
    for (const phase of phases) {
      expect(worksheetAccess(reader, sheet(phase, { archived: true }))).toBe("read");
      expect(notesAccess(reader, notes(phase))).toBe("read");
      expect(lessonAccess(reader, phase)).toBe("all");
      expect(resultsAccess(reader, { phase, revealStep: 0 })).toBe("all");
      expect(mayReadCasebook(reader, phase)).toBe(true);
      expect(mayReadHistory(reader, sheet(phase))).toBe(true);
      expect(mayFollowTopic(reader, "choices", { phase, matches: [] })).toBe(true);
    }
    expect([mayViewAsTeacher, mayEnter, maySeePresence].map((may) => may(reader))).toEqual([true, true, true]);
    expect([nobody, stranger, teacher, ownTeam].map(mayViewAsTeacher)).toEqual([false, false, true, false]);
  });

  it("Q25b: a co-teacher who may read changes nothing, in any phase", () => {
    for (const phase of phases) {
      expect(mayArrange(reader, phase)).toBe(false);
      for (const returned of [false, true]) {
        expect(mayHandIn(reader, phase, returned)).toBe(false);
        expect(mayUndoHandIn(reader, phase, returned)).toBe(false);
        expect(mayRestore(reader, sheet(phase, { returned }), false)).toBe(false);
      }
      expect(mayReturn(reader, phase)).toBe(false);
    }
    expect(mayEditClass(reader)).toBe(false);
  });

  it("T2i: the teacher alone changes teams, matches and who is absent, until the activity is closed", () => {
    expect(phases.filter((phase) => mayArrange(teacher, phase))).toEqual(phasesThat("arrange"));
    for (const who of [ownTeam, inTray, stranger, nobody])
      expect(phases.some((phase) => mayArrange(who, phase))).toBe(false);
    expect([nobody, stranger, teacher, ownTeam, inTray].map(mayEnter)).toEqual([false, false, true, true, true]);
  });
});

describe("T13: how a worksheet was written", () => {
  const notItsOwn = { nobody, stranger, inTray, partner, otherTeam };
  const open = (who: ActivityRole, handedIn: boolean, more: Partial<WorksheetFacts> = {}) =>
    phases.filter((phase) => mayRestore(who, sheet(phase, more), handedIn));

  it("T13f, Q1a: is read by its team from write on, put away or not, and by the teacher in every phase", () => {
    for (const archived of [false, true]) {
      expect(phases.filter((phase) => mayReadHistory(ownTeam, sheet(phase, { archived })))).toEqual(
        phasesWith((row) => row.own !== "none"),
      );
      expect(phases.filter((phase) => mayReadHistory(teacher, sheet(phase, { archived })))).toEqual(phases);
    }
  });

  it("T13f, Q1a: is read in no phase by a partner, another team, the tray, strangers or no one", () => {
    for (const [name, who] of Object.entries(notItsOwn)) {
      for (const returned of [false, true])
        expect(
          phases.filter((phase) => mayReadHistory(who, sheet(phase, { returned }))),
          name,
        ).toEqual([]);
    }
  });

  it("T13f: a moment is brought back by its team, where it may type and no hand-in stands; closed, only while it is returned", () => {
    expect(open(ownTeam, false)).toEqual(phasesWith((row) => row.own === "write"));
    expect(open(ownTeam, true)).toEqual([]);
    for (const handedIn of [false, true]) {
      expect(open(ownTeam, handedIn, { returned: true })).toEqual(phasesWith((row) => row.ownReturned === "write"));
      expect(open(ownTeam, handedIn, { archived: true, returned: true })).toEqual([]);
    }
  });

  it("T13f, Q1a, Q1c: a moment is brought back in no phase by the teacher or anyone outside the team, handed in or not, returned or not", () => {
    for (const [name, who] of Object.entries({ ...notItsOwn, teacher })) {
      for (const handedIn of [false, true])
        for (const returned of [false, true]) expect(open(who, handedIn, { returned }), name).toEqual([]);
    }
  });
});
