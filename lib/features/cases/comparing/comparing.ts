/** Loads what a student's compare and present pages show: the cases and notes of a match that the student may read (Q1, Q3, Q8). */
import { database } from "@/db/client";
import { findMatchesOfTeams, type TeamMatch } from "./queries/comparing";
import { listDocumentTexts } from "@/lib/sync/queries/documents";
import type { TeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import { findDocumentAccess, type DocumentAccess } from "@/lib/sync/document-access";
import type { Member } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { batched, batchedBy } from "@/lib/process/batch";
import type { NotesTexts, WorksheetTexts } from "@/lib/sync/format/fields";
import { colourIndexOf } from "@/lib/sync/format/writer-colour";
import { findCase, findLatestSubmission, loadWorksheetTexts } from "@/lib/features/cases/writing/cases";
import { loadNotesUntil } from "./notes-at-leaving";

export interface ShownCase extends TeamCase {
  texts: WorksheetTexts;
  /** The live worksheet's document; null when a submission is shown. */
  live: { id: string; epoch: number } | null;
}

export interface Comparison {
  match: TeamMatch;
  /** In presenting order. For a match that has ended, only the team's own case. */
  cases: ShownCase[];
  notes: { access: "read" | "write"; epoch: number; texts: NotesTexts } | { textsAtLeaving: NotesTexts };
}

export interface Writer {
  id: string;
  name: string;
  colourIndex: number;
}

/** Lists the members of teams that write one document, with their colours. @param seats the teams' seats in their match; [] for a worksheet */
export function listWriters(
  teams: readonly Pick<TeamCase, "teamId" | "members">[],
  seats: readonly { teamId: string; seat: number }[],
): Writer[] {
  const teamSeats = new Map(seats.map(({ teamId, seat }) => [teamId, seat]));
  return teams.flatMap(({ teamId, members }) =>
    members.map(({ id, name, seat }) => ({
      id,
      name,
      colourIndex: colourIndexOf({ seat, teamSeat: teamSeats.get(teamId) ?? 0 }),
    })),
  );
}

const matchesOf = batchedBy((teamIds) => findMatchesOfTeams(database(), teamIds));
const notesTexts = batched((ids: readonly string[]) => listDocumentTexts(database(), "notes", ids));

/** The match with the id `asked`, or the team's match of this round; null when there is none. */
export function findShownMatch(
  matches: readonly TeamMatch[],
  round: number,
  asked: string | undefined,
): TeamMatch | null {
  if (asked !== undefined) return matches.find(({ id }) => id === asked) ?? null;
  return matches.find((match) => match.endedAt === null && match.leftAt === null && match.round === round) ?? null;
}

export async function loadMatches(member: Member): Promise<TeamMatch[]> {
  return (member.teamId === null ? null : await matchesOf(member.teamId)) ?? [];
}

/** Lists the matches that are not shown now. Ended matches with empty notes are left out, because there is nothing to read. */
export async function listOtherMatches(matches: readonly TeamMatch[], shown: TeamMatch | null): Promise<TeamMatch[]> {
  const others = matches.filter(({ id }) => id !== shown?.id);
  const notes = await Promise.all(others.map(({ id }) => notesTexts(id)));
  return others.filter(
    ({ endedAt }, at) => endedAt === null || Object.values(notes[at] ?? {}).some((text) => text.trim() !== ""),
  );
}

/** Whether the student's team has a match in this round. */
export async function hasMatchNow(member: Member): Promise<boolean> {
  return findShownMatch(await loadMatches(member), member.activity.round, undefined) !== null;
}

export async function loadComparison(viewer: Viewer, match: TeamMatch): Promise<Comparison | null> {
  if (match.leftAt !== null && (match.endedAt === null || match.leftAt < match.endedAt)) {
    return { match, cases: [], notes: { textsAtLeaving: await loadNotesUntil(match.id, match.leftAt) } };
  }
  const teams = (await Promise.all(match.teams.map(({ teamId }) => findCase(teamId)))).filter((team) => team !== null);
  const [notes, ...accesses] = await Promise.all([
    findDocumentAccess(viewer, "notes", match.id),
    ...teams.map(({ worksheetId }) => findDocumentAccess(viewer, "worksheet", worksheetId)),
  ]);
  if (notes === null || notes.access === "none") return null;
  const readable = teams.filter((_, index) => mayRead(accesses[index]));
  const [texts, cases] = await Promise.all([notesTexts(match.id), Promise.all(readable.map(loadCase))]);
  return { match, cases, notes: { access: notes.access, epoch: notes.epoch, texts } };
}

function mayRead(access: DocumentAccess | null | undefined): boolean {
  return access != null && access.access !== "none";
}

/** Loads the latest submission; without one, the live worksheet (Q3). */
async function loadCase(team: TeamCase): Promise<ShownCase> {
  const submission = await findLatestSubmission(team.worksheetId);
  if (submission !== null) return { ...team, texts: submission.texts, live: null };
  return {
    ...team,
    texts: await loadWorksheetTexts(team.worksheetId),
    live: { id: team.worksheetId, epoch: team.epoch },
  };
}
