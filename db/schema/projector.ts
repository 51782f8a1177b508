/** T11: walls. */
import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { activities } from "./classes";

/** A projector page that is open, whichever process it is connected to. */
export const openWalls = pgTable(
  "open_walls",
  {
    /** Of its connection. */
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    /** When its process last knew that it is open. */
    seenAt: at("seen_at").notNull(),
  },
  (t) => [index().on(t.activityId)],
);
