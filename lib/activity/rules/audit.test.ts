import { describe, expect, it } from "vitest";
import { auditedKinds, describeEntry, parseAction, parseDetail } from "./audit";

describe("the audit log", () => {
  it("Q34c: has what teachers did with a person, whom it was about and no more of it: that extra time was changed, not to how much", () => {
    const student = "0b6b2b5e-0000-4000-8000-000000000001";
    for (const [kind, values] of [
      ["rename-student", { student }],
      ["extra-time", { student, percent: 150 }],
      ["merge-students", { student, into: "another" }],
    ] as const)
      expect(describeEntry(kind, values, [])).toEqual([{ act: kind, studentId: student, detail: "" }]);
  });

  it("Q34d: a mark and a reason are about the student whom their facts name; marks of a team and of a student are a line each", () => {
    const of = (key: string) => ({ key, before: null, after: 2 });
    const marks = ["team", "ben", "team"].map((owner, n) => of(`mark/case/criterion-${n}/${owner}/teacher`));
    const lines = (kind: string, changes = marks) =>
      describeEntry(kind, { team: 4 }, changes).map(({ studentId, detail }) => [studentId, detail]);
    expect(lines("mark")).toEqual([
      [null, "4"],
      ["ben", "4"],
    ]);
    expect(lines("mark-choice", [of("mark-chosen/case/criterion/ben/teacher")])).toEqual([["ben", "4"]]);
    expect(lines("reason-hide", [of("reason-hidden/activity/ben")])).toEqual([["ben", ""]]);
    expect(lines("release", [of("released/case")])).toEqual([[null, "0 cases"]]);
  });

  it("Q34c: of many at once it has one line with their number, and of a class its name, which is not to be found later", () => {
    const detail = (kind: string, values: Record<string, string | number>) =>
      describeEntry(kind, values, [])[0]?.detail;
    expect(detail("roster", { added: 2, changed: 3, removed: 1 })).toBe("added 2, changed 3, removed 1");
    expect(detail("remove-new", { count: 40 })).toBe("40");
    expect(detail("release", { cases: 1, team: 4 })).toBe("team 4");
    expect(detail("release", { cases: 12, team: 4 })).toBe("12 cases");
    expect(detail("class-delete", { class: "7b" })).toBe("7b");
    expect(detail("teacher-remove", { teacher: "Lind" })).toBe("Lind");
  });

  it("Q34c: what is stored of a teacher's right and of the months of the automatic deletion is read apart from names, which may look like it", () => {
    const read = (act: Parameters<typeof parseDetail>[0], detail: string) => parseDetail(act, detail);
    expect(read("teacher-add", "Lind: read: steer")).toMatchObject({ detail: "Lind: read", may: "steer" });
    expect(read("teacher-join", "read")).toMatchObject({ detail: "", may: "read" });
    expect(read("teacher-remove", "Lind")).toMatchObject({ detail: "Lind", may: "none" });
    expect(read("class-archive", "To do: read")).toMatchObject({ detail: "To do: read", may: "none" });
    expect(read("retention", "names 12, work never")).toMatchObject({ names: 12, work: 0 });
  });

  it("Q34c: what a lesson does for an hour is in the journal alone", () => {
    for (const kind of ["move", "phase", "clock", "comment", "flag-answer", "undo"])
      expect(describeEntry(kind, { student: "one" }, [])).toEqual([]);
  });

  it("Q34c: an act is read as it was stored, also when Undo did it; what a later build wrote is no act", () => {
    for (const act of auditedKinds) {
      expect(parseAction(act)).toEqual({ act, again: null });
      expect(parseAction(`undo ${act}`)).toEqual({ act, again: "undo" });
      expect(parseAction(`redo ${act}`)).toEqual({ act, again: "redo" });
    }
    expect(parseAction("retention-names")).toEqual({ act: "retention-names", again: null });
    expect(parseAction("later")).toBeNull();
    expect(parseAction("undo later")).toBeNull();
  });
});
