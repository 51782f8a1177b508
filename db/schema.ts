/**
 * The tables of facts and text. Important invariants are constraints.
 * Modes and content are ids of lib/content (data, 2 to 8 modes), never an enum here.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import type { FactChange } from "@/lib/rules/journal/journal";
import { phases } from "@/lib/rules/phases/phases";
import type { Passage } from "@/lib/rules/reviewing/review";
import type { SeenTeam } from "@/lib/rules/teams/team-news";
import { reviewFields, type WorksheetTexts } from "@/lib/document-format/fields";

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});
/** Read and written in SQL only. */
const ranges = customType<{ data: string }>({ dataType: () => "int4multirange" });
const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const id = () => uuid("id").primaryKey().defaultRandom();
const createdAt = () => at("created_at").notNull().defaultNow();

export const teachers = pgTable("teachers", {
  id: id(),
  email: text("email").notNull().unique(), // lower case
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  createdAt: createdAt(),
});

/** One-time links: an invitation for a new teacher, or a password reset. The token is stored hashed. */
export const teacherLinks = pgTable("teacher_links", {
  id: id(),
  tokenHash: text("token_hash").notNull().unique(),
  purpose: text("purpose", { enum: ["invite", "reset"] }).notNull(),
  /** The teacher who invited (null: the command line), or who resets the password. */
  teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
  createdAt: createdAt(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
  revokedAt: at("revoked_at"),
});

export const classes = pgTable("classes", {
  id: id(),
  name: text("name").notNull(),
  code: text("code").notNull().unique(), // 6 of the 28 characters of lib/rules/joining/class-code.ts
  joiningOpen: boolean("joining_open").notNull().default(true),
  createdAt: createdAt(),
  archivedAt: at("archived_at"),
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
  },
  (t) => [
    uniqueIndex("students_name")
      .on(t.classId, t.nameKey)
      .where(sql`removed_at is null`),
  ],
);

/** A signed-in browser. The cookie holds the id; no row, no access. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(), // 128 random bits, hex
    teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
    studentId: uuid("student_id").references(() => students.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    usedAt: at("used_at").notNull().defaultNow(),
  },
  (t) => [
    check("sessions_one_person", sql`num_nonnulls(${t.teacherId}, ${t.studentId}) = 1`),
    index().on(t.teacherId),
    index().on(t.studentId),
  ],
);

/** State of throttles (lib/rules/signing-in/throttle.ts). Rows that have not changed for a day are deleted. */
export const throttles = pgTable(
  "throttles",
  {
    key: text("key").primaryKey(), // lib/auth/throttle.ts
    count: integer("count").notNull(),
    at: at("at").notNull(),
  },
  (t) => [index().on(t.at)],
);

/** Who was seen at which address in the last 12 hours: a class can always be joined from an address of its members. */
export const sightings = pgTable(
  "sightings",
  {
    address: text("address").notNull(), // keyed hash of a network address
    personId: uuid("person_id").notNull(), // a teacher or a student
    seenAt: at("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.address, t.personId] }), index().on(t.seenAt)],
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
    /** Q3: notes enter the casebook only when this was switched on. */
    notesInCasebook: boolean("notes_in_casebook").notNull().default(false),
    /** Q5: the first entry into compare closes `before` for good. */
    comparedAt: at("compared_at"),
    /** Q6: the first reveal fixes the ballots that were cast. */
    revealedAt: at("revealed_at"),
    createdAt: createdAt(),
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
    /** Q5: the card for a missing `before` ballot was skipped. */
    beforeSkippedAt: at("before_skipped_at"),
    /** Q6: this student's device has shown results; a missing final ballot can no longer be cast. */
    resultsSeenAt: at("results_seen_at"),
    /** T7: the team as this student last saw it; differences are shown as news. */
    teamSeen: jsonb("team_seen").$type<SeenTeam>(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId] }), index().on(t.studentId)],
);

/** Ids of merged students that the row belonged to before; the last merge last. */
const cameFrom = () =>
  uuid("came_from")
    .array()
    .notNull()
    .default(sql`'{}'`);

/** S2: tries at the matching and the checks. They never enter a mark. */
export const tries = pgTable(
  "tries",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    /** `match` (answer: a mode's id, about `subject`: the cause's mode id) or `check` (subject: the check's id, answer: the option's id). */
    exercise: text("exercise", { enum: ["match", "check"] }).notNull(),
    subject: text("subject").notNull(),
    answer: text("answer").notNull(),
    correct: boolean("correct").notNull(),
    at: at("at").notNull().defaultNow(),
    cameFrom: cameFrom(),
  },
  (t) => [index().on(t.activityId, t.studentId)],
);

