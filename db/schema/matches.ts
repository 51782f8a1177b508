import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { at, id, createdAt } from "./columns";
import { activities } from "./classes";
import { teams } from "./teams";

export const matches = pgTable(
  "matches",
  {
    id: id(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => activities.id, { onDelete: "cascade" }),
    round: integer("round").notNull(),
    /** The teacher confirmed a match on one mode (T5). */
    override: boolean("override").notNull().default(false),
    /** Q15: the mode of an exemplar in the match. */
    exemplarMode: text("exemplar_mode"),
    createdAt: createdAt(),
    /** Q8: ended by re-pairing; its notes are read-only from then on. */
    endedAt: at("ended_at"),
    /** T5: matching again keeps it. */
    locked: boolean("locked").notNull().default(false),
    /** Q16: who is presenting, since when, and which part. */
    presentingTeamId: uuid("presenting_team_id").references((): AnyPgColumn => teams.id),
    presentingSince: at("presenting_since"),
    presentingPart: text("presenting_part"),
  },
  (t) => [index().on(t.activityId, t.round)],
);

export const matchTeams = pgTable(
  "match_teams",
  {
    matchId: uuid("match_id")
      .notNull()
      .references(() => matches.id, { onDelete: "cascade" }),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** Presenting order, from 1. */
    place: smallint("place").notNull(),
    /** In order of joining, from 0: decides its members' colours in the notes, and stays when the presenting order is swapped. */
    seat: smallint("seat").notNull(),
    presentedAt: at("presented_at"),
    leftAt: at("left_at"),
  },
  (t) => [primaryKey({ columns: [t.matchId, t.teamId] }), index().on(t.teamId)],
);
