import type { Tx } from "@/db/client";
import { listClassTeachers } from "@/lib/activity/queries/class-teachers";
import { AppError } from "@/lib/errors/errors";
import { hasEditor } from "@/lib/activity/rules/class-teachers";

/** Checks, after a change of a class's teachers, that at least one of them may still edit it. @throws AppError `nobody-steers` */
export async function checkHasEditor(tx: Tx, classId: string): Promise<void> {
  if (!hasEditor((await listClassTeachers(tx, classId)).map(({ may }) => may))) throw new AppError("nobody-steers");
}
