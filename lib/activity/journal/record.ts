/** Records every teacher action with the facts it changed (T8). */
import type { Tx } from "@/db/client";
import {
  deleteEntry,
  findExtendable,
  insertEntry,
  setEntryChanges,
  type EntryRow,
} from "@/lib/activity/queries/journal";
import type { ClassEditor, ActivityEditor } from "@/lib/activity/authorise";
import { auditEntry } from "@/lib/activity/audit";
import { spanOfAction } from "@/lib/activity/rules/one-action";
import { composeChanges, diffFacts, type FactChange } from "@/lib/activity/rules/journal";
import { currentTime } from "@/lib/process/clock";
import { changedKinds, type ActionKind } from "./changed-kinds";
import { loadFacts, type FactScope } from "./facts";

export interface Entry {
  /** Decides which facts the action can change (changed-kinds.ts). */
  kind: ActionKind;
  /** Values of the sentence. Students, modes and phases are ids; classes and activities are their names at that time. */
  values?: Record<string, string | number>;
  /** Such actions of one teacher with the same values, soon after one another, make one entry. */
  combine?: boolean;
  /** Records it even when no fact changed, because what changed is not a fact, such as a PIN. */
  always?: boolean;
}

/** Which facts an action can change: those of one activity, or of a class with some of its activities. */
export type JournalScope = ActivityEditor | (ClassEditor & Pick<FactScope, "activityIds" | "named">);

const scopeOf = (who: JournalScope): FactScope =>
  "activity" in who
    ? { activityIds: [who.activity.id], classId: null }
    : { activityIds: who.activityIds, classId: who.classId, named: who.named ?? [] };

/** Runs a use case's writes and records the facts they changed, in the same transaction. The caller has locked the activities. */
export async function recordInJournal<T>(
  tx: Tx,
  who: JournalScope,
  entry: Entry,
  run: () => Promise<T>,
  now = currentTime(),
): Promise<T> {
  const scope = scopeOf(who);
  const kinds = changedKinds[entry.kind];
  const before = await loadFacts(tx, scope, kinds);
  const result = await run();
  const changes = diffFacts(before, await loadFacts(tx, scope, kinds));
  if (changes.length === 0 && !entry.always) return result;
  const row = {
    classId: who.classId,
    activityId: "activity" in who ? who.activity.id : null,
    teacherId: who.teacherId,
    kind: entry.kind,
    values: entry.values ?? {},
  };
  const extended = entry.combine ? await extendEntry(tx, row, changes, now) : null;
  await auditEntry(tx, row, { ...entry, changes, combinedSince: extended?.at }, now);
  if (extended === null) await insertEntry(tx, { ...row, changes }, now);
  return result;
}

/** Extends the newest entry like this one, unless a later one is about the same facts. Returns it; null when there is none. */
async function extendEntry(
  tx: Tx,
  row: Parameters<typeof findExtendable>[1],
  changes: readonly FactChange[],
  now: Date,
): Promise<EntryRow | null> {
  const [entry, ...later] = await findExtendable(tx, row, spanOfAction(now));
  const keys = new Set(changes.map(({ key }) => key));
  if (
    entry === undefined ||
    later.some((one) => one.about === entry.id || one.changes.some(({ key }) => keys.has(key)))
  )
    return null;
  const all = composeChanges(entry.changes, changes);
  await (all.length === 0 ? deleteEntry(tx, entry.id) : setEntryChanges(tx, entry.id, all));
  return entry;
}
