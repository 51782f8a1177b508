import { describe, expect, it } from "vitest";
import { withoutStudents } from "./erased-entry";
import { formerMemberId } from "@/lib/activity/rules/former-member";

const [ada, ben, team] = ["5f0c7d1e-ada", "5f0c7d1e-ben", "5f0c7d1e-team"];

describe("Q31: a journal entry without an erased student", () => {
  it("Q31d: facts about the student go, of others they stay, and the sentence names nobody", () => {
    const entry = {
      id: "e",
      values: { student: ada, to: 3 },
      changes: [
        { key: `member/a/${ada}`, before: null, after: team },
        { key: `member/a/${ben}`, before: null, after: team },
        { key: `team/${team}`, before: null, after: { number: 3 } },
      ],
    };
    expect(withoutStudents(entry, [ada])).toEqual({
      id: "e",
      values: { student: formerMemberId, to: 3 },
      changes: entry.changes.slice(1),
    });
  });

  it("Q31d: a fact that names the student only in what it was or became goes too, and so does an earlier name", () => {
    const entry = {
      values: { into: ben, student: ada },
      changes: [
        { key: `name/${ada}`, before: "Ada", after: "Ada L." },
        { key: `merged/${ben}`, before: ada, after: null },
        { key: "phase/a", before: "learn", after: "write" },
      ],
    };
    expect(withoutStudents(entry, [ada])).toEqual({
      values: { into: ben, student: formerMemberId },
      changes: entry.changes.slice(2),
    });
  });
});
