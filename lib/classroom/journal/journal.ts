/** T8: every teacher action that changes facts is recorded with what it changed, and can be taken back. */
import { database, transaction, type Tx } from "@/db/client";
import {
  deleteEntry,
  findEntries,
  findExtendable,
  insertEntry,
  listEntries,
  listStandingAfter,
  lockEntry,
  markStanding,
  markUndone,
  setEntryChanges,
  type EntryRow,
  type JournalRow,
} from "@/db/queries/journal/journal";
import { lockClass } from "@/db/queries/classes/classes";
import { isUuid, lockActivity } from "@/db/queries/signing-in/standing";
import { publishEndedSessions } from "@/lib/auth/session";
import type { ClassSteering, Steering } from "@/lib/auth/standing";
import { invalidate, publish } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { composeChanges, diffFacts, planUndo, type FactChange } from "@/lib/rules/journal/journal";
import type en from "@/messages/en.json";
import { invalidateClass } from "@/lib/classroom/classes/invalidate-class";
import { applyFacts, loadFacts, type FactScope } from "./facts";

/** Each has its sentence: a key under `journal.did` in messages/en.json. */
export type EntryKind = keyof typeof en.journal.did;

export interface Entry {
  kind: EntryKind;
  /** What fills the sentence. Students, teams' modes and phases as ids, never as names; of a class or an activity what it was called then. */
  values?: Record<string, string | number>;
  /** Several of these soon after one another, by one teacher and with the same values, are one act and one entry. */
  joined?: boolean;
  /** Also when no fact changed: what it did can't be kept here, such as a PIN. */
  always?: boolean;
}

/** Whose facts an action can change. A `Steering` means its activity; for a class, the activities whose facts go with it. */
export type JournalScope = Steering | (ClassSteering & Pick<FactScope, "activityIds" | "named">);

const scopeOf = (who: JournalScope): FactScope =>
  "activity" in who
    ? { activityIds: [who.activity.id], classId: null }
    : { activityIds: who.activityIds, classId: who.classId, named: who.named ?? [] };

/** How long after its first part an act goes on. */
const extendWithinMs = 10 * 60_000;

/** Runs a use case's writes and records what they changed, in the same transaction; its activities are locked by the caller. */
export async function recordInJournal<T>(
  tx: Tx,
  who: JournalScope,
  entry: Entry,
  run: () => Promise<T>,
  now = new Date(),
): Promise<T> {
  const scope = scopeOf(who);
  const before = await loadFacts(tx, scope);
  const result = await run();
  const changes = diffFacts(before, await loadFacts(tx, scope));
  if (changes.length === 0 && !entry.always) return result;
  const row = {
    classId: who.classId,
    activityId: "activity" in who ? who.activity.id : null,
    teacherId: who.teacherId,
    kind: entry.kind,
    values: entry.values ?? {},
  };
  if (entry.joined && (await extendEntry(tx, row, changes, new Date(now.getTime() - extendWithinMs)))) return result;
  await insertEntry(tx, { ...row, changes }, now);
  return result;
}

/** Adds to the entry of the same act, if there is one and nothing later is about the same facts. Returns whether it did. */
async function extendEntry(
  tx: Tx,
  row: Parameters<typeof findExtendable>[1],
  changes: readonly FactChange[],
  since: Date,
): Promise<boolean> {
  const [entry, ...later] = await findExtendable(tx, row, since);
  const keys = new Set(changes.map(({ key }) => key));
  if (
    entry === undefined ||
    later.some((one) => one.about === entry.id || one.changes.some(({ key }) => keys.has(key)))
  )
    return false;
  const all = composeChanges(entry.changes, changes);
  await (all.length === 0 ? deleteEntry(tx, entry.id) : setEntryChanges(tx, entry.id, all));
  return true;
}

export interface JournalEntry extends JournalRow {
  /** The action it takes back, or does again. */
  of: EntryRow | null;
}

/** Newest first, `most` of them; with `before`, those older than that moment. */
export async function loadJournal(
  who: Steering | ClassSteering,
  most: number,
  before: Date | null = null,
): Promise<JournalEntry[]> {
  const rows = await listEntries(
    database(),
    { classId: who.classId, activityId: "activity" in who ? who.activity.id : null },
    most,
    before,
  );
  const about = new Map(
    (
      await findEntries(
        database(),
        rows.flatMap((row) => row.about ?? []),
      )
    ).map((entry) => [entry.id, entry]),
  );
  return rows.map((row) => ({ ...row, of: about.get(row.about ?? "") ?? null }));
}

