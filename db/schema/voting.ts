import { sql } from "drizzle-orm";
import { bigint, boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, cameFrom } from "./columns";
import { activities } from "./classes";
import { teams } from "./teams";

/** B3: one row per student and kind, changed in place. */
export const ballots = pgTable(
  "ballots",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    /** No foreign key: of an erased student a ballot stays counted (Q31), under a random id that is in no other table. */
    studentId: uuid("student_id").notNull(),
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