export const teams = pgTable(
  "teams",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    mode: text("mode").notNull(),
    createdAt: createdAt(),
    /** Its worksheet is archived with it. */
    dissolvedAt: at("dissolved_at"),
  },
  (t) => [
    uniqueIndex("teams_number")
      .on(t.activityId, t.number)
      .where(sql`dissolved_at is null`),
  ],
);

export const teamMembers = pgTable(
  "team_members",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** From 0: decides the student's colour, and stays when others join or leave. */
    seat: smallint("seat").notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId] }), index().on(t.teamId)],
);

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
    /** Q3: when the teacher included it in the casebook although it was not handed in. */
    inCasebookAt: at("in_casebook_at"),
  },
  (t) => [
    unique().on(t.teamId, t.mode),
    uniqueIndex("worksheets_live")
      .on(t.teamId)
      .where(sql`archived_at is null`),
  ],
);

export const matches = pgTable(
  "matches",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    round: integer("round").notNull(),
    /** The teacher confirmed a match on one mode (T5). */
    override: boolean("override").notNull().default(false),
    /** Q15: the mode of an exemplar in the match. */
    exemplarMode: text("exemplar_mode"),
    createdAt: createdAt(),
    /** Q8: ended by re-pairing; its notes are read-only from then on. */
    endedAt: at("ended_at"),
    /** Q16: who is presenting, since when, and which part. */
    presentingTeamId: uuid("presenting_team_id").references((): AnyPgColumn => teams.id),
    presentingSince: at("presenting_since"),
    presentingPart: text("presenting_part"),
  },
  (t) => [index().on(t.activityId, t.round)],
);

export const matchTeams = pgTable(
  "match_teams",
  {
    matchId: uuid("match_id")
      .notNull()
      .references(() => matches.id, { onDelete: "cascade" }),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** Presenting order, from 1. */
    place: smallint("place").notNull(),
    /** In order of joining, from 0: decides its members' colours in the notes, and stays when the presenting order is swapped. */
    seat: smallint("seat").notNull(),
    presentedAt: at("presented_at"),
    leftAt: at("left_at"),
  },
  (t) => [primaryKey({ columns: [t.matchId, t.teamId] }), index().on(t.teamId)],
);

/** A document. A worksheet or a match's notes has one that is not closed; a replacement has the next epoch (R14). */
export const documents = pgTable(
  "documents",
  {
    id: id(),
    kind: text("kind", { enum: ["worksheet", "notes"] }).notNull(),
    worksheetId: uuid("worksheet_id").references(() => worksheets.id, { onDelete: "cascade" }),
    matchId: uuid("match_id").references(() => matches.id, { onDelete: "cascade" }),
    epoch: integer("epoch").notNull().default(1),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
  },
  (t) => [
    check(
      "documents_one_owner",
      sql`(${t.kind} = 'worksheet' and ${t.worksheetId} is not null and ${t.matchId} is null) or (${t.kind} = 'notes' and ${t.matchId} is not null and ${t.worksheetId} is null)`,
    ),
    uniqueIndex("documents_worksheet_epoch")
      .on(t.worksheetId, t.epoch)
      .where(sql`worksheet_id is not null`),
    uniqueIndex("documents_match_epoch")
      .on(t.matchId, t.epoch)
      .where(sql`match_id is not null`),
    uniqueIndex("documents_worksheet_live")
      .on(t.worksheetId)
      .where(sql`worksheet_id is not null and closed_at is null`),
    uniqueIndex("documents_match_live")
      .on(t.matchId)
      .where(sql`match_id is not null and closed_at is null`),
  ],
);

/**
 * R5: the append-only log. `writer` is one boot of one process; `n` counts per document. A foreign key would take a third of the insert's
 * time, and the insert has locked the document anyway. A trigger deletes rows with their document (0008_rows_go_with_documents.sql).
 */
export const updates = pgTable(
  "updates",
  {
    documentId: uuid("document_id").notNull(),
    writer: uuid("writer").notNull(),
    n: integer("n").notNull(),
    /** The student whose socket sent it. */
    author: uuid("author").notNull(),
    /** R3a: whether it is carried content: another student's text, lost between relay and commit. */
    carried: boolean("carried").notNull(),
    time: at("time").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer, t.n] })],
);

