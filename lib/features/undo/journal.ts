/** Lists the recorded actions of teachers, and undoes them (T8). */
import { database, transaction, type Tx } from "@/db/client";
import {
  findEntries,
  insertEntry,
  listEntries,
  listEntriesInForceAfter,
  lockEntry,
  markNotUndone,
  markUndone,
  type EntryRow,
  type JournalRow,
} from "@/lib/activity/queries/journal";
import { listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { lockActivity } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import type { ClassReader, ClassEditor, ActivityReader, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { auditEntry } from "@/lib/activity/audit";
import { planUndo, type Blocker, type FactChange } from "@/lib/activity/rules/journal";
import { invalidateClass } from "@/lib/features/people/classes/invalidate-class";
import { currentTime } from "@/lib/process/clock";
import { activitiesIn, loadFacts, type FactScope } from "@/lib/activity/journal/facts";
import { applyFacts } from "./apply-facts";

export interface JournalEntry extends JournalRow {
  /** The action that an undo or redo is about. */
  of: EntryRow | null;
}

/** Newest first, at most `most`; with `before`, only entries older than that instant. */
export async function loadJournal(
  who: ActivityReader | ClassReader,
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

export type UndoResult = { done: true } | { done: false; by: UndoBlocker };

/** The action to undo first, or to redo first if it is undone. */
export type UndoBlocker = EntryRow | Extract<Blocker, string>;

/**
 * Undoes an entry, newest or not, if nothing later depends on it. Undoing an undo does the action again.
 * @throws AppError `undo-gone`, `undo-never`, `undo-already`, `undo-nothing`, and as `applyFacts`
 */
export async function undo(
  who: ActivityEditor | ClassEditor,
  entryId: string,
  now = currentTime(),
): Promise<UndoResult> {
  const result = await transaction(async (tx) => {
    const { entry, action, scope, plan } = await loadUndoPlan(tx, who, entryId);
    if (plan.kind === "blocked")
      return { undone: { done: false, by: plan.by } satisfies UndoResult, scope, applied: null };
    const applied = await applyFacts(tx, scope, plan.changes, now);
    const kind = entry.kind === "undo" ? "redo" : "undo";
    await insertEntry(
      tx,
      {
        classId: entry.classId,
        activityId: entry.activityId,
        teacherId: who.teacherId,
        kind,
        values: {},
        changes: plan.changes,
        about: action.id,
      },
      now,
    );
    const { classId, activityId } = action;
    const audited = { ...action, changes: plan.changes };
    await auditEntry(tx, { teacherId: who.teacherId, classId, activityId }, audited, now, kind);
    await markUndone(tx, entry.id, now);
    if (entry.about !== null) await markNotUndone(tx, entry.about);
    return { undone: { done: true } satisfies UndoResult, scope, applied };
  });
  if (result.applied !== null) {
    publishEndedSessions(result.applied.ended);
    for (const activityId of result.scope.activityIds) {
      publish({ kind: result.applied.kind, activityId });
      invalidate(activityId, ...result.applied.topics);
    }
    if (result.scope.classId !== null) await invalidateClass(result.scope.classId, ...result.applied.topics);
  }
  return result.undone;
}

/** Locks an entry and its activities, and plans its undo. `action`: the entry, or the action that an undo is about. @throws AppError as `undo` */
export async function loadUndoPlan(tx: Tx, who: ActivityEditor | ClassEditor, entryId: string) {
  const [asked] = isUuid(entryId) ? await findEntries(tx, [entryId]) : [];
  if (asked === undefined || asked.classId !== who.classId) throw new AppError("undo-gone");
  const scope: FactScope =
    asked.activityId === null
      ? { activityIds: await activitiesOf(tx, asked), classId: asked.classId, named: namedStudentsIn(asked.changes) }
      : { activityIds: [asked.activityId], classId: null };
  for (const id of scope.activityIds) await lockActivity(tx, id);
  if (scope.classId !== null) await lockClass(tx, scope.classId);
  const entry = await lockEntry(tx, who.classId, entryId);
  if (entry === null) throw new AppError("undo-gone");
  if (entry.undoneAt !== null) throw new AppError("undo-already");
  if (entry.changes.length === 0 || entry.kind === "redo") throw new AppError("undo-never");
  const [action = entry] = entry.about === null ? [] : await findEntries(tx, [entry.about]);
  const own = action.id;
  const after = await listEntriesInForceAfter(tx, who.classId, entry.n);
  const redo = after.findLast(({ about }) => about === own);
  const since = new Set(redo?.changes.map(({ key }) => key));
  const undone = await findEntries(
    tx,
    after.flatMap(({ kind, about }) => (kind === "undo" && about !== null ? [about] : [])),
  );
  const ofLater = new Set(undone.filter(({ n }) => n > entry.n).map(({ id }) => id));
  const later = after
    .filter((one) => (one.about ?? one.id) !== own)
    .map((one) => ({
      ...one,
      isUndo: one.kind === "undo",
      isOfLater: one.kind === "undo" && one.about !== null && ofLater.has(one.about),
      ...(one.n < (redo?.n ?? 0) ? { changedSince: since } : {}),
    }));
  const facts = await loadFacts(tx, scope);
  // After a redo, undo its changes only: the redo left out facts that were so already, and those belong to the entries that set them.
  const planned = planUndo(redo?.changes ?? entry.changes, facts, later, entry.kind === "undo");
  if (planned.kind === "nothing") throw new AppError("undo-nothing");
  const plan = planned.kind === "ready" ? planned : { ...planned, by: await findBlocker(tx, planned.by) };
  return { entry, action, scope, facts, plan };
}

async function findBlocker(tx: Tx, by: Blocker): Promise<UndoBlocker> {
  if (typeof by === "string") return by;
  const [entry] = await findEntries(tx, [by.entry]);
  const [action = entry] = entry?.about == null ? [] : await findEntries(tx, [entry.about]);
  if (action === undefined) throw new Error("the entry was read in this transaction");
  return action;
}

/**
 * Activities with facts in an entry of the class, in locking order; all of the class's where access (R11) or a student's extra time (T10) changes.
 */
async function activitiesOf(tx: Tx, { classId, changes }: EntryRow): Promise<string[]> {
  if (changes.every(({ key }) => !/^(teacher|archived|extra-time)\//.test(key))) return activitiesIn(changes);
  return (await listActivitiesOf(tx, [classId])).map(({ id }) => id).sort();
}

/** Facts that entries store only for students in their scope's `named`. */
const ofNamed: readonly string[] = ["name", "section", "school-id", "email"];

function namedStudentsIn(changes: readonly FactChange[]): string[] {
  const ids = changes.flatMap(({ key }) => {
    const [kind = "", id = ""] = key.split("/");
    return ofNamed.includes(kind) ? [id] : [];
  });
  return [...new Set(ids)];
}
