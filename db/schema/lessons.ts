import { integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, bytea, createdAt, id } from "./columns";
import { teachers } from "./teachers";

/** Lessons (T16). What activities run is in their versions. */
export const lessons = pgTable("lessons", {
  id: id(),
  /** The name of a lesson that ships with the product (lib/content/built-in.ts). */
  builtIn: text("built_in").unique(),
  /** The teacher whose lesson it is; null for a lesson that ships with the product. */
  ownerId: uuid("owner_id").references(() => teachers.id, { onDelete: "set null" }),
  /** What its teachers edit, as `lessonSchema` reads it. It may be incomplete. Null for a lesson that ships with the product. */
  draft: jsonb("draft").$type<object>(),
  /** When the draft was last saved. */
  draftAt: at("draft_at"),
  /** When a teacher deleted it while activities used it: they go on with it, and it is not offered any more. */
  hiddenAt: at("hidden_at"),
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

/** Pictures that teachers upload for a lesson, as `cleanPicture` has rebuilt them. A version goes on with its pictures, so they never change. */
export const lessonPictures = pgTable(
  "lesson_pictures",
  {
    lessonId: uuid("lesson_id")
      .notNull()
      .references(() => lessons.id, { onDelete: "cascade" }),
    /** The SHA-256 of the bytes, in hex. */
    image: text("image").notNull(),
    kind: text("kind", { enum: ["png", "svg"] }).notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: bytea("bytes").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.lessonId, t.image] })],
);
