import { asc, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { students } from "@/db/schema";

/** Names of these students in a stable order; removed students are marked. */
export async function findNames(
  tx: Tx,
  studentIds: readonly string[],
): Promise<{ id: string; name: string; removed: boolean }[]> {
  if (studentIds.length === 0) return [];
  return tx
    .select({ id: students.id, name: students.name, removed: sql<boolean>`${students.removedAt} is not null` })
    .from(students)
    .where(anyOf(students.id, studentIds))
    .orderBy(asc(students.nameKey), asc(students.id));
}
