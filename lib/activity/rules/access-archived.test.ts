import { expect, it } from "vitest";
import {
  lessonAccess,
  mayCastBallot,
  mayWriteTicket,
  mayHandIn,
  mayReadHistory,
  mayRestore,
  mayUndoHandIn,
  notesAccess,
  resultsAccess,
  worksheetAccess,
  type ActivityRole,
} from "./access";
import { phases } from "./phases";
import { revealSteps } from "./projector";

it("T15i, S10b: in an archived activity a student writes, votes, hands in and takes back nothing in any phase, and reads all that they read before", () => {
  const inUse: ActivityRole = { as: "student", studentId: "s", teamId: "t" };
  const archived: ActivityRole = { ...inUse, readsOnly: true };
  for (const phase of phases)
    for (const returned of [false, true]) {
      const sheet = { phase, teamId: "t", archived: false, returned, partnerTeamIds: ["p"] };
      const partners = { ...sheet, teamId: "p", partnerTeamIds: ["t"] };
      const notes = { phase, ended: false, earlierRound: false, teamIds: ["t"] };
      const ballot = { phase, compared: false, revealed: false, cast: false, resultsSeen: false };
      const reads = (who: ActivityRole) => [
        worksheetAccess(who, sheet).replace("write", "read"),
        worksheetAccess(who, partners),
        notesAccess(who, notes).replace("write", "read"),
        mayReadHistory(who, sheet),
        ...revealSteps.map((_, revealStep) => resultsAccess(who, { phase, revealStep })),
        lessonAccess(who, phase),
      ];
      expect(reads(archived)).toEqual(reads(inUse));
      expect([worksheetAccess(archived, sheet), notesAccess(archived, notes)]).not.toContain("write");
      expect([
        mayRestore(archived, sheet, false),
        mayCastBallot(archived, "before", ballot),
        mayCastBallot(archived, "final", ballot),
        mayWriteTicket(archived, phase),
        mayHandIn(archived, phase, returned),
        mayUndoHandIn(archived, phase, returned),
      ]).toEqual(Array<boolean>(6).fill(false));
    }
});
