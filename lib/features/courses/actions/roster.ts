"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { importRoster } from "@/lib/features/arranging/students/roster";
import { maxRosterRows } from "@/lib/features/arranging/students/rules/roster-rows";
import { classAction } from "@/lib/activity/actions/action";
import { importCourseRoster, loadCourseList } from "@/lib/features/courses/course-roster";

const id = z.string().max(100);
const text = z.string().max(2000);
const record = z.object({ section: text, schoolId: text, email: text }).partial();
const seen = z.object({ name: text, section: text, schoolId: text, email: text, onRoster: z.boolean() });
const most = { error: "roster-long" };
const account = z.object({
  subject: z.string().max(255),
  name: z.string().max(5000),
  email: text,
  to: z.union([z.object({ studentId: id }), z.object({ added: text })]),
});

/** Loads the students of a course as a list, and which accounts are linked (T19). Changes nothing. */
export const loadCourseListAction = classAction(z.object({ linkId: id }), (editor, { linkId }) =>
  loadCourseList(editor, linkId),
);

/** Imports a list of a file or of a course. */
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
  async (editor, { course, ...decisions }) => {
    const result =
      course === undefined
        ? { ...(await importRoster(editor, decisions)), linked: 0 }
        : await importCourseRoster(editor, course, decisions);
    revalidatePath(`/teacher/classes/${editor.classId}`);
    return result;
  },
);
