/** The documents that a simulated student can edit now, as the pages of Write and Compare show them. */
import { findShownMatch, loadComparison, loadMatches } from "@/lib/features/cases/comparing/comparing";
import { findOwnTeam, loadWorksheet } from "@/lib/features/cases/writing/worksheet";
import type { DocumentLink } from "./simulated-editor";
import type { Student } from "./student";

export interface Worksheet extends DocumentLink {
  mode: string;
  isHandedIn: boolean;
  mayWrite: boolean;
}

/** The team's worksheet; null without a team. */
export async function findWorksheet(student: Student): Promise<Worksheet | null> {
  const team = await findOwnTeam(await student.member());
  const sheet = team === null ? null : await loadWorksheet(student.identity.viewer, team.worksheetId);
  if (team === null || sheet === null) return null;
  return {
    path: `/sync/worksheet/${team.worksheetId}/${sheet.epoch}`,
    mode: team.mode,
    isHandedIn: sheet.submission !== null,
    mayWrite: sheet.access === "write",
  };
}

/** The notes of the team's match; null without a match, or when the student may not write them. */
export async function findNotes(student: Student): Promise<DocumentLink | null> {
  const member = await student.member();
  const match = findShownMatch(await loadMatches(member), member.activity.round, undefined);
  const notes = match === null ? undefined : (await loadComparison(student.identity.viewer, match))?.notes;
  if (match === null || notes === undefined || !("access" in notes) || notes.access !== "write") return null;
  return { path: `/sync/notes/${match.id}/${notes.epoch}` };
}
