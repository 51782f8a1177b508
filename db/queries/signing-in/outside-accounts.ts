/** Q33: accounts from outside, and whom they are linked to. */
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { outsideAccounts } from "@/db/schema";

/** An account from outside, as its issuer names it. */
export interface OutsideAccount {
  issuer: string;
  subject: string;
}

const isAccount = ({ issuer, subject }: OutsideAccount) =>
  and(eq(outsideAccounts.issuer, issuer), eq(outsideAccounts.subject, subject));

/** The teacher it is linked to. */
export async function findLinkedTeacher(tx: Tx, account: OutsideAccount): Promise<string | null> {
  const [row] = await tx
    .select({ id: outsideAccounts.teacherId })
    .from(outsideAccounts)
    .where(and(isAccount(account), isNull(outsideAccounts.classId)));
  return row?.id ?? null;
}

/** When an account of the issuer was linked to the teacher; null: none is. */
export async function findTeacherLink(tx: Tx, teacherId: string, issuer: string): Promise<{ linkedAt: Date } | null> {
  const [row] = await tx
    .select({ linkedAt: outsideAccounts.linkedAt })
    .from(outsideAccounts)
    .where(and(eq(outsideAccounts.teacherId, teacherId), eq(outsideAccounts.issuer, issuer)));
  return row ?? null;
}

/** False when the account, or another account of the issuer for the same teacher, is linked already. */
export async function linkTeacher(tx: Tx, account: OutsideAccount, teacherId: string, now: Date): Promise<boolean> {
  const { issuer, subject } = account;
  const rows = await tx
    .insert(outsideAccounts)
    .values({ issuer, subject, teacherId, linkedAt: now })
    .onConflictDoNothing()
    .returning({ id: outsideAccounts.id });
  return rows.length > 0;
}
