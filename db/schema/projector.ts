/** Open projector pages (T11). */
import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { activities } from "./classes";

/** A projector page that is open, connected to any process. */
export const openWalls = pgTable(
  "open_walls",
  {
    /** The id of its connection. */
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    /** When its process last found it open. */
    seenAt: at("seen_at").notNull(),
  },
  (t) => [index().on(t.activityId)],
);
