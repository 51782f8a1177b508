import { sql } from "drizzle-orm";
import { bigint, boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, cameFrom } from "./columns";
import { activities, students } from "./classes";
import { teams } from "./teams";

/** One row per student and kind, changed in place (B3). */
export const ballots = pgTable(
  "ballots",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    /** No foreign key, because an erased student's ballot stays counted (Q31), under a random id that is in no other table. */
    studentId: uuid("student_id").notNull(),
    kind: text("kind", { enum: ["before", "final"] }).notNull(),
    choice: text("choice").notNull(),
    reason: text("reason").notNull().default(""),
    /** The student's team and mode when the final ballot was first cast (Q9). */
    teamId: uuid("team_id").references(() => teams.id),
    mode: text("mode"),
    castAt: at("cast_at").notNull().defaultNow(),
    changedAt: at("changed_at").notNull().defaultNow(),
    /** Whether the ballot was cast after the first reveal (Q6). */
    afterReveal: boolean("after_reveal").notNull().default(false),
    /** When the teacher hid this reason from the class (Q11). */
    reasonHiddenAt: at("reason_hidden_at"),
    cameFrom: cameFrom(),
    /** A random number, set when the ballot is cast; reasons are shown in its order (Q11). */
    shuffle: bigint("shuffle", { mode: "number" })
      .notNull()
      .default(sql`floor(random() * 9007199254740991)::bigint`),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId, t.kind] })],
);

/** A student's exit ticket: two private lines after the results, one row that is changed in place (S10). An empty line was not written. */
export const tickets = pgTable(
  "tickets",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    /** What changed the student's mind, or why it did not. */
    mind: text("mind").notNull(),
    /** What the student would test first in a system that they use. */
    test: text("test").notNull(),
    writtenAt: at("written_at").notNull(),
    changedAt: at("changed_at").notNull(),
    cameFrom: cameFrom(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId] })],
);
