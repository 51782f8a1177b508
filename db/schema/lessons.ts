import { integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns";

/** Lessons (T16). Their content is in their versions. */
export const lessons = pgTable("lessons", {
  id: id(),
  /** The name of a lesson that ships with the product (lib/content/built-in.ts). */
  builtIn: text("built_in").unique(),
  createdAt: createdAt(),
});

/** Versions of lessons, which never change: an activity goes on with the version that it began with. */
export const lessonVersions = pgTable(
  "lesson_versions",
  {
    id: text("id").primaryKey(),
    lessonId: uuid("lesson_id")
      .notNull()
      .references(() => lessons.id, { onDelete: "cascade" }),
    /** 1 for the first. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    /** As `lessonSchema` reads it. */
    content: jsonb("content").$type<object>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique("lesson_versions_number").on(t.lessonId, t.number)],
);
