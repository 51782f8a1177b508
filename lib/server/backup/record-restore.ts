import { database } from "@/db/client";
import { auditChange } from "@/lib/activity/audit";
import { storeRestored } from "@/lib/auth/queries/installation";
import type { Backup, BackupHeader } from "./format";

/** Without teachers the database stays empty: another backup can be restored into it. */
export const hasTeachers = ({ tables }: BackupHeader) =>
  tables.some(({ name, rows }) => name === "teachers" && rows > 0);

/** Records in the restored database, which must be connected and at this build's migrations, that it was restored (B8, Q34). */
export async function recordRestore(client: Parameters<typeof storeRestored>[0], { header }: Backup): Promise<void> {
  await storeRestored(client, new Date(header.moment));
  if (hasTeachers(header))
    await auditChange(database(), { teacherId: null, classId: null }, "restore", { detail: header.moment });
}
