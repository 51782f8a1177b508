import { boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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

/** What a student guessed before reading, one row per guess of the lesson, changed in place (S2). It never influences a mark. */
export const guesses = pgTable(
  "guesses",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    /** The guess's id in the lesson, and the id of the option that the student chose. */
    guess: text("guess").notNull(),
    answer: text("answer").notNull(),
    at: at("at").notNull(),
    cameFrom: cameFrom(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId, t.guess] })],
);
