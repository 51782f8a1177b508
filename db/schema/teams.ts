import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id, createdAt } from "./columns";
import { students, activities } from "./classes";

export const teams = pgTable(
  "teams",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    mode: text("mode").notNull(),
    createdAt: createdAt(),
    /** When the team ended; its worksheet is archived at the same time. */
    dissolvedAt: at("dissolved_at"),
    /** Whether the team stays when teams are made again (T2). */
    locked: boolean("locked").notNull().default(false),
  },
  (t) => [
    uniqueIndex("teams_number")
      .on(t.activityId, t.number)
      .where(sql`dissolved_at is null`),
  ],
);

export const teamMembers = pgTable(
  "team_members",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => students.id, { onDelete: "cascade" }),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** Numbers members from 0. Determines the student's colour, and stays when others join or leave. */
    seat: smallint("seat").notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.studentId] }), index().on(t.teamId)],
);
