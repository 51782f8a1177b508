import { bigint, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";

/**
 * Who read or changed what about whom (Q34). Append-only: a trigger (0017) refuses all changes except deleting a row after a year, and replacing an
 * erased student's id. No foreign keys, because a line outlives what it is about.
 */
export const audit = pgTable(
  "audit",
  {
    n: bigint("n", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: at("at").notNull(),
    /** null: the installation itself, or whoever runs the machine. */
    teacherId: uuid("teacher_id"),
    /** A message of `audit.did`; for an undo or redo, prefixed by `undo ` or `redo `. */
    act: text("act").notNull(),
    classId: uuid("class_id"),
    activityId: uuid("activity_id"),
    /** The student whom the line is about; for an erased student, `formerMemberId` of lib/activity/rules/former-member.ts. */
    studentId: uuid("student_id"),
    /** The name of a teacher, class, activity or course, a number, or a setting; never a student's name. */
    detail: text("detail").notNull().default(""),
  },
  (t) => [index().on(t.at), index().on(t.teacherId, t.at), index().on(t.studentId)],
);

/** Lines of the audit log that were not copied yet to AUDIT_COPY_TO (Q34). They are added whether or not that is set, and go with their line. */
export const auditUnsent = pgTable("audit_unsent", {
  n: bigint("n", { mode: "number" })
    .primaryKey()
    .references(() => audit.n, { onDelete: "cascade" }),
});
