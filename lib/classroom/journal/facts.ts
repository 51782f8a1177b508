/**
 * Loads what teachers have decided, as the flat map of lib/rules/journal/journal.ts. Keys, by the kind of row that they are loaded from:
 * activity: `phase|round|choice|notes-in-casebook|activity-name/<activity>`; `team/<team>`; `member|absent|reason-hidden/<activity>/<student>`;
 * `match/<match>`; `in-casebook/<worksheet>`; `handed-in/<submission>` (by a teacher); `mark/<submission>/<criterion>/<student or "team">`;
 * `comment/<comment>`; `returned/<worksheet>`; `released/<submission>`; class: `code|joining|class-name/<class>`; `student|merged|name/<student>`.
 */
import type { Tx } from "@/db/client";
import { activityFacts, classFacts } from "@/db/queries/journal/facts";
import { findNames } from "@/db/queries/classes/students";
import type { Fact, Facts } from "@/lib/rules/journal/journal";

export interface FactScope {
  activityIds: readonly string[];
  /** With the class's own facts. */
  classId: string | null;
  /** Students whose names are facts too; entries store no other names. */
  named?: readonly string[];
}

export type FactKind = keyof typeof activityFacts | keyof typeof classFacts | "name";
type Row<Query extends (...args: never[]) => PromiseLike<readonly unknown[]>> = Awaited<ReturnType<Query>>[number];
type Entries = [key: string, fact: Fact][];

type ActivityKind = keyof typeof activityFacts;
const entriesOfActivity: { [Kind in ActivityKind]: (row: Row<(typeof activityFacts)[Kind]>) => Entries } = {
  activity: ({ id, name, phase, round, choiceOpen, choiceCap, notesInCasebook }) => [
    [`phase/${id}`, phase],
    [`round/${id}`, round],
    [`choice/${id}`, { open: choiceOpen, cap: choiceCap }],
    [`notes-in-casebook/${id}`, notesInCasebook],
    [`activity-name/${id}`, name],
  ],
  team: ({ id, ...team }) => [[`team/${id}`, team]],
  member: ({ activityId, studentId, teamId }) => [[`member/${activityId}/${studentId}`, teamId]],
  match: ({ id, ...match }) => [[`match/${id}`, match]],
  absent: ({ activityId, studentId }) => [[`absent/${activityId}/${studentId}`, true]],
  "in-casebook": ({ worksheetId }) => [[`in-casebook/${worksheetId}`, true]],
  "reason-hidden": ({ activityId, studentId }) => [[`reason-hidden/${activityId}/${studentId}`, true]],
  "handed-in": ({ id }) => [[`handed-in/${id}`, true]],
  mark: ({ submissionId, studentId, criterion, level }) => [
    [`mark/${submissionId}/${criterion}/${studentId ?? "team"}`, level],
  ],
  comment: ({ id, passage, createdAt, ...comment }) => [
    [
      `comment/${id}`,
      {
        ...comment,
        start: passage?.start ?? null,
        end: passage?.end ?? null,
        quote: passage?.quote ?? null,
        at: createdAt.toISOString(),
      },
    ],
  ],
  returned: ({ worksheetId, ...returned }) => [[`returned/${worksheetId}`, returned]],
  released: ({ id, teamId }) => [[`released/${id}`, teamId]],
};

type ClassKind = keyof typeof classFacts;
const entriesOfClass: { [Kind in ClassKind]: (row: Row<(typeof classFacts)[Kind]>) => Entries } = {
  class: ({ id, name, code, joiningOpen }) => [
    [`code/${id}`, code],
    [`joining/${id}`, joiningOpen],
    [`class-name/${id}`, name],
  ],
  student: ({ id, ...student }) => [[`student/${id}`, student]],
  merged: ({ id, mergedInto }) => [[`merged/${id}`, mergedInto]],
};

const isActivityKind = (kind: string): kind is ActivityKind => kind in activityFacts;
const isClassKind = (kind: string): kind is ClassKind => kind in classFacts;

export const allFactKinds: readonly FactKind[] = [
  ...Object.keys(activityFacts).filter(isActivityKind),
  ...Object.keys(classFacts).filter(isClassKind),
  "name",
];

/** @param kinds the kinds of rows to read: one query each */
export async function loadFacts(
  tx: Tx,
  { activityIds, classId, named = [] }: FactScope,
  kinds: readonly FactKind[] = allFactKinds,
): Promise<Facts> {
  const facts = new Map<string, Fact>();
  for (const kind of kinds) for (const [key, fact] of await loadKind(kind)) facts.set(key, fact);
  return facts;

  async function loadKind(kind: FactKind): Promise<Entries> {
    if (kind === "name") return classId === null ? [] : loadNames();
    if (isActivityKind(kind)) return activityIds.length === 0 ? [] : entriesOf(kind);
    return classId === null ? [] : entriesOf(kind);
  }

  async function loadNames(): Promise<Entries> {
    return (await findNames(tx, named)).map(({ id, name }) => [`name/${id}`, name]);
  }

  /** The row of a kind goes to the function of that kind, which TypeScript can't follow through the tables. */
  async function entriesOf(kind: ActivityKind | ClassKind): Promise<Entries> {
    const rows = isActivityKind(kind)
      ? await activityFacts[kind](tx, [...activityIds])
      : await classFacts[kind](tx, classId ?? "");
    const toEntries = (isActivityKind(kind) ? entriesOfActivity[kind] : entriesOfClass[kind]) as (
      row: unknown,
    ) => Entries;
    return rows.flatMap((row) => toEntries(row));
  }
}
