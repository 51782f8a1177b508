import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { at, createdAt, id } from "./columns";

export const teachers = pgTable(
  "teachers",
  {
    id: id(),
    email: text("email").notNull().unique(), // lower case
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    createdAt: createdAt(),
    /** Since when the teacher owns the installation; null: they do not (Q34). */
    ownerSince: at("owner_since"),
    /** Since when nobody can sign in to the account; null: its teacher can (Q36). A deleted account stays disabled. */
    disabledAt: at("disabled_at"),
  },
  (t) => [check("teachers_id_is_a_person", sql`${t.id} <> ${sql.raw(`'${formerMemberId}'`)}`)],
);
