import { pgTable, text } from "drizzle-orm/pg-core";
import { id, createdAt } from "./columns";

export const teachers = pgTable("teachers", {
  id: id(),
  email: text("email").notNull().unique(), // lower case
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  createdAt: createdAt(),
});
