import { index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { StoredLaunch } from "@/lib/wire/stored-launch";
import { at, id } from "./columns";
import { activities } from "./classes";
import { teachers } from "./teachers";

/** A link in a course of a learning platform, and the activity that it opens (T19). The row is made when the link is first opened. */
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
    /** The platform's addresses of the course's people and of the link's gradebook column; null when it sent none. */
    membersUrl: text("members_url"),
    lineItemUrl: text("line_item_url"),
    openedAt: at("opened_at").notNull(),
    /** When marks were last sent to the course. */
    sentAt: at("sent_at"),
  },
  (t) => [unique("course_links_link").on(t.issuer, t.clientId, t.deploymentId, t.linkId), index().on(t.activityId)],
);

/** Launches from learning platforms (T19). Each is accepted once, so its row stays until its token has expired. */
export const launches = pgTable(
  "launches",
  {
    id: id(),
    /** The nonce, hashed. */
    nonce: text("nonce").notNull().unique(),
    /** The content of the launch; null before it was checked, and after it was used. */
    launch: jsonb("launch").$type<StoredLaunch>(),
    /** The teacher who launched, and has yet to make a choice. */
    teacherId: uuid("teacher_id").references(() => teachers.id, { onDelete: "cascade" }),
    /** The activity that was chosen for the new link. */
    activityId: uuid("activity_id").references(() => activities.id, { onDelete: "cascade" }),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [index().on(t.expiresAt)],
);
