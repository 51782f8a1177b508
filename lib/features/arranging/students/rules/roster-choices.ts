/** A teacher's choice for each row of a compared list, and the decisions that result (T15). */
import { nameKey } from "@/lib/features/people/joining/rules/names";
import {
  listStudentsInNoRow,
  hasOtherValue,
  type ComparedRow,
  type Proposal,
  type RosterStudent,
} from "./roster-comparison";
import type { ListedStudent, RosterDecisions } from "./roster-decisions";
import { recordFields } from "./roster-rows";

export type Choice =
  /** Not decided yet. */
  | { do: "" }
  | { do: "add"; name: string }
  /** The row is this student. `rename`: the student takes the list's name. */
  | { do: "same"; studentId: string; rename: boolean }
  | { do: "leave" };

/** Choices by the row's line number. */
export type Choices = ReadonlyMap<number, Choice>;

/** The choice to start with. Rows that only a teacher can decide start undecided. */
export function proposedChoice({ name, proposal }: ComparedRow): Choice {
  switch (proposal.kind) {
    case "new":
      return { do: "add", name };
    case "same":
      return { do: "same", studentId: proposal.studentId, rename: proposal.changes.includes("name") };
    case "repeated":
      return { do: "leave" };
    case "likely":
    case "taken":
    case "faulty":
      return { do: "" };
  }
}

/** Choices after a new comparison: a row whose proposal is unchanged keeps its earlier choice. */
export function renewChoices(rows: readonly ComparedRow[], earlier: readonly ComparedRow[], chosen: Choices): Choices {
  const before = new Map(earlier.map((row) => [row.line, JSON.stringify([row.name, row.proposal])]));
  return new Map(
    rows.map((row) => {
      const isAsBefore = before.get(row.line) === JSON.stringify([row.name, row.proposal]);
      return [row.line, (isAsBefore ? chosen.get(row.line) : undefined) ?? proposedChoice(row)];
    }),
  );
}

/** Rows that need a decision: undecided ones, and ones that would be added under their faulty or taken name. */
export function undecidedRows(rows: readonly ComparedRow[], choices: Choices): ComparedRow[] {
  return rows.filter((row) => {
    const choice = choices.get(row.line) ?? { do: "" };
    if (choice.do === "add" && (row.proposal.kind === "taken" || row.proposal.kind === "faulty"))
      return nameKey(choice.name) === nameKey(row.name);
    return choice.do === "";
  });
}

/** Ids of the students whom the teacher may identify with the row. */
export function possibleStudents(proposal: Proposal): string[] {
  switch (proposal.kind) {
    case "same":
      return [proposal.studentId];
    case "likely":
      return proposal.studentIds;
    case "taken":
      return proposal.studentId === undefined ? [] : [proposal.studentId];
    case "new":
    case "repeated":
    case "faulty":
      return [];
  }
}

/** Students on the roster whom no row names, or could still name. */
export function findMissing(
  rows: readonly ComparedRow[],
  students: readonly RosterStudent[],
  choices: Choices,
): RosterStudent[] {
  const kept = rows.flatMap(({ line, proposal }) => {
    const choice = choices.get(line);
    if (choice?.do === "same") return [choice.studentId];
    return proposal.kind === "same" || choice?.do === "" ? possibleStudents(proposal) : [];
  });
  return listStudentsInNoRow(students, new Set(kept));
}

/** Turns the choices into decisions. Students whom the list does not change are left out. */
export function toDecisions(
  rows: readonly ComparedRow[],
  students: readonly RosterStudent[],
  choices: Choices,
  ticked: ReadonlySet<string>,
): RosterDecisions {
  const byId = new Map(students.map((student) => [student.id, student]));
  const decisions = { add: [] as RosterDecisions["add"][number][], update: [] as ListedStudent[] };
  for (const { line, name, record } of rows) {
    const choice = choices.get(line);
    if (choice?.do === "add") decisions.add.push({ name: choice.name, record });
    const student = choice?.do === "same" ? byId.get(choice.studentId) : undefined;
    if (choice?.do !== "same" || student === undefined) continue;
    const { id, ...seen } = student;
    const set: ListedStudent["set"] = {};
    for (const field of recordFields)
      if (hasOtherValue(field, record[field], seen[field])) set[field] = record[field] ?? "";
    if (choice.rename && name !== seen.name) set.name = name;
    if (Object.keys(set).length > 0 || !seen.onRoster) decisions.update.push({ studentId: id, seen, set });
  }
  const remove = findMissing(rows, students, choices)
    .filter(({ id }) => ticked.has(id))
    .map(({ id, name }) => ({ studentId: id, name }));
  return { ...decisions, remove };
}
