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

type Entries = [key: string, fact: Fact][];

const ofActivities =
  <Row>(query: (tx: Tx, ids: string[]) => PromiseLike<Row[]>, entriesOf: (row: Row) => Entries) =>
  async (tx: Tx, { activityIds }: FactScope): Promise<Entries> =>
    activityIds.length === 0 ? [] : (await query(tx, [...activityIds])).flatMap(entriesOf);

const ofClass =
  <Row>(query: (tx: Tx, classId: string) => PromiseLike<Row[]>, entriesOf: (row: Row) => Entries) =>
  async (tx: Tx, { classId }: FactScope): Promise<Entries> =>
    classId === null ? [] : (await query(tx, classId)).flatMap(entriesOf);

/** How each kind of row is read, and which facts it holds. */
const factKinds = {
  activity: ofActivities(
    activityFacts.activity,
    ({ id, name, phase, round, choiceOpen, choiceCap, notesInCasebook }) => [
      [`phase/${id}`, phase],
      [`round/${id}`, round],
      [`choice/${id}`, { open: choiceOpen, cap: choiceCap }],
      [`notes-in-casebook/${id}`, notesInCasebook],
      [`activity-name/${id}`, name],
    ],
  ),
  team: ofActivities(activityFacts.team, ({ id, ...team }) => [[`team/${id}`, team]]),
  member: ofActivities(activityFacts.member, ({ activityId, studentId, teamId }) => [
    [`member/${activityId}/${studentId}`, teamId],
  ]),
  match: ofActivities(activityFacts.match, ({ id, ...match }) => [[`match/${id}`, match]]),
  absent: ofActivities(activityFacts.absent, ({ activityId, studentId }) => [
    [`absent/${activityId}/${studentId}`, true],
  ]),
  "in-casebook": ofActivities(activityFacts["in-casebook"], ({ worksheetId }) => [
    [`in-casebook/${worksheetId}`, true],
  ]),
  "reason-hidden": ofActivities(activityFacts["reason-hidden"], ({ activityId, studentId }) => [
    [`reason-hidden/${activityId}/${studentId}`, true],
  ]),
  mark: ofActivities(activityFacts.mark, ({ submissionId, studentId, criterion, level }) => [
    [`mark/${submissionId}/${criterion}/${studentId ?? "team"}`, level],
  ]),
  comment: ofActivities(activityFacts.comment, ({ id, passage, createdAt, ...comment }) => [
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
  ]),
  returned: ofActivities(activityFacts.returned, ({ worksheetId, ...returned }) => [
    [`returned/${worksheetId}`, returned],
  ]),
  released: ofActivities(activityFacts.released, ({ id, teamId }) => [[`released/${id}`, teamId]]),
  "handed-in": ofActivities(activityFacts["handed-in"], ({ id }) => [[`handed-in/${id}`, true]]),
  class: ofClass(classFacts.class, ({ id, name, code, joiningOpen }) => [
    [`code/${id}`, code],
    [`joining/${id}`, joiningOpen],
    [`class-name/${id}`, name],
  ]),
  student: ofClass(classFacts.student, ({ id, ...student }) => [[`student/${id}`, student]]),
  merged: ofClass(classFacts.merged, ({ id, mergedInto }) => [[`merged/${id}`, mergedInto]]),
  name: async (tx: Tx, { classId, named = [] }: FactScope): Promise<Entries> =>
    classId === null ? [] : (await findNames(tx, named)).map(({ id, name }) => [`name/${id}`, name]),
};

export type FactKind = keyof typeof factKinds;

const allFactKinds = Object.keys(factKinds) as FactKind[]; // keys of our own object

/** @param kinds the kinds of rows to read: one query each */
export async function loadFacts(tx: Tx, scope: FactScope, kinds: readonly FactKind[] = allFactKinds): Promise<Facts> {
  const facts = new Map<string, Fact>();
  for (const kind of kinds) for (const [key, fact] of await factKinds[kind](tx, scope)) facts.set(key, fact);
  return facts;
}
