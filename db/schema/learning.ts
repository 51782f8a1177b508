import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, id, cameFrom } from "./columns";
import { students, activities } from "./classes";

/** Tries at the matching and the checks (S2). They never influence a mark. */
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
