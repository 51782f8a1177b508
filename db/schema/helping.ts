import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { phases } from "@/lib/activity/rules/phases";
import { at, id } from "./columns";
import { activities, students } from "./classes";
import { teachers } from "./teachers";
import { teams } from "./teams";

/** A request for help by a team or a student (Q24). Each has one open flag at a time. */
export const flags = pgTable(
  "flags",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    /** null: the flag is the student's own. */
    teamId: uuid("team_id").references(() => teams.id, { onDelete: "cascade" }),
    /** The student who asked, or who wrote the latest sentence. */
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    phase: text("phase", { enum: phases }).notNull(),
    sentence: text("sentence").notNull(),
    at: at("at").notNull(),
    /** When a teacher pressed *I'm coming*, and which teacher. The flag stays open until it is ended. */
    comingAt: at("coming_at"),
    comingBy: uuid("coming_by").references(() => teachers.id, { onDelete: "set null" }),
    endedAt: at("ended_at"),
    /** How it ended: by an answer, by the teacher without one, taken back, or with the phase. */
    ended: text("ended", { enum: ["answered", "put-away", "taken-back", "phase"] }),
  },
  (t) => [
    index().on(t.activityId, t.studentId),
    uniqueIndex("flags_open_team")
      .on(t.teamId)
      .where(sql`ended_at is null and team_id is not null`),
    uniqueIndex("flags_open_student")
      .on(t.activityId, t.studentId)
      .where(sql`ended_at is null and team_id is null`),
  ],
);

/** A message from a teacher, to the students who were its recipients when it was written (Q24). */
export const words = pgTable(
  "words",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teachers.id),
    text: text("text").notNull(),
    at: at("at").notNull(),
    /** When the phase ended in which the message was sent; from then on only the list shows it. */
    endedAt: at("ended_at"),
    /** When the teacher undid it. */
    withdrawnAt: at("withdrawn_at"),
  },
  (t) => [index().on(t.activityId)],
);

export const wordReaders = pgTable(
  "word_readers",
  {
    wordId: uuid("word_id")
      .notNull()
      .references(() => words.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    readAt: at("read_at"),
  },
  (t) => [primaryKey({ columns: [t.wordId, t.studentId] }), index().on(t.studentId)],
);
