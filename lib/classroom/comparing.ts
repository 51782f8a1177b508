/** What a student's compare and present pages show: a match's cases and notes, as far as they may be read (Q1, Q3, Q8). */
import { database } from "@/db/client";
import { findMatchesOfTeam, loadNotesUntil, type TeamMatch } from "@/db/queries/compare";
import { loadDocumentTexts } from "@/db/queries/documents";
import { findLatestSubmissions, findTeamCases, type TeamCase } from "@/db/queries/worksheets";
import { documentAccesses, type DocumentAccess } from "@/lib/auth/document-access";
import type { Member } from "@/lib/auth/standing";
import type { Viewer } from "@/lib/auth/viewer";
import type { NotesTexts, WorksheetTexts } from "@/lib/worksheet/fields";

export interface ShownCase extends TeamCase {
  texts: WorksheetTexts;
  /** The room of the live worksheet, where nothing is handed in. */
  live: { id: string; epoch: number } | null;
}

export interface Comparison {
  match: TeamMatch;
  /** In presenting order. Cases of a match that has ended are not shown any more, but the team's own. */
  cases: ShownCase[];
  notes: { access: "read" | "write"; epoch: number; texts: NotesTexts } | { leftWith: NotesTexts };
}

/** My team's match of this round, or the one asked for; null when there is none. */
export function chooseMatch(matches: readonly TeamMatch[], round: number, asked: string | undefined): TeamMatch | null {
  if (asked !== undefined) return matches.find(({ id }) => id === asked) ?? null;
  return matches.find((match) => match.endedAt === null && match.leftAt === null && match.round === round) ?? null;
}

export async function loadMatches(member: Member): Promise<TeamMatch[]> {
  return member.teamId === null ? [] : findMatchesOfTeam(database(), member.teamId);
}

export async function loadComparison(viewer: Viewer, match: TeamMatch): Promise<Comparison | null> {
  if (match.leftAt !== null && (match.endedAt === null || match.leftAt < match.endedAt)) {
    return { match, cases: [], notes: { leftWith: await loadNotesUntil(database(), match.id, match.leftAt) } };
  }
  const teams = await findTeamCases(database(), match.teams.map(({ teamId }) => teamId));
  const [notes, ...accesses] = await documentAccesses([
    { viewer, kind: "notes", id: match.id },
    ...teams.map(({ worksheetId }) => ({ viewer, kind: "worksheet" as const, id: worksheetId })),
  ]);
  if (notes === null || notes === undefined || notes.access === "none") return null;
  const readable = teams.filter((_, index) => mayRead(accesses[index]));
  const [texts, cases] = await Promise.all([loadDocumentTexts(database(), "notes", match.id), showCases(readable)]);
  const order = match.teams.map(({ teamId }) => teamId);
  return { match, cases: cases.sort((a, b) => order.indexOf(a.teamId) - order.indexOf(b.teamId)), notes: { access: notes.access, epoch: notes.epoch, texts } };
}

function mayRead(access: DocumentAccess | null | undefined): boolean {
  return access != null && access.access !== "none";
}

/** Q3: the latest submission; without one, the live worksheet. */
async function showCases(teams: readonly TeamCase[]): Promise<ShownCase[]> {
  const submissions = await findLatestSubmissions(database(), teams.map(({ worksheetId }) => worksheetId));
  return Promise.all(
    teams.map(async (team) => {
      const submission = submissions.find(({ worksheetId }) => worksheetId === team.worksheetId);
      if (submission !== undefined) return { ...team, texts: submission.texts, live: null };
      return { ...team, texts: await loadDocumentTexts(database(), "worksheet", team.worksheetId), live: { id: team.worksheetId, epoch: team.epoch } };
    }),
  );
}
