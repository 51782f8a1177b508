import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt } from "./columns";
import { teachers } from "./teachers";
import { students } from "./classes";

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
