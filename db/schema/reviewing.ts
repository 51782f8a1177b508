import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Passage } from "@/lib/rules/reviewing/review";
import { reviewFields } from "@/lib/document-format/fields";
import { at, id, createdAt } from "./columns";
import { students } from "./classes";
import { worksheets, submissions } from "./writing";

/** T12: a level for one criterion of the lesson's rubric. */
export const marks = pgTable(
  "marks",
  {
    id: id(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    /** Q21: null: for the members at the hand-in; else for one who was absent or joined later. */
    studentId: uuid("student_id").references(() => students.id, { onDelete: "cascade" }),
    criterion: text("criterion").notNull(),
    level: smallint("level").notNull(),
  },
  (t) => [
    check("marks_level", sql`${t.level} between 1 and 4`),
    unique("marks_one").on(t.submissionId, t.studentId, t.criterion).nullsNotDistinct(),
  ],
);

/** T12: on a prompt, or on a passage of its answer. */
export const comments = pgTable(
  "comments",
  {
    id: id(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    field: text("field", { enum: reviewFields }).notNull(),
    /** The passage's range in the submission's text (UTF-16) and its text. null: the whole prompt. */
    passage: jsonb("passage").$type<Passage>(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.submissionId)],
);

/** Q12: a submission returned for revision; its worksheet is open until `ended_at`. */
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
    /** Handed in again by the team, or ended by the teacher. */
    endedBy: text("ended_by", { enum: ["hand-in", "teacher"] }),
  },
  (t) => [
    uniqueIndex("returns_open")
      .on(t.worksheetId)
      .where(sql`ended_at is null`),
    index().on(t.submissionId),
  ],
);
