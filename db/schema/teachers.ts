import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";

export const teachers = pgTable("teachers", {
  id: id(),
  email: text("email").notNull().unique(), // lower case
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  createdAt: createdAt(),
  /** Q34: since when they own the installation; null: they do not. */
  ownerSince: at("owner_since"),
});

/** One-time links: an invitation for a new teacher, or a password reset. The token is stored hashed. */
export const teacherLinks = pgTable("teacher_links", {
  id: id(),
  tokenHash: text("token_hash").notNull().unique(),
  purpose: text("purpose", { enum: ["invite", "reset"] }).notNull(),
  /** The teacher who invited (null: the command line), or who resets the password. */
  teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
  createdAt: createdAt(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
  revokedAt: at("revoked_at"),
});
