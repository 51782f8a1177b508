import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { phases } from "@/lib/activity/rules/phases";
import { at } from "./columns";
import { activities } from "./classes";
import { teams } from "./teams";

const phase = () => text("phase", { enum: phases }).notNull();
const ms = (name: string) => bigint(name, { mode: "number" });

/** How long the class has been in a phase, and the phase's clock, if it has one (Q23; lib/activity/rules/clock.ts). */
export const phaseClocks = pgTable(
  "phase_clocks",
  {
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    phase: phase(),
    spentMs: ms("spent_ms").notNull().default(0),
    countsFrom: at("counts_from"),
    /** The clock; both columns are null when there is none. */
    limitFromMs: ms("limit_from_ms"),
    limitLengthMs: ms("limit_length_ms"),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.phase] })],
);

/** A team's own minutes in a phase, in ms, beyond the class's clock; may be negative (T10). */
export const teamMinutes = pgTable(
  "team_minutes",
  {
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    phase: phase(),
    ms: ms("ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.phase] })],
);
