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
import { formerMemberId } from "@/lib/activity/rules/former-member";
import type { Pause } from "@/lib/activity/rules/pause";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type { Spotlight } from "@/lib/activity/rules/projector";
import { lessonVersions } from "./lessons";
import type { MergedFrom } from "@/lib/features/people/joining/rules/merged-presence";
import type { SeenTeam } from "@/lib/features/teams/rules/team-news";
import { phases } from "@/lib/activity/rules/phases";
import { teacherRights } from "@/lib/activity/rules/class-teachers";
import { at, id, createdAt } from "./columns";
import { teachers } from "./teachers";

export const classes = pgTable("classes", {
  id: id(),
  name: text("name").notNull(),
  code: text("code").notNull().unique(), // 6 of the 28 characters of lib/features/people/joining/rules/class-code.ts
  joiningOpen: boolean("joining_open").notNull().default(true),
  createdAt: createdAt(),
  archivedAt: at("archived_at"),
  /** Months from the day its last activity was closed until its students are erased; null: they stay (Q32). */
  retainNamesMonths: smallint("retain_names_months"),
  /** Months from the day an activity was closed until it is deleted with everything in it; null: it stays (Q32). */
  retainWorkMonths: smallint("retain_work_months"),
  /** Set together with `archivedAt`. 30 days later the class is removed for good (lib/features/people/classes/rules/archive-status.ts). */
  deletedAt: at("deleted_at"),
  /** When one of the two retentions was last set (Q32). */
  retentionSetAt: at("retention_set_at"),
  /** Set for a temporary class into which an import inserts its rows (T14): when the import began. null for every other class. */
  importingSince: at("importing_since"),
  /** The documents of that import, whose rows are stored before the documents themselves. */
  importingDocuments: uuid("importing_documents").array(),
  /** The class's id and title in the school's OneRoster file; null: the class is from no such file (T15). */
  sourcedId: text("sourced_id").unique(),
  listedName: text("listed_name"),
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
    /** What the teacher may do in the class (Q25). */
    may: text("may", { enum: teacherRights }).notNull().default("steer"),
    /** When the teacher was added. Of the teachers who may edit the class, sentences name the one who was added first. */
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
    nameKey: text("name_key").notNull(), // nameKey of lib/features/people/joining/rules/names.ts
    pinHash: text("pin_hash").notNull(),
    /** A one-time PIN that the teacher can still see; null once the student has picked a PIN. */
    oneTimePin: text("one_time_pin"),
    onRoster: boolean("on_roster").notNull().default(false),
    /** The student's data from the teacher's list; "" where the list has none (T15). */
    section: text("section").notNull().default(""),
    schoolId: text("school_id").notNull().default(""),
    email: text("email").notNull().default(""),
    createdAt: createdAt(),
    removedAt: at("removed_at"),
    /** When one of the student's devices last asked for something; stored at most once a minute (T15). */
    lastSeenAt: at("last_seen_at"),
    /** The student that the teacher merged this one into. */
    mergedInto: uuid("merged_into").references((): AnyPgColumn => students.id),
    /** The teacher confirmed that both names are one person's, so this one's PIN signs in to `mergedInto`. */
    mergedPinCounts: boolean("merged_pin_counts").notNull().default(true),
    /** When the student was told of the merge. */
    mergeSeenAt: at("merge_seen_at"),
    /** For a student who joined without being on the roster: a keyed hash of the network address, and the browser. */
    joinedFrom: text("joined_from"),
    joinedWith: text("joined_with"),
    /** The student's time on their team's clocks, in percent; 100 is no extra time (T10). */
    extraTime: smallint("extra_time").notNull().default(100),
    /** The student's id and name in the school's OneRoster file; null: no such file has named the student (T15). */
    sourcedId: text("sourced_id"),
    listedName: text("listed_name"),
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
    /** null: the activity is called by the title of its lesson. */
    name: text("name"),
    /** The version of the lesson that the activity began with. */
    contentId: text("content_id")
      .notNull()
      .references(() => lessonVersions.id),
    phase: text("phase", { enum: phases }).notNull().default("setup"),
    round: integer("round").notNull().default(1),
    /** Raised by every write that changes who may read or write a document (R11). */
    accessVersion: integer("access_version").notNull().default(0),
    /** Raised together with `accessVersion` by a write that changes only the clock or the pause (T10); earlier builds know only `accessVersion`. */
    timeVersion: integer("time_version").notNull().default(0),
    /** Each student goes on alone, at most to `phase` (Q30). */
    selfPaced: boolean("self_paced").notNull().default(false),
    /** Where students begin who have not gone on alone yet: the phase in which the class was first made self-paced. null is Learn. */
    pacedFrom: text("paced_from", { enum: phases }),
    /** When the cases of a self-paced activity are due; null for no due time (T18). */
    dueAt: at("due_at"),
    /** When the results of a self-paced activity open by themselves; null once they have, and without a set time (Q30). */
    resultsAt: at("results_at"),
    /** Students may choose a mode while this is set and the phase is setup or learn (Q14). */
    choiceOpen: boolean("choice_open").notNull().default(false),
    choiceCap: integer("choice_cap"),
    /** Minutes that a team has to present, in a match of two (Q16). */
    presentMinutes: smallint("present_minutes").notNull().default(4),
    /** The lesson's plan that presets the clocks; null for none (T10). */
    plan: text("plan"),
    /** The last pause of all screens (Q19). */
    pause: jsonb("pause").$type<Pause>(),
    /** One team, case, answer or reason on the projector; null for the phase's usual content (T11). */
    spotlight: jsonb("spotlight").$type<Spotlight>(),
    /** Whether the projector shows students' names (T11). */
    namesOnWall: boolean("names_on_wall").notNull().default(false),
    /** The step that the reveal has reached on the projector (T11; lib/activity/rules/projector.ts). */
    revealStep: smallint("reveal_step").notNull().default(0),
    /** The rubric as a teacher has edited it; null for the lesson's (T12). */
    rubric: jsonb("rubric").$type<Rubric>(),
    /** Whether the casebook includes notes (Q3). */
    notesInCasebook: boolean("notes_in_casebook").notNull().default(false),
    /** The last round whose feedback the teacher shows before both teams have sent theirs (Q27); 0 for none. */
    feedbackShownRound: integer("feedback_shown_round").notNull().default(0),
    /** When the class first entered compare, which closes the `before` ballot for good (Q5). */
    comparedAt: at("compared_at"),
    /** When results were first revealed, which fixes the ballots that were cast (Q6). */
    revealedAt: at("revealed_at"),
    /** When the activity was last closed; null while it is open (Q32). */
    closedAt: at("closed_at"),
    /** When the activity was imported from a file; null: it was made here (T14). */
    importedAt: at("imported_at"),
    createdAt: createdAt(),
    /** From then on its students can only read (T15). */
    archivedAt: at("archived_at"),
    /** Set together with `archivedAt`. 30 days later the activity is removed for good (lib/features/people/classes/rules/archive-status.ts). */
    deletedAt: at("deleted_at"),
  },
  (t) => [index().on(t.classId)],
);

/** A student in an activity. The row is made when the student first opens the activity, or when the teacher places the student earlier. */
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
    /** The furthest phase to which the student has gone on in a self-paced activity; null before the first step (Q30). */
    reached: text("reached", { enum: phases }),
    chosenMode: text("chosen_mode"),
    chosenAt: at("chosen_at"),
    /** Ids of lesson sections read to the end. */
    sectionsRead: text("sections_read")
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** When each of these sections was finished, by its id; null before the first, and in rows of earlier builds (S2). */
    sectionsReadAt: jsonb("sections_read_at").$type<Record<string, string>>(),
    /** When the student skipped the card for a missing `before` ballot (Q5). */
    beforeSkippedAt: at("before_skipped_at"),
    /** When this student's device first showed results, after which a missing final ballot can no longer be cast (Q6). */
    resultsSeenAt: at("results_seen_at"),
    /** The team as this student last saw it; differences are shown as news (T7). */
    teamSeen: jsonb("team_seen").$type<SeenTeam>(),
    /** For each name that was merged into this one, in order: this row's values before that merge (T15). */
    cameFrom: jsonb("came_from")
      .$type<MergedFrom[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId] }), index().on(t.studentId)],
);
