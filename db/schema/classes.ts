import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { formerMemberId } from "@/lib/rules/privacy/former-member";
import type { Pause } from "@/lib/rules/clocks/pause";
import type { Rubric } from "@/lib/rules/reviewing/rubric";
import type { Spotlight } from "@/lib/rules/projector/wall";
import type { CameFrom } from "@/lib/rules/joining/merged-presence";
import type { SeenTeam } from "@/lib/rules/teams/team-news";
import { phases } from "@/lib/rules/phases/phases";
import { teacherRights } from "@/lib/rules/classes/class-teachers";
import { at, id, createdAt } from "./columns";
import { teachers } from "./teachers";

export const classes = pgTable("classes", {
  id: id(),
  name: text("name").notNull(),
  code: text("code").notNull().unique(), // 6 of the 28 characters of lib/rules/joining/class-code.ts
  joiningOpen: boolean("joining_open").notNull().default(true),
  createdAt: createdAt(),
  archivedAt: at("archived_at"),
  /** Q32: months from the day its last activity was closed until its students are erased; null: they stay. */
  retainNamesMonths: smallint("retain_names_months"),
  /** Q32: months from the day an activity was closed until it is deleted with everything in it; null: it stays. */
  retainWorkMonths: smallint("retain_work_months"),
  /** Set with `archivedAt`: the class goes for good 30 days later (lib/rules/classes/put-away.ts). */
  deletedAt: at("deleted_at"),
  /** Q32: when one of the two was set last. */
  retentionSetAt: at("retention_set_at"),
  /** T14: nobody's class, in which an import puts its rows until all are there; since when. null of every other. */
  importingSince: at("importing_since"),
  /** The documents of that import: their rows are stored before they are. */
  importingDocuments: uuid("importing_documents").array(),
});

export const classTeachers = pgTable(
  "class_teachers",
  {
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teachers.id, { onDelete: "cascade" }),
    /** Q25. */
    may: text("may", { enum: teacherRights }).notNull().default("steer"),
    /** When they were added. Of those who steer, sentences name the one who has the class longest. */
    since: at("since").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.classId, t.teacherId] }), index().on(t.teacherId)],
);

export const students = pgTable(
  "students",
  {
    id: id(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(), // nameKey of lib/rules/joining/names.ts
    pinHash: text("pin_hash").notNull(),
    /** A one-time PIN that the teacher can still see; null once the student has picked one. */
    oneTimePin: text("one_time_pin"),
    onRoster: boolean("on_roster").notNull().default(false),
    /** T15: what the teacher's list says of the student; "": nothing. */
    section: text("section").notNull().default(""),
    schoolId: text("school_id").notNull().default(""),
    email: text("email").notNull().default(""),
    createdAt: createdAt(),
    removedAt: at("removed_at"),
    /** The student that the teacher merged this one into. */
    mergedInto: uuid("merged_into").references((): AnyPgColumn => students.id),
    /** The teacher confirmed that both names are one person's, so this one's PIN signs in to `mergedInto`. */
    mergedPinCounts: boolean("merged_pin_counts").notNull().default(true),
    /** When the student was told of the merge. */
    mergeSeenAt: at("merge_seen_at"),
    /** For a student not on the roster: a keyed hash of the network address, and the browser. */
    joinedFrom: text("joined_from"),
    joinedWith: text("joined_with"),
    /** T10: extra time of their team's clocks, in percent: 100 is none. */
    extraTime: smallint("extra_time").notNull().default(100),
  },
  (t) => [
    uniqueIndex("students_name")
      .on(t.classId, t.nameKey)
      .where(sql`removed_at is null`),
    check("students_id_is_a_person", sql`${t.id} <> ${sql.raw(`'${formerMemberId}'`)}`),
  ],
);

export const activities = pgTable(
  "activities",
  {
    id: id(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    /** null: its name is the title of its lesson. */
    name: text("name"),
    contentId: text("content_id").notNull(),
    phase: text("phase", { enum: phases }).notNull().default("setup"),
    round: integer("round").notNull().default(1),
    /** Raised by every write that changes who may read or write a document (R11). */
    accessVersion: integer("access_version").notNull().default(0),
    /** Q14: students may choose a mode while this is set and the phase is setup or learn. */
    choiceOpen: boolean("choice_open").notNull().default(false),
    choiceCap: integer("choice_cap"),
    /** Q16: minutes a team has to present, in a match of two. */
    presentMinutes: smallint("present_minutes").notNull().default(4),
    /** T10: the lesson's plan that presets the clocks; null for none. */
    plan: text("plan"),
    /** Q19: the last pause of all screens. */
    pause: jsonb("pause").$type<Pause>(),
    /** T11: one team, case, answer or reason on the wall; null for what the phase shows. */
    spotlight: jsonb("spotlight").$type<Spotlight>(),
    /** T11: students' names are on the wall only when this was switched on. */
    namesOnWall: boolean("names_on_wall").notNull().default(false),
    /** T11: how far the reveal has come on the wall (lib/rules/projector/wall.ts). */
    revealStep: smallint("reveal_step").notNull().default(0),
    /** T12: the rubric once a teacher has edited it; null for the lesson's. */
    rubric: jsonb("rubric").$type<Rubric>(),
    /** Q3: notes enter the casebook only when this was switched on. */
    notesInCasebook: boolean("notes_in_casebook").notNull().default(false),
    /** Q5: the first entry into compare closes `before` for good. */
    comparedAt: at("compared_at"),
    /** Q6: the first reveal fixes the ballots that were cast. */
    revealedAt: at("revealed_at"),
    /** Q32: when it was last closed; null while it is not. */
    closedAt: at("closed_at"),
    /** T14: when it came from a file; null: it was made here. */
    importedAt: at("imported_at"),
    createdAt: createdAt(),
    /** T15: its students only read from then on. */
    archivedAt: at("archived_at"),
    /** Set with `archivedAt`: it goes for good 30 days later (lib/rules/classes/put-away.ts). */
    deletedAt: at("deleted_at"),
  },
  (t) => [index().on(t.classId)],
);

/** A student in an activity: made when they first open it, or when the teacher places them before that. */
export const participants = pgTable(
  "participants",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    joinedAt: at("joined_at"),
    absentAt: at("absent_at"),
    chosenMode: text("chosen_mode"),
    chosenAt: at("chosen_at"),
    /** Ids of lesson sections read to the end. */
    sectionsRead: text("sections_read")
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** S2: when each of these was finished, by its id; null before the first, and of earlier builds. */
    sectionsReadAt: jsonb("sections_read_at").$type<Record<string, string>>(),
    /** Q5: the card for a missing `before` ballot was skipped. */
    beforeSkippedAt: at("before_skipped_at"),
    /** Q6: this student's device has shown results; a missing final ballot can no longer be cast. */
    resultsSeenAt: at("results_seen_at"),
    /** T7: the team as this student last saw it; differences are shown as news. */
    teamSeen: jsonb("team_seen").$type<SeenTeam>(),
    /** T15: of each name that was merged into this one, the last one last: what stood here before. */
    cameFrom: jsonb("came_from")
      .$type<CameFrom[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId] }), index().on(t.studentId)],
);
