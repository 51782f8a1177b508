import type { FactChange } from "@/lib/activity/rules/journal";

/** What counts as reading something about a person, as part of the audit log. Each has a message in `audit.did` (Q34). */
export const auditedReads = [
  "held",
  "history",
  "live",
  "archive",
  "submission",
  "cases",
  "portfolio",
  "ballots",
  "tickets",
  "feedback",
  "tries",
  "points",
  "table",
  "activity-file",
  "list",
  "pins",
  "audit",
] as const;

type Values = Readonly<Record<string, string | number>>;

const nothing = () => "";
const value = (name: string) => (values: Values) => String(values[name] ?? "");
const teacherAndRight = ({ teacher = "", may }: Values) => (may === undefined ? String(teacher) : `${teacher}: ${may}`);
const released = ({ cases = 0, team = 0 }: Values) => (cases === 1 ? `team ${team}` : `${cases} cases`);

/**
 * Kinds of journal entries that the audit log repeats, with their detail: they change what is stored about people, or who may see it, and the journal
 * is deleted with its class. What matters only during a lesson (teams, timers, help, projector, comments) is in the journal alone.
 */
const detailOf = {
  names: value("count"),
  roster: ({ added = 0, changed = 0, removed = 0 }) => `added ${added}, changed ${changed}, removed ${removed}`,
  "rename-student": nothing,
  section: nothing,
  "extra-time": nothing,
  absent: nothing,
  present: nothing,
  pin: nothing,
  "clear-misses": nothing,
  "merge-students": nothing,
  remove: nothing,
  "remove-several": value("count"),
  "remove-new": value("count"),
  erase: nothing,
  mark: value("team"),
  "mark-choice": value("team"),
  release: released,
  unrelease: released,
  "marks-sent": ({ course = "", count = 0 }) => `${course}: ${count}`,
  "reason-hide": nothing,
  "reason-show": nothing,
  "import-activity": value("newName"),
  "teacher-add": teacherAndRight,
  "teacher-right": teacherAndRight,
  "teacher-remove": teacherAndRight,
  "teacher-invite": value("may"),
  "teacher-invite-end": nothing,
  // `teacher` made the link. Entries of earlier builds do not say who joined.
  "teacher-join": ({ joined, may = "" }) => (joined === undefined ? String(may) : `${joined}: ${may}`),
  "activity-archive": value("activity"),
  "activity-delete": value("activity"),
  "activity-back": value("activity"),
  "class-archive": value("class"),
  "class-delete": value("class"),
  "class-back": value("class"),
} satisfies Record<string, (values: Values) => string>;

export type AuditedKind = keyof typeof detailOf;
export const auditedKinds = Object.keys(detailOf) as AuditedKind[]; // keys of our own object

/** Sign-ins of teachers, what the machine did, and other changes of data about people. They are in no journal. */
export const auditedChanges = [
  "sign-in",
  "sign-in-outside",
  "passwords-refused",
  "passwords-refused-unknown",
  "passwords-refused-place",
  "invite-made",
  "invite-end",
  "account-made",
  "account-listed",
  "class-listed",
  "owner-first",
  "backup",
  "restore",
  "owner-add",
  "owner-end",
  "account",
  "account-disable",
  "account-enable",
  "account-delete",
  "class-given",
  "class-left",
  "reset-made",
  "reset-used",
  "link",
  "unlink",
  "link-student",
  "link-listed",
  "unlink-student",
  "passwords-on",
  "passwords-off",
  "pins-on",
  "pins-off",
  "retention",
  "retention-work",
  "retention-names",
  "class-gone",
  "activity-gone",
] as const;
export type AuditedRead = (typeof auditedReads)[number];
export type AuditedChange = (typeof auditedChanges)[number];
/** What a line of the audit log says was done. `Again` says whether Undo or Redo did it. */
export type AuditedAction = AuditedRead | AuditedChange | AuditedKind;
export type Again = "undo" | "redo";

/** The position of the student's id, or of "team", in a fact's key: `mark/<submission>/<criterion>/<student>/<teacher>`. */
const studentIn = new Map([
  ["mark", 3],
  ["mark-chosen", 3],
  ["reason-hidden", 2],
]);

function studentsOf({ student }: Values, changes: readonly FactChange[]): (string | null)[] {
  if (student !== undefined) return [String(student)];
  const found = changes.flatMap(({ key }) => {
    const parts = key.split("/");
    const owner = parts[studentIn.get(parts[0] ?? "") ?? parts.length];
    return owner === undefined ? [] : [owner === "team" ? null : owner];
  });
  return found.length === 0 ? [null] : [...new Set(found)];
}

/**
 * The audit lines of a journal entry, without who acted: one for each student whom the entry is about. Empty if its kind is not audited.
 * @param changes the facts that the entry, or its undo, changed
 */
export function describeEntry(
  kind: string,
  values: Values,
  changes: readonly FactChange[],
): { act: AuditedKind; studentId: string | null; detail: string }[] {
  const act = auditedKinds.find((one) => one === kind);
  if (act === undefined) return [];
  const detail = detailOf[act](values);
  return studentsOf(values, changes).map((studentId) => ({ act, studentId, detail }));
}

const acts: readonly AuditedAction[] = [...auditedReads, ...auditedChanges, ...auditedKinds];

/** Parses the stored action of a line. After an undo or redo the stored text starts with `undo ` or `redo `. null: a later build wrote it. */
export function parseAction(stored: string): { act: AuditedAction; again: Again | null } | null {
  const [, again, rest] = /^(?:(undo|redo) )?(.+)$/.exec(stored) ?? [];
  const act = acts.find((one) => one === rest);
  return act === undefined ? null : { act, again: again === "undo" || again === "redo" ? again : null };
}

/**
 * The values for a line's message. For an access right, or for the months of the automatic deletion, the stored detail is not a sentence and is
 * parsed. 0 months means never.
 */
export function parseDetail(
  act: AuditedAction,
  detail: string,
): { detail: string; may: string; names: number; work: number } {
  const [, about = "", may = "none"] = (act.startsWith("teacher-")
    ? /^(?:(.*): )?(steer|read)$/s.exec(detail)
    : null) ?? ["", detail];
  const [, names = 0, work = 0] = /^names (\d+|never), work (\d+|never)$/.exec(act === "retention" ? detail : "") ?? [];
  return { detail: about, may, names: Number(names) || 0, work: Number(work) || 0 };
}

/** How many days a line is retained. The database refuses to delete a younger one. */
export const auditDays = 366;