export type UndoResult =
  | { done: true }
  /** Later facts depend on it; the action named must be undone first. null: students have made it impossible. */
  | { done: false; by: EntryRow | null };

/**
 * Takes an entry back, newest or not, if nothing later depends on it. Taking back an undo does the action again.
 * @throws AppError `undo-gone`, `undo-never`, `undo-already`, `undo-nothing`, `undo-name-taken`, `undo-code-taken`, `undo-activity-name-taken`
 */
export async function undo(who: Steering | ClassSteering, entryId: string, now = new Date()): Promise<UndoResult> {
  const told = await transaction(async (tx) => {
    const { entry, scope, plan, by } = await loadUndoPlan(tx, who, entryId);
    if (plan.kind === "blocked") return { undone: { done: false, by } satisfies UndoResult, scope, applied: null };
    const applied = await applyFacts(tx, scope, plan.changes, now);
    const kind: EntryKind = entry.kind === "undo" ? "redo" : "undo";
    await insertEntry(
      tx,
      {
        classId: entry.classId,
        activityId: entry.activityId,
        teacherId: who.teacherId,
        kind,
        values: {},
        changes: plan.changes,
        about: entry.about ?? entry.id,
      },
      now,
    );
    await markUndone(tx, entry.id, now);
    if (entry.about !== null) await markStanding(tx, entry.about);
    return { undone: { done: true } satisfies UndoResult, scope, applied };
  });
  if (told.applied !== null) {
    publishEndedSessions(told.applied.ended);
    for (const activityId of told.scope.activityIds) {
      publish({ kind: "access", activityId });
      invalidate(activityId, ...told.applied.topics);
    }
    if (told.scope.classId !== null) await invalidateClass(told.scope.classId, ...told.applied.topics);
  }
  return told.undone;
}

/** The entry, locked with all it is about, and what taking it back would change. `by`: what has to be undone first. @throws AppError as `undo` */
export async function loadUndoPlan(tx: Tx, who: Steering | ClassSteering, entryId: string) {
  const [asked] = isUuid(entryId) ? await findEntries(tx, [entryId]) : [];
  if (asked === undefined || asked.classId !== who.classId) throw new AppError("undo-gone");
  const scope: FactScope =
    asked.activityId === null
      ? { activityIds: activitiesIn(asked.changes), classId: asked.classId, named: namedStudentsIn(asked.changes) }
      : { activityIds: [asked.activityId], classId: null };
  for (const id of scope.activityIds) await lockActivity(tx, id);
  if (scope.classId !== null) await lockClass(tx, scope.classId);
  const entry = await lockEntry(tx, who.classId, entryId);
  if (entry === null) throw new AppError("undo-gone");
  if (entry.undoneAt !== null) throw new AppError("undo-already");
  if (entry.changes.length === 0 || entry.kind === "redo") throw new AppError("undo-never");
  const own = entry.about ?? entry.id;
  const after = await listStandingAfter(tx, who.classId, entry.n);
  const again = after.findLast(({ about }) => about === own);
  const since = new Set(again?.changes.map(({ key }) => key));
  const later = after
    .filter((one) => (one.about ?? one.id) !== own)
    .map((one) => ({ ...one, ...(one.n < (again?.n ?? 0) ? { changedSince: since } : {}) }));
  const facts = await loadFacts(tx, scope);
  const plan = planUndo(entry.changes, facts, later, entry.kind === "undo");
  if (plan.kind === "nothing") throw new AppError("undo-nothing");
  const blocker = plan.kind === "blocked" ? later.find(({ id }) => id === plan.by) : undefined;
  const [by = null] = blocker === undefined ? [] : await findEntries(tx, [blocker.about ?? blocker.id]);
  return { entry, scope, facts, plan, by };
}

/** The activities whose facts these are, in the order they are locked in. */
function activitiesIn(changes: readonly FactChange[]): string[] {
  const ids = changes.flatMap(({ key, before, after }) => {
    const [kind = "", first = ""] = key.split("/");
    if (activityKinds.has(kind)) return [first];
    const fact = after ?? before;
    return fact !== null && typeof fact === "object" && typeof fact.activityId === "string" ? [fact.activityId] : [];
  });
  return [...new Set(ids)].sort();
}

function namedStudentsIn(changes: readonly FactChange[]): string[] {
  return changes.flatMap(({ key }) => (key.startsWith("name/") ? [key.slice("name/".length)] : []));
}

/** Kinds of facts whose keys begin with the activity. */
const activityKinds = new Set([
  "phase",
  "round",
  "choice",
  "notes-in-casebook",
  "activity-name",
  "member",
  "absent",
  "reason-hidden",
]);
