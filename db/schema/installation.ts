import { pgTable } from "drizzle-orm/pg-core";
import { id } from "./columns";

/** R13: one row, made with the tables. Identifies the database where installations share a Redis and a secret. */
export const installation = pgTable("installation", { id: id() });
