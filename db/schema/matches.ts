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
    /** Whether the teacher confirmed a match of teams with the same mode (T5). */
    override: boolean("override").notNull().default(false),
    /** The mode of an exemplar that takes part in the match (Q15). */
    exemplarMode: text("exemplar_mode"),
    createdAt: createdAt(),
    /** When re-pairing ended the match; its notes are read-only from then on (Q8). */
    endedAt: at("ended_at"),
    /** Whether the match stays when teams are matched again (T5). */
    locked: boolean("locked").notNull().default(false),
    /** The team that is presenting, since when, and which part (Q16). */
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
    /** Numbers teams from 0 as they join. Determines their members' colours in the notes, and stays when the presenting order is swapped. */
    seat: smallint("seat").notNull(),
    presentedAt: at("presented_at"),
    leftAt: at("left_at"),
  },
  (t) => [primaryKey({ columns: [t.matchId, t.teamId] }), index().on(t.teamId)],
);
