import { sql } from "drizzle-orm";
import { index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id, createdAt } from "./columns";
import { students } from "./classes";
import { matches } from "./matches";
import { teams } from "./teams";

/** What a team writes about the case of one other team of its match, or about a worked example (S9). Its text is a document. */
export const feedback = pgTable(
  "feedback",
  {
    id: id(),
    matchId: uuid("match_id")
      .notNull()
      .references(() => matches.id, { onDelete: "cascade" }),
    /** The team that writes it. */
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** The team that gets it; null when the team practises on a worked example (Q26). */
    toTeamId: uuid("to_team_id").references(() => teams.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    sentAt: at("sent_at"),
    /** The student who sent it; null before, and for a student who was erased (Q31). */
    sentBy: uuid("sent_by").references(() => students.id),
    /** When the receiving team opened it, which fixes it (Q26). */
    openedAt: at("opened_at"),
    /** When a teacher hid it from students (Q27). */
    hiddenAt: at("hidden_at"),
  },
  (t) => [
    uniqueIndex("feedback_between").on(t.matchId, t.teamId, t.toTeamId),
    uniqueIndex("feedback_practice")
      .on(t.matchId, t.teamId)
      .where(sql`to_team_id is null`),
    index().on(t.teamId),
    index().on(t.toTeamId),
  ],
);
