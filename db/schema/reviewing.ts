import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import { commentFields } from "@/lib/sync/format/fields";
import { at, id, createdAt } from "./columns";
import { students } from "./classes";
import { teachers } from "./teachers";
import { worksheets, submissions } from "./writing";

/** The level that one teacher gave for one criterion (T12). */
export const marks = pgTable(
  "marks",
  {
    id: id(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    /** null: for the members at the hand-in; else for a student who was absent or joined later (Q21). */
    studentId: uuid("student_id").references(() => students.id, { onDelete: "cascade" }),
    criterion: text("criterion").notNull(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teachers.id),
    level: smallint("level").notNull(),
    /** Whether this level was chosen where teachers gave different levels. */
    chosen: boolean("chosen").notNull().default(false),
  },
  (t) => [
    check("marks_level", sql`${t.level} between 1 and 6`),
    unique("marks_one").on(t.submissionId, t.studentId, t.criterion, t.teacherId).nullsNotDistinct(),
  ],
);

/** A comment on the whole case, on a prompt, or on a passage of its answer (T12). */
export const comments = pgTable(
  "comments",
  {
    id: id(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teachers.id),
    field: text("field", { enum: commentFields }).notNull(),
    /** The passage's range in the submission's text (UTF-16) and its text. null: the whole prompt. */
    passage: jsonb("passage").$type<Passage>(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.submissionId), index().on(t.teacherId)],
);

/** A submission that was returned for revision; its worksheet is open until `ended_at` (Q12). */
export const returns = pgTable(
  "returns",
  {
    id: id(),
    worksheetId: uuid("worksheet_id")
      .notNull()
      .references(() => worksheets.id, { onDelete: "cascade" }),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    at: at("at").notNull().defaultNow(),
    endedAt: at("ended_at"),
    /** Whether the team handed in again, or the teacher ended the return. */
    endedBy: text("ended_by", { enum: ["hand-in", "teacher"] }),
  },
  (t) => [
    uniqueIndex("returns_open")
      .on(t.worksheetId)
      .where(sql`ended_at is null`),
    index().on(t.submissionId),
  ],
);
