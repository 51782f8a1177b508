import { eq, inArray, lt, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { throttles } from "@/db/schema";
import { forgetAfterMs, type Throttle } from "@/lib/auth/rules/throttle";

const columns = { key: throttles.key, count: throttles.count, at: throttles.at };

export async function findThrottle(tx: Tx, key: string): Promise<Throttle | null> {
  const [row] = await tx.select(columns).from(throttles).where(eq(throttles.key, key));
  return row ?? null;
}

/** The throttles of each key: its own (`kind:id`), and those of known browsers (`kind:id:browser`). */
export async function listShares(tx: Tx, keys: readonly string[]): Promise<Map<string, Throttle[]>> {
  const shares = new Map<string, Throttle[]>(keys.map((key) => [key, []]));
  if (keys.length === 0) return shares;
  const whole = sql<string>`split_part(${throttles.key}, ':', 1) || ':' || split_part(${throttles.key}, ':', 2)`;
  const rows = await tx
    .select({ ...columns, whole })
    .from(throttles)
    .where(anyOf(whole, keys));
  for (const row of rows) shares.get(row.whole)?.push(row);
  return shares;
}

/** Locks the key until the transaction ends, whether or not it has a row, so that concurrent attempts are counted in all processes. */
export async function lockThrottle(tx: Tx, key: string): Promise<Throttle | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`crosscase.throttle:${key}`}, 0))`);
  return findThrottle(tx, key);
}

/** Stores a throttle, unless the student whom it is about was erased (Q31), and deletes throttles that have not changed for a day. */
export async function storeThrottle(
  tx: Tx,
  key: string,
  throttle: Throttle,
  now: Date,
  studentId: string | null = null,
): Promise<void> {
  const { count, at } = throttle;
  // Locks the student before any throttle, as an erasure does.
  const isThere =
    studentId === null ? sql`true` : sql`exists (select 1 from students where id = ${studentId} for key share)`;
  await tx
    .insert(throttles)
    .select(sql`select ${key}::text, ${count}::int, ${at}::timestamptz where ${isThere}`)
    .onConflictDoUpdate({ target: throttles.key, set: throttle });
  const old = tx
    .select({ key: throttles.key })
    .from(throttles)
    .where(lt(throttles.at, new Date(now.getTime() - forgetAfterMs)))
    .for("update", { skipLocked: true });
  await tx.delete(throttles).where(inArray(throttles.key, old));
}

export async function deleteThrottle(tx: Tx, key: string): Promise<void> {
  await tx.delete(throttles).where(eq(throttles.key, key));
}

/** Deletes the throttles with these keys, and those of known browsers and addresses under them (`key:browser`). Returns whether there was any. */
export async function deleteThrottles(tx: Tx, ...keys: readonly string[]): Promise<boolean> {
  const deleted = await tx
    .delete(throttles)
    .where(or(...keys.flatMap((key) => [eq(throttles.key, key), sql`starts_with(${throttles.key}, ${`${key}:`})`])))
    .returning({ key: throttles.key });
  return deleted.length > 0;
}
