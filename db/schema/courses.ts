import { index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { StoredLaunch } from "@/lib/wire/stored-launch";
import { at, id } from "./columns";
import { activities } from "./classes";
import { teachers } from "./teachers";

/** T19: a link in a course of a learning platform, and the activity that it opens. Made when it is first opened. */
export const courseLinks = pgTable(
  "course_links",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    issuer: text("issuer").notNull(),
    clientId: text("client_id").notNull(),
    deploymentId: text("deployment_id").notNull(),
    /** The course and the link as the platform names them. */
    courseId: text("course_id").notNull(),
    linkId: text("link_id").notNull(),
    courseTitle: text("course_title").notNull().default(""),
    /** Where the platform lists the course's people, and where the link's column in the gradebook is; null: it did not say. */
    membersUrl: text("members_url"),
    lineItemUrl: text("line_item_url"),
    openedAt: at("opened_at").notNull(),
    /** When marks were sent to the course last. */
    sentAt: at("sent_at"),
  },
  (t) => [unique("course_links_link").on(t.issuer, t.clientId, t.deploymentId, t.linkId), index().on(t.activityId)],
);

/** T19: launches from learning platforms that were checked. Each counts once: its row stays until no token of it can count any more. */
export const launches = pgTable(
  "launches",
  {
    id: id(),
    /** The nonce, hashed. */
    nonce: text("nonce").notNull().unique(),
    /** What it says; null until it was checked, and once it was used. */
    launch: jsonb("launch").$type<StoredLaunch>(),
    /** The teacher who came with it and has yet to choose something. */
    teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
    /** The activity that was chosen for the new link. */
    activityId: uuid("activity_id").references(() => activities.id, { onDelete: "cascade" }),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [index().on(t.expiresAt)],
);
