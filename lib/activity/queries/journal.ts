import { and, asc, desc, eq, getTableColumns, gt, gte, isNull, lt, lte, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { flags, journal } from "@/db/schema";
import type { Span } from "@/lib/activity/rules/one-action";

export type JournalRow = Omit<typeof journal.$inferSelect, "changes"> & { undoable: boolean };
export type EntryRow = typeof journal.$inferSelect;

export async function insertEntry(
  tx: Tx,
  values: Omit<typeof journal.$inferInsert, "id" | "n" | "at">,
  at: Date,
): Promise<void> {
  await tx.insert(journal).values({ ...values, at });
}

/** Entries of the class, and of the given activity. Newest first; with `before`, only older entries. */
export async function listEntries(
  tx: Tx,
  { classId, activityId }: { classId: string; activityId: string | null },
  most: number,
  before: Date | null = null,
): Promise<JournalRow[]> {
  const { changes, ...columns } = getTableColumns(journal);
  return tx
    .select({ ...columns, undoable: sql<boolean>`jsonb_array_length(${changes}) > 0 and ${journal.kind} <> 'redo'` })
    .from(journal)
    .where(
      and(
        eq(journal.classId, classId),
        activityId === null
          ? isNull(journal.activityId)
          : or(isNull(journal.activityId), eq(journal.activityId, activityId)),
        before === null ? undefined : lt(journal.at, before),
      ),
    )
    .orderBy(desc(journal.n))
    .limit(most);
}

export async function findEntries(tx: Tx, ids: readonly string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return [];
  return tx.select().from(journal).where(anyOf(journal.id, ids));
}

/** The newest entry in the span that equals `like` and is not undone, and every later entry of its class; empty when there is none. */
export async function findExtendable(
  tx: Tx,
  like: Pick<EntryRow, "classId" | "activityId" | "teacherId" | "kind" | "values">,
  { from, to }: Span,
): Promise<EntryRow[]> {
  const isLike = and(
    eq(journal.classId, like.classId),
    like.activityId === null ? isNull(journal.activityId) : eq(journal.activityId, like.activityId),
    eq(journal.teacherId, like.teacherId),
    eq(journal.kind, like.kind),
    sql`${journal.values} = ${JSON.stringify(like.values)}::jsonb`,
  );
  const newest = tx
    .select({ n: journal.n })
    .from(journal)
    .where(and(isLike, isNull(journal.undoneAt), gte(journal.at, from), lte(journal.at, to)))
    .orderBy(desc(journal.n))
    .limit(1);
  return tx
    .select()
    .from(journal)
    .where(and(eq(journal.classId, like.classId), gte(journal.n, newest)))
    .orderBy(asc(journal.n));
}

export async function setEntryChanges(tx: Tx, id: string, changes: EntryRow["changes"]): Promise<void> {
  await tx.update(journal).set({ changes }).where(eq(journal.id, id));
}

export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx.delete(journal).where(eq(journal.id, id));
}

/** Locks the entry until the transaction ends, so that two undos of the entry run one after the other. */
export async function lockEntry(tx: Tx, classId: string, id: string): Promise<EntryRow | null> {
  const [row] = await tx
    .select()
    .from(journal)
    .where(and(eq(journal.classId, classId), eq(journal.id, id)))
    .for("update");
  return row ?? null;
}

/** Entries of the class after `n` that are not undone: actions, undos and redos, oldest first. */
export async function listEntriesInForceAfter(tx: Tx, classId: string, n: number): Promise<EntryRow[]> {
  return tx
    .select()
    .from(journal)
    .where(and(eq(journal.classId, classId), gt(journal.n, n), isNull(journal.undoneAt)))
    .orderBy(asc(journal.n));
}

/** Marks an action as undone, and its redo if there is one. */
export async function markUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .update(journal)
    .set({ undoneAt: at })
    .where(or(eq(journal.id, id), and(eq(journal.about, id), eq(journal.kind, "redo"), isNull(journal.undoneAt))));
}

export async function markNotUndone(tx: Tx, id: string): Promise<void> {
  await tx.update(journal).set({ undoneAt: null }).where(eq(journal.id, id));
}

/** The sentences of requests for help, which entries name by id. */
export async function listFlagSentences(
  tx: Tx,
  flagIds: readonly string[],
): Promise<{ id: string; sentence: string }[]> {
  if (flagIds.length === 0) return [];
  return tx.select({ id: flags.id, sentence: flags.sentence }).from(flags).where(anyOf(flags.id, flagIds));
}
