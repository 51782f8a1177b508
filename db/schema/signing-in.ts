import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";
import { teachers } from "./teachers";
import { classes, students } from "./classes";

/** A signed-in browser. The cookie contains the id, encrypted; without a row there is no access. */
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

/**
 * An account elsewhere (at a provider, in a learning platform) that signs in to an account here: to a teacher, or in each class to a student (Q33).
 * Each person here has at most one account of an issuer, so an e-mail address that was reassigned to somebody else opens nothing.
 */
export const outsideAccounts = pgTable(
  "outside_accounts",
  {
    id: id(),
    issuer: text("issuer").notNull(),
    /** The issuer's id for the person, which never changes and is never reassigned. */
    subject: text("subject").notNull(),
    teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
    studentId: uuid("student_id").references(() => students.id, { onDelete: "cascade" }),
    /** The student's class, because a person is a separate student in each class; null for a teacher. */
    classId: uuid("class_id").references(() => classes.id, { onDelete: "cascade" }),
    linkedAt: at("linked_at").notNull(),
  },
  (t) => [
    check("outside_accounts_one_person", sql`num_nonnulls(${t.teacherId}, ${t.studentId}) = 1`),
    check("outside_accounts_class", sql`(${t.studentId} is null) = (${t.classId} is null)`),
    unique("outside_accounts_subject").on(t.issuer, t.subject, t.classId).nullsNotDistinct(),
    unique("outside_accounts_teacher").on(t.teacherId, t.issuer),
    unique("outside_accounts_student").on(t.studentId, t.issuer),
  ],
);

/** State of throttles (lib/auth/rules/throttle.ts). Rows that have not changed for a day are deleted. */
export const throttles = pgTable(
  "throttles",
  {
    key: text("key").primaryKey(), // lib/auth/throttle.ts
    count: integer("count").notNull(),
    at: at("at").notNull(),
  },
  (t) => [index().on(t.at)],
);

/** Who was seen at which address in the last 12 hours, because a class can always be joined from an address of its members. */
export const sightings = pgTable(
  "sightings",
  {
    address: text("address").notNull(), // keyed hash of a network address
    personId: uuid("person_id").notNull(), // a teacher or a student
    seenAt: at("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.address, t.personId] }), index().on(t.seenAt)],
);
