import { bigint, index, jsonb, pgTable, text, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { FactChange } from "@/lib/activity/rules/journal";
import { at, id } from "./columns";
import { teachers } from "./teachers";
import { classes, activities } from "./classes";

/** Teachers' actions, each with the facts that it changed, so that it can be undone (T8; lib/activity/rules/journal.ts). */
export const journal = pgTable(
  "journal",
  {
    id: id(),
    classId: uuid("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    /** null: the entry concerns the class. */
    activityId: uuid("activity_id").references(() => activities.id, { onDelete: "cascade" }),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teachers.id),
    /** The order of entries, because times can be equal. */
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
