"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { classAction } from "@/lib/activity/actions/action";
import { importRoster, loadRosterComparison, setSection } from "@/lib/features/people/classes/roster";
import { importCourseRoster } from "@/lib/features/people/courses/course-roster";
import { auditRead } from "@/lib/activity/audit";
import { maxRosterRows, recordFields } from "@/lib/features/people/classes/rules/roster-rows";

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
const seen = z.object({ name: text, section: text, schoolId: text, email: text, onRoster: z.boolean() });
const most = { error: "roster-long" };
const account = z.object({
  subject: z.string().max(255),
  name: z.string().max(5000),
  email: text,
  to: z.union([z.object({ studentId: id }), z.object({ added: text })]),
});

/** Compares and changes nothing (T15). It shows the class's list, so it is in the audit log (Q34). */
export const compareRosterAction = classAction(
  z.object({ rows: z.array(row).max(maxRosterRows, most) }),
  async (steering, { rows }) => {
    await auditRead(steering, "list", {});
    return loadRosterComparison(steering, rows);
  },
);

export const importRosterAction = classAction(
  z.object({
    add: z.array(z.object({ name: text, record })).max(maxRosterRows, most),
    update: z
      .array(z.object({ studentId: id, seen, set: record.extend({ name: text.optional() }) }))
      .max(maxRosterRows, most),
    remove: z.array(z.object({ studentId: id, name: text })).max(maxRosterRows, most),
    /** The course that the list is from, by one of its links, and the accounts of its students (T19). */
    course: z.object({ linkId: id, accounts: z.array(account).max(maxRosterRows, most) }).optional(),
  }),
  async (steering, { course, ...decisions }) => {
    const result =
      course === undefined
        ? { ...(await importRoster(steering, decisions)), linked: 0 }
        : await importCourseRoster(steering, course, decisions);
    revalidatePath(`/teacher/classes/${steering.classId}`);
    return result;
  },
);

/** Returns the section as it is stored. */
export const setSectionAction = classAction(z.object({ studentId: id, section: text }), async (steering, input) => {
  const section = await setSection(steering, input);
  revalidatePath(`/teacher/classes/${steering.classId}`);
  return section;
});
