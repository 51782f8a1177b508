import { database } from "@/db/client";
import { findMatchesOfTeams } from "@/db/queries/comparing/comparing";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import type { Reading } from "@/lib/auth/standing";
import { findShownMatch } from "@/lib/classroom/comparing/comparing";
import { findCase } from "@/lib/classroom/writing/cases";
import type { NotesTexts, WorksheetTexts } from "@/lib/document-format/fields";
import { colourIndexOf } from "@/lib/document-format/writer-colour";
import { AppError } from "@/lib/errors/errors";
import { phaseTable } from "@/lib/rules/phases/phases";

interface Writer {
  id: string;
  name: string;
  colourIndex: number;
}

/** What a team writes now, who may write in it, and the epoch of its document (R14). */
export type WatchedTeam = { id: string; epoch: number; writers: readonly Writer[] } & (
  { kind: "worksheet"; texts: WorksheetTexts } | { kind: "notes"; texts: NotesTexts }
);

/** T9: in Compare the notes of the team's match, else its worksheet. @throws AppError `team-gone` */
export async function loadWatchedTeam({ activity }: Reading, teamId: string): Promise<WatchedTeam> {
  const own = await findCase(teamId);
  if (own === null || own.activityId !== activity.id) throw new AppError("team-gone");
  const matches = (await findMatchesOfTeams(database(), [teamId])).get(teamId) ?? [];
  const isComparing = phaseTable[activity.phase].board === "matches";
  const match = isComparing ? findShownMatch(matches, activity.round, undefined) : null;
  if (match === null)
    return {
      kind: "worksheet",
      id: own.worksheetId,
      epoch: own.epoch,
      writers: await listWriters([{ teamId, seat: 0 }]),
      texts: await loadDocumentTexts(database(), "worksheet", own.worksheetId),
    };
  return {
    kind: "notes",
    id: match.id,
    epoch: match.epoch,
    writers: await listWriters(match.teams),
    texts: await loadDocumentTexts(database(), "notes", match.id),
  };
}

async function listWriters(teams: readonly { teamId: string; seat: number }[]): Promise<Writer[]> {
  const each = teams.map(async ({ teamId, seat: teamSeat }) =>
    ((await findCase(teamId))?.members ?? []).map(({ id, name, seat }) => ({
      id,
      name,
      colourIndex: colourIndexOf({ seat, teamSeat }),
    })),
  );
  return (await Promise.all(each)).flat();
}
