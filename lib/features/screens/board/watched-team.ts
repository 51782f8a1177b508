import { database } from "@/db/client";
import { findMatchesOfTeams } from "@/lib/features/cases/comparing/queries/comparing";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { recordLiveReading } from "@/lib/sync/live-reading";
import type { ActivityReader } from "@/lib/activity/authorise";
import { findShownMatch, listWriters, type Writer } from "@/lib/features/cases/comparing/comparing";
import { findCase } from "@/lib/features/cases/writing/cases";
import type { NotesTexts, WorksheetTexts } from "@/lib/sync/format/fields";
import { AppError } from "@/lib/errors/errors";
import { phaseTable } from "@/lib/activity/rules/phases";

/** The text that a team is writing, its writers, and the epoch of its document (R14). */
export type WatchedTeam = { id: string; epoch: number; writers: readonly Writer[] } & (
  { kind: "worksheet"; texts: WorksheetTexts } | { kind: "notes"; texts: NotesTexts }
);

/**
 * Loads the notes of the team's match in Compare, else the team's worksheet (T9). Adds a line to the audit log (Q34).
 * @throws AppError `team-gone`
 */
export async function loadWatchedTeam(reader: ActivityReader, teamId: string): Promise<WatchedTeam> {
  const { activity } = reader;
  const own = await findCase(teamId);
  if (own === null || own.activityId !== activity.id) throw new AppError("team-gone");
  const matches = (await findMatchesOfTeams(database(), [teamId])).get(teamId) ?? [];
  const isComparing = phaseTable[activity.phase].board === "matches";
  const match = isComparing ? findShownMatch(matches, activity.round, undefined) : null;
  await recordLiveReading(
    reader,
    match === null
      ? { kind: "worksheet", id: own.worksheetId, activityId: activity.id }
      : { kind: "notes", id: match.id, activityId: activity.id },
  );
  if (match === null)
    return {
      kind: "worksheet",
      id: own.worksheetId,
      epoch: own.epoch,
      writers: listWriters([own], []),
      texts: await loadDocumentTexts(database(), "worksheet", own.worksheetId),
    };
  const teams = await Promise.all(match.teams.map((team) => findCase(team.teamId)));
  return {
    kind: "notes",
    id: match.id,
    epoch: match.epoch,
    writers: listWriters(
      teams.filter((team) => team !== null),
      match.teams,
    ),
    texts: await loadDocumentTexts(database(), "notes", match.id),
  };
}
