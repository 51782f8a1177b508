import { bigint, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";

/**
 * Q34: who read or changed what about whom. Append-only: a trigger refuses every change but two (0017): a row goes after a year, and of an
 * erased student the id goes. No foreign keys: a line outlives what it is about.
 */
export const audit = pgTable(
  "audit",
  {
    n: bigint("n", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: at("at").notNull(),
    /** null: the installation itself, by a retention that was set. */
    teacherId: uuid("teacher_id"),
    /** A message of `audit.did`; of an undo with `undo ` or `redo ` before it. */
    act: text("act").notNull(),
    classId: uuid("class_id"),
    activityId: uuid("activity_id"),
    /** About whom; of an erased student `formerMemberId` of lib/rules/privacy/former-member.ts. */
    studentId: uuid("student_id"),
    /** The name of a teacher, class, activity or course, a number, or a setting; never a student's name. */
    detail: text("detail").notNull().default(""),
  },
  (t) => [index().on(t.at), index().on(t.teacherId, t.at), index().on(t.studentId)],
);
