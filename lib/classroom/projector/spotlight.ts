import { database, type Tx } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { isUuid, type ActivityRow } from "@/db/queries/signing-in/standing";
import { findLatestSubmissions, findTeamCase } from "@/db/queries/writing/worksheets";
import type { Reading } from "@/lib/auth/standing";
import { loadBoard, loadBoardOf, type Board } from "@/lib/classroom/board/board";
import { listCountedReasons } from "@/lib/classroom/results/results";
import type { QuestionField, WorksheetTexts } from "@/lib/document-format/fields";
import { areResultsShown } from "@/lib/rules/access";
import { shownTurn, type ShownTurn } from "@/lib/rules/projector/shown-teams";
import type { Spotlight } from "@/lib/rules/projector/wall";
import { phaseTable } from "@/lib/rules/phases/phases";

/** What is on the wall. Names are only in a turn, and only while they are on. */
export type ShownSpotlight =
  | { what: "team"; number: number; turn: ShownTurn }
  | { what: "case"; number: number; mode: string; texts: WorksheetTexts }
  | { what: "answer"; number: number; mode: string; field: QuestionField; text: string }
  | { what: "reason"; mode: string; text: string };

/**
 * T11: a team while the class compares; the latest submission of a case, or its text as it is now; a reason once the results are shown (Q6).
 * null when it is not there any more, or hidden from the class.
 */
export async function loadSpotlight(
  tx: Tx,
  activity: ActivityRow,
  spotlight: Spotlight,
  findBoard: () => Promise<Board> = () => loadBoardOf(tx, activity),
): Promise<ShownSpotlight | null> {
  if (spotlight.what === "reason") {
    if (!areResultsShown(activity.phase)) return null;
    const found = (await listCountedReasons(tx, activity.id)).find(
      ({ studentId }) => studentId === spotlight.studentId,
    );
    return found === undefined ? null : { what: "reason", mode: found.choice, text: found.reason };
  }
  if (spotlight.what === "team") {
    if (phaseTable[activity.phase].wallShows !== "matches") return null;
    const turn = shownTurn((await findBoard()).teams, spotlight.teamId, activity.namesOnWall);
    return turn && { what: "team", number: turn.team.number, turn };
  }
  const team = isUuid(spotlight.teamId) ? await findTeamCase(tx, spotlight.teamId) : null;
  if (team?.activityId !== activity.id) return null;
  const [submission] = await findLatestSubmissions(tx, [team.worksheetId]);
  const texts = submission?.texts ?? (await loadDocumentTexts(tx, "worksheet", team.worksheetId));
  const { number, mode } = team;
  if (spotlight.what === "case") return { what: "case", number, mode, texts };
  return { what: "answer", number, mode, field: spotlight.field, text: texts[spotlight.field] };
}

/** What the teacher has put on the wall; null for what the phase shows. */
export async function loadWallSpotlight(reading: Reading): Promise<ShownSpotlight | null> {
  const { activity } = reading;
  if (activity.spotlight === null) return null;
  return loadSpotlight(database(), activity, activity.spotlight, () => loadBoard(reading));
}