/** R9: the state of the compacted rows. A document is this and the remaining rows of `updates`. */
export const snapshots = pgTable("snapshots", {
  documentId: uuid("document_id")
    .primaryKey()
    .references(() => documents.id, { onDelete: "cascade" }),
  /** Counts compactions, from 1; each replaces the one it was made from. */
  version: integer("version").notNull(),
  /** The garbage-collected state (a Yjs V1 update), without deleted text. */
  state: bytea("state").notNull(),
  /** R3a, R3b: client id, its owner, and the clock up to which the owner sent it. */
  owners: jsonb("owners").$type<[client: number, userId: string, own: number][]>().notNull(),
  /** Authors of the rows. */
  authors: uuid("authors").array().notNull(),
  /** Time of the latest row in it. */
  time: at("time").notNull(),
  /** The body of R9's frame, by which a client with the same state checks that it has the same text. */
  digest: bytea("digest").notNull(),
});

/** R9, T13: the rows that a compaction moved out of `updates`, unchanged (lib/document-format/stored-rows.ts) and deflated. */
export const chunks = pgTable(
  "chunks",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** The version of the snapshot that has these rows. */
    number: integer("number").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.number] })],
);

/** R9, R5: keys of the rows in chunks, which a repeated append must not insert again. */
export const compacted = pgTable(
  "compacted",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    writer: uuid("writer").notNull(),
    ns: ranges("ns").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer] })],
);

/** T13: rows that restored an earlier version, or undid a restore. */
export const restores = pgTable(
  "restores",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** The row's writer, which has no other row. */
    writer: uuid("writer").notNull(),
    at: at("at").notNull(),
    /** Time of the restored version's last row; null for an undo. */
    moment: at("moment"),
    /** The writer of the restore it undoes. */
    undoes: uuid("undoes"),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer] })],
);

/** Q2: the immutable text of a worksheet when it was handed in. The newest not taken back counts. */
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
    texts: jsonb("texts").$type<WorksheetTexts>().notNull(),
    /** Who pressed the button; exactly one of the two. */
    handedInByStudent: uuid("handed_in_by_student").references(() => students.id),
    handedInByTeacher: uuid("handed_in_by_teacher").references(() => teachers.id),
    /** Q21: members at that moment who were not absent. */
    memberIds: uuid("member_ids").array().notNull(),
    at: at("at").notNull().defaultNow(),
    takenBackAt: at("taken_back_at"),
    /** T12: its members see marks and comments from then on. */
    releasedAt: at("released_at"),
  },
  (t) => [index().on(t.activityId), index().on(t.worksheetId, t.at)],
);

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

/** B3: one row per student and kind, changed in place. */
export const ballots = pgTable(
  "ballots",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["before", "final"] }).notNull(),
    choice: text("choice").notNull(),
    reason: text("reason").notNull().default(""),
    /** Q9: the student's team and mode when a final ballot was first cast. */
    teamId: uuid("team_id").references(() => teams.id),
    mode: text("mode"),
    castAt: at("cast_at").notNull().defaultNow(),
    changedAt: at("changed_at").notNull().defaultNow(),
    /** Q6: cast after the first reveal. */
    afterReveal: boolean("after_reveal").notNull().default(false),
    /** Q11: the teacher hid this reason from the class. */
    reasonHiddenAt: at("reason_hidden_at"),
    cameFrom: cameFrom(),
    /** Q11: a random number from when it was cast; reasons are shown in its order. */
    shuffle: bigint("shuffle", { mode: "number" })
      .notNull()
      .default(sql`floor(random() * 9007199254740991)::bigint`),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId, t.kind] })],
);

/** T8: what teachers did, each with the facts it changed, so that it can be undone (lib/rules/journal/journal.ts). */
export const journal = pgTable(
  "journal",
  {
    id: id(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    /** null: it concerns the class. */
    activityId: uuid("activity_id").references(() => activities.id, { onDelete: "cascade" }),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teachers.id),
    /** The order of entries; times can be equal. */
    n: bigint("n", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    at: at("at").notNull().defaultNow(),
    /** A message of `journal.did`, and its values: ids and numbers, never names of students. */
    kind: text("kind").notNull(),
    values: jsonb("values").$type<Record<string, string | number>>().notNull(),
    changes: jsonb("changes").$type<FactChange[]>().notNull(),
    /** The action that an `undo` or a `redo` is about. */
    about: uuid("about").references((): AnyPgColumn => journal.id, { onDelete: "cascade" }),
    undoneAt: at("undone_at"),
  },
  (t) => [index().on(t.classId, t.n), index().on(t.activityId, t.n)],
);

/** T7: a student's copy of a worksheet that they no longer write in. The newest of each. */
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
    texts: jsonb("texts").$type<WorksheetTexts>().notNull(),
    at: at("at").notNull(),
  },
  (t) => [unique().on(t.studentId, t.worksheetId), index().on(t.activityId, t.studentId)],
);

/** R13: one row, made with the tables. Identifies the database where installations share a Redis and a secret. */
export const installation = pgTable("installation", { id: id() });
