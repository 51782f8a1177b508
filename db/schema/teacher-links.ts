import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { teacherRights } from "@/lib/activity/rules/class-teachers";
import { classes } from "./classes";
import { at, createdAt, id } from "./columns";
import { teachers } from "./teachers";

/** One-time links: an invitation of a teacher, or a password reset. The token is stored hashed. */
export const teacherLinks = pgTable(
  "teacher_links",
  {
    id: id(),
    tokenHash: text("token_hash").notNull().unique(),
    purpose: text("purpose", { enum: ["invite", "reset"] }).notNull(),
    /** The teacher who invited (null: the command line), or whose password is reset. */
    teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
    /** The class whose teachers an invited colleague joins, and what they may do there; null: the link only makes an account (T15). */
    classId: uuid("class_id").references(() => classes.id, { onDelete: "cascade" }),
    may: text("may", { enum: teacherRights }),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    revokedAt: at("revoked_at"),
  },
  (t) => [index().on(t.classId), check("teacher_links_into_class", sql`(class_id is null) = (may is null)`)],
);
