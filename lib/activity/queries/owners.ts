/** The teachers who own the installation (Q34). */
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { classes, teachers } from "@/db/schema";
import { isAccountHere } from "./teacher-names";

export async function isOwner(tx: Tx, teacherId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: teachers.id })
    .from(teachers)
    .where(and(eq(teachers.id, teacherId), isNotNull(teachers.ownerSince)));
  return rows.length > 0;
}

export interface PossibleOwner {
  id: string;
  name: string;
  email: string;
  ownerSince: Date | null;
  /** null: the teacher can sign in. */
  disabledAt: Date | null;
}

/** Every teacher of this installation, owners first. */
export function listPossibleOwners(tx: Tx): Promise<PossibleOwner[]> {
  return tx
    .select({
      id: teachers.id,
      name: teachers.name,
      email: teachers.email,
      ownerSince: teachers.ownerSince,
      disabledAt: teachers.disabledAt,
    })
    .from(teachers)
    .where(isAccountHere())
    .orderBy(sql`${teachers.ownerSince} nulls last`, asc(teachers.name), asc(teachers.id));
}

/** Lets one transaction at a time change who owns the installation. */
export async function lockOwners(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crosscase.owners'))`);
}

export async function setOwnerSince(tx: Tx, teacherId: string, since: Date | null): Promise<void> {
  await tx.update(teachers).set({ ownerSince: since }).where(eq(teachers.id, teacherId));
}

/** Counts the classes, and those with each retention set, without saying which classes they are. */
export async function countRetention(tx: Tx): Promise<{ classes: number; names: number; work: number }> {
  const rows = await tx
    .select({
      classes: sql<number>`count(*)::int`,
      names: sql<number>`count(${classes.retainNamesMonths})::int`,
      work: sql<number>`count(${classes.retainWorkMonths})::int`,
    })
    .from(classes)
    .where(isNull(classes.importingSince));
  return onlyRow(rows);
}
