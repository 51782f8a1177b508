import { describe, expect, it } from "vitest";
import { findMissing, proposedChoice, renewChoices, toDecisions, undecidedRows, type Choice } from "./roster-choices";
import type { ComparedRow, Proposal, RosterStudent } from "./roster-comparison";

const row = (line: number, name: string, proposal: Proposal, record: ComparedRow["record"] = {}): ComparedRow => ({
  line,
  name,
  record,
  unread: [],
  proposal,
});
const student = (id: string, name: string, more: Partial<RosterStudent> = {}): RosterStudent => ({
  id,
  name,
  section: "",
  schoolId: "",
  email: "",
  onRoster: true,
  ...more,
});
const likely = (...studentIds: string[]): Proposal => ({ kind: "likely", studentIds, why: "spelling" });
const choicesOf = (rows: ComparedRow[], chosen: Record<number, Choice> = {}) =>
  new Map(rows.map((one) => [one.line, chosen[one.line] ?? proposedChoice(one)]));

const ada = student("1", "Ada", { section: "9A" });
const ben = student("2", "Ben");
const lin = student("3", "Lin");
const rows = [
  row(1, "Ada O", { kind: "same", studentId: "1", changes: ["name", "section"] }, { section: "9B" }),
  row(2, "Benn", likely("2")),
  row(3, "Mira", { kind: "new" }),
  row(4, "Mira", { kind: "repeated", line: 3 }),
  row(5, "…", { kind: "faulty" }),
];
const students = [ada, ben, lin];

describe("a teacher's choices for a list", () => {
  it("T15c: who is new is added, who is there is the same, a second line is left out; the rest only the teacher decides", () => {
    expect(rows.map(proposedChoice).map((choice) => choice.do)).toEqual(["same", "", "add", "leave", ""]);
    expect(undecidedRows(rows, choicesOf(rows)).map(({ line }) => line)).toEqual([2, 5]);
    const chosen = { 2: { do: "leave" }, 5: { do: "add", name: "Nova" } } as const;
    expect(undecidedRows(rows, choicesOf(rows, chosen))).toEqual([]);
    expect(undecidedRows(rows, choicesOf(rows, { ...chosen, 5: { do: "add", name: "…" } }))).toHaveLength(1);
  });

  it("T15c: missing on the list is who is on the roster and no row's, nor perhaps an undecided row's", () => {
    expect(findMissing(rows, students, choicesOf(rows))).toEqual([lin]);
    expect(findMissing(rows, students, choicesOf(rows, { 2: { do: "add", name: "Benn" } }))).toEqual([ben, lin]);
    expect(findMissing(rows, students, choicesOf(rows, { 1: { do: "leave" } }))).toEqual([lin]);
    expect(findMissing(rows, [...students, student("4", "New", { onRoster: false })], choicesOf(rows))).toEqual([lin]);
  });

  it("T15c: a name with another ID is undecided, and its student not missing; as that student it gets the ID, and without its zeros keeps the old one", () => {
    const adaId = student("1", "Ada", { schoolId: "00123" });
    const other = [row(1, "Ada", { kind: "taken", studentId: "1" }, { schoolId: "7" })];
    const same: Choice = { do: "same", studentId: "1", rename: false };
    expect(undecidedRows(other, choicesOf(other))).toEqual(other);
    expect(findMissing(other, [adaId], choicesOf(other))).toEqual([]);
    expect(findMissing(other, [adaId], choicesOf(other, { 1: { do: "leave" } }))).toEqual([adaId]);
    expect(undecidedRows(other, choicesOf(other, { 1: same }))).toEqual([]);
    expect(toDecisions(other, [adaId], choicesOf(other, { 1: same }), new Set()).update).toMatchObject([
      { studentId: "1", set: { schoolId: "7" } },
    ]);
    const short = [row(1, "Ada", { kind: "same", studentId: "1", changes: [] }, { schoolId: "123" })];
    expect(toDecisions(short, [adaId], choicesOf(short), new Set())).toEqual({ add: [], update: [], remove: [] });
  });

  it("T15c: decisions hold only what changes; a name stays where the teacher keeps it; nobody is removed who is not ticked", () => {
    const chosen = {
      1: { do: "same", studentId: "1", rename: false },
      2: { do: "same", studentId: "2", rename: false },
    } as const;
    expect(toDecisions(rows, students, choicesOf(rows, chosen), new Set())).toEqual({
      add: [{ name: "Mira", record: {} }],
      update: [{ studentId: "1", seen: expect.objectContaining({ name: "Ada" }) as unknown, set: { section: "9B" } }],
      remove: [],
    });
    const { update, remove } = toDecisions(rows, students, choicesOf(rows), new Set(["3", "1"]));
    expect(update[0]?.set).toEqual({ name: "Ada O", section: "9B" });
    expect(remove).toEqual([{ studentId: "3", name: "Lin" }]);
  });

  it("T15c: compared again, choices stay where the proposal is the same, and begin anew where it is not", () => {
    const chosen = choicesOf(rows, { 2: { do: "leave" }, 3: { do: "leave" } });
    const again = rows.map((one) => (one.line === 3 ? row(3, "Mira", likely("9")) : one));
    const renewed = renewChoices(again, rows, chosen);
    expect(renewed.get(2)).toEqual({ do: "leave" });
    expect(renewed.get(3)).toEqual({ do: "" });
  });
});
