import { worksheetTextsColumn } from "./columns";
import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id, createdAt } from "./columns";
import { teachers } from "./teachers";
import { students, activities } from "./classes";
import { teams } from "./teams";

export const worksheets = pgTable(
  "worksheets",
  {
    id: id(),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    mode: text("mode").notNull(),
    createdAt: createdAt(),
    archivedAt: at("archived_at"),
    /** When the teacher included it in the casebook although it was not handed in (Q3). */
    inCasebookAt: at("in_casebook_at"),
  },
  (t) => [
    unique().on(t.teamId, t.mode),
    uniqueIndex("worksheets_live")
      .on(t.teamId)
      .where(sql`archived_at is null`),
  ],
);

/** The immutable text of a worksheet when it was handed in. The newest submission that was not taken back counts (Q2). */
export const submissions = pgTable(
  "submissions",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    worksheetId: uuid("worksheet_id")
      .notNull()
      .references(() => worksheets.id, { onDelete: "cascade" }),
    mode: text("mode").notNull(),
    texts: worksheetTextsColumn("texts").notNull(),
    /** Who handed it in: a student or a teacher; both null for a student who was erased (Q31). */
    handedInByStudent: uuid("handed_in_by_student").references(() => students.id),
    handedInByTeacher: uuid("handed_in_by_teacher").references(() => teachers.id),
    /** Members at the hand-in who were not absent (Q21). An erased student is `formerMemberId` of lib/activity/rules/former-member.ts. */
    memberIds: uuid("member_ids").array().notNull(),
    at: at("at").notNull().defaultNow(),
    takenBackAt: at("taken_back_at"),
    /** From then on its members see marks and comments (T12). */
    releasedAt: at("released_at"),
    /** Whether its marks were copied from the version before, whose text was different, and no teacher has confirmed them for this version (Q12). */
    marksCarried: boolean("marks_carried").notNull().default(false),
  },
  (t) => [index().on(t.activityId), index().on(t.worksheetId, t.at)],
);

/** A student's copy of a worksheet in which they no longer write; only the newest copy of each worksheet (T7). */
export const copies = pgTable(
  "copies",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    worksheetId: uuid("worksheet_id")
      .notNull()
      .references(() => worksheets.id, { onDelete: "cascade" }),
    texts: worksheetTextsColumn("texts").notNull(),
    at: at("at").notNull(),
  },
  (t) => [unique().on(t.studentId, t.worksheetId), index().on(t.activityId, t.studentId)],
);
