/** Q34: the audit log. Rows are only added; those older than a year are deleted. */
import { and, gt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { audit } from "@/db/schema";

export type NewAuditRow = Omit<typeof audit.$inferInsert, "n">;

export async function insertAudit(tx: Tx, row: NewAuditRow): Promise<void> {
  await tx.insert(audit).values(row);
}

/** Unless the same teacher has a line of the same since `since`. */
export async function insertAuditOnce(tx: Tx, row: NewAuditRow, since: Date): Promise<void> {
  const same = (["teacherId", "act", "classId", "activityId", "studentId", "detail"] as const).map(
    (name) => sql`${audit[name]} is not distinct from ${row[name] ?? (name === "detail" ? "" : null)}`,
  );
  const [known] = await tx
    .select({ n: audit.n })
    .from(audit)
    .where(and(...same, gt(audit.at, since)))
    .limit(1);
  if (known === undefined) await insertAudit(tx, row);
}
