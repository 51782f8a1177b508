/** The teacher's decisions about a list's rows, checked against the current class (T15). */
import { nameKey } from "@/lib/features/people/joining/rules/names";
import type { RosterStudent } from "./roster-comparison";
import { isStorable, type RosterRecord } from "./roster-rows";

export interface AddedStudent {
  name: string;
  record: RosterRecord;
}

/** A student of the class who is on the list. Fields that `set` leaves out stay as they are. */
export interface ListedStudent {
  studentId: string;
  /** What the teacher saw. If the class now differs from it, the decisions are refused. */
  seen: Omit<RosterStudent, "id">;
  set: RosterRecord & { name?: string };
}

export interface RosterDecisions {
  add: readonly AddedStudent[];
  update: readonly ListedStudent[];
  /** Ids of the students whom the teacher ticked. */
  remove: readonly { studentId: string; name: string }[];
}

export type DecisionFault =
  /** A row that cannot be stored. */
  | { code: "line"; name: string }
  /** Several rows name one student. */
  | { code: "twice"; name: string }
  /** Another student or another row already has the name. */
  | { code: "taken"; name: string }
  /** The class has changed since the teacher saw it. */
  | { code: "changed"; names: string[] };

/** What is wrong with the decisions, or null. `students`: the current class. */
export function decisionFault(
  { add, update, remove }: RosterDecisions,
  students: readonly RosterStudent[],
): DecisionFault | null {
  const now = new Map(students.map((student) => [student.id, student]));
  const changed = [
    ...update.filter(({ studentId, seen }) => !isAsSeen(now.get(studentId), seen)).map(({ seen }) => seen.name),
    ...remove.filter(({ studentId, name }) => now.get(studentId)?.name !== name).map(({ name }) => name),
  ];
  if (changed.length > 0) return { code: "changed", names: changed };
  const wrong = [...add, ...update.map(({ set, seen }) => ({ name: set.name ?? seen.name, record: set }))].find(
    (row) => !isStorable(row),
  );
  if (wrong !== undefined) return { code: "line", name: wrong.name };
  const touched = new Set<string>();
  for (const { studentId } of [...update, ...remove]) {
    if (touched.has(studentId)) return { code: "twice", name: now.get(studentId)?.name ?? "" };
    touched.add(studentId);
  }
  return takenFault({ add, update, remove }, students);
}

function takenFault(
  { add, update, remove }: RosterDecisions,
  students: readonly RosterStudent[],
): DecisionFault | null {
  const removed = new Set(remove.map(({ studentId }) => studentId));
  const renamed = new Map(
    update.flatMap(({ studentId, set }) => (set.name === undefined ? [] : [[studentId, set.name]])),
  );
  const left = students.filter(({ id }) => !removed.has(id) && !renamed.has(id));
  const taken = new Set(left.map(({ name }) => nameKey(name)));
  for (const name of [...renamed.values(), ...add.map((one) => one.name)]) {
    if (taken.has(nameKey(name))) return { code: "taken", name };
    taken.add(nameKey(name));
  }
  return null;
}

function isAsSeen(student: RosterStudent | undefined, seen: ListedStudent["seen"]): boolean {
  return (
    student !== undefined &&
    student.name === seen.name &&
    student.section === seen.section &&
    student.schoolId === seen.schoolId &&
    student.email === seen.email &&
    student.onRoster === seen.onRoster
  );
}
