"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { classAction } from "@/lib/activity/actions/action";
import { loadRosterComparison, setSection } from "@/lib/features/arranging/students/roster";
import { auditRead } from "@/lib/activity/audit";
import { maxRosterRows, recordFields } from "@/lib/features/arranging/students/rules/roster-rows";

const id = z.string().max(100);
const text = z.string().max(2000);
const record = z.object({ section: text, schoolId: text, email: text }).partial();
const line = z.number().int().min(0).max(1_000_000);
const row = z.object({
  line,
  name: text,
  written: z.array(text).max(2).optional(),
  record,
  unread: z.array(z.enum(recordFields)).max(3),
});
const most = { error: "roster-long" };

/** Compares and changes nothing (T15). It shows the class's list, so it is in the audit log (Q34). */
export const compareRosterAction = classAction(
  z.object({ rows: z.array(row).max(maxRosterRows, most) }),
  async (editor, { rows }) => {
    await auditRead(editor, "list", {});
    return loadRosterComparison(editor, rows);
  },
);

/** Returns the section as it is stored. */
export const setSectionAction = classAction(z.object({ studentId: id, section: text }), async (editor, input) => {
  const section = await setSection(editor, input);
  revalidatePath(`/teacher/classes/${editor.classId}`);
  return section;
});
