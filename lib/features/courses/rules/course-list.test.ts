import { describe, expect, it } from "vitest";
import { proposedChoice, type Choice } from "@/lib/features/arranging/students/rules/roster-choices";
import type { ComparedRow, Proposal } from "@/lib/features/arranging/students/rules/roster-comparison";
import { chooseAccounts, findAccountFault, toCourseTable, type CourseStudent } from "./course-list";

const student = (subject: string, name: string, email = ""): CourseStudent => ({ subject, name, email });
const rowsOf = (students: readonly CourseStudent[], proposals: readonly Proposal[]): ComparedRow[] =>
  students.map(({ name }, at) => ({
    line: at + 2,
    name,
    record: {},
    unread: [],
    proposal: proposals[at] ?? { kind: "new" },
  }));
const same = (studentId: string): Proposal => ({ kind: "same", studentId, changes: [] });
const likely: Proposal = { kind: "likely", studentIds: ["ben"], why: "spelling" };

/** The student to whom each subject would be linked. */
function chosen(
  students: readonly CourseStudent[],
  proposals: readonly Proposal[],
  given: { choices?: Record<number, Choice>; linked?: { subject: string; studentId: string }[] } = {},
) {
  const rows = rowsOf(students, proposals);
  const choices = new Map(rows.map((row) => [row.line, given.choices?.[row.line] ?? proposedChoice(row)]));
  const found = chooseAccounts({ students, linked: given.linked ?? [] }, rows, choices);
  return Object.fromEntries([...found.values()].map(({ subject, to }) => [subject, to]));
}

describe("the students of a course", () => {
  it("T19i: are a table with headings, and with a column of emails where the course tells one", () => {
    expect(toCourseTable([student("s1", "Ada")])).toEqual([["Name"], ["Ada"]]);
    expect(toCourseTable([student("s1", "Ada", "a@x.example"), student("s2", "Ben")])).toEqual([
      ["Name", "Email"],
      ["Ada", "a@x.example"],
      ["Ben", ""],
    ]);
  });

  it("T19i, Q33b: an account is linked where the teacher adds its line or says whose it is, and to nobody where the line is left out", () => {
    const course = [student("s1", "Alice Smith"), student("s2", "Benn"), student("s3", "Mira")];
    const proposals = [same("alice"), likely];
    expect(chosen(course, proposals)).toEqual({ s1: { studentId: "alice" }, s3: { added: "Mira" } });
    expect(
      chosen(course, proposals, {
        choices: {
          2: { do: "leave" },
          3: { do: "same", studentId: "ben", rename: false },
          4: { do: "add", name: "Mira B" },
        },
      }),
    ).toEqual({ s2: { studentId: "ben" }, s3: { added: "Mira B" } });
  });

  it("T19i, Q33b: an account that is somebody's already, and a student who has one, stay as they are", () => {
    const course = [student("s1", "Alice Smith"), student("s2", "Mira")];
    expect(chosen(course, [same("alice")], { linked: [{ subject: "s1", studentId: "mallory" }] })).toEqual({
      s2: { added: "Mira" },
    });
    expect(chosen(course, [same("alice")], { linked: [{ subject: "s9", studentId: "alice" }] })).toEqual({
      s2: { added: "Mira" },
    });
  });

  it("T19i, Q33b: of two with one name neither is linked by that name", () => {
    const course = [student("s1", "Alice Smith"), student("s2", "Alice Smith")];
    expect(chosen(course, [same("alice"), { kind: "repeated", line: 2 }])).toEqual({});
  });

  it("T19i, Q33b: who is called otherwise by now, has another email, or is not in the course, is a change; one student has one account", () => {
    const account = { ...student("s1", "Alice", "a@x.example"), to: { studentId: "alice" } };
    const now = (...students: CourseStudent[]) => findAccountFault([account], students);
    const changed = { code: "changed", names: ["Alice"] };
    expect(now(student("s1", "Alice", "a@x.example"), student("s2", "Ben"))).toBeNull();
    expect(now(student("s1", "Alicia", "a@x.example"))).toEqual(changed);
    expect(now(student("s1", "Alice", "b@x.example"))).toEqual(changed);
    expect(now(student("s2", "Alice", "a@x.example"))).toEqual(changed);
    const other = { ...student("s2", "Ben"), to: { studentId: "alice" } };
    expect(findAccountFault([account, other], [account, other])).toEqual({ code: "twice", name: "Ben" });
  });
});
