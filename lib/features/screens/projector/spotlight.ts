import { database, type Tx } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { type ActivityRow } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { findLatestSubmissions, findTeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadBoard, loadBoardOf, type Board } from "@/lib/features/screens/board/board";
import { listCountedReasons } from "@/lib/features/votes/results/results";
import { areResultsShown } from "@/lib/activity/rules/access";
import { shownTurn, type ShownTurn } from "./rules/shown-teams";
import type { OnProjector, Spotlight } from "@/lib/activity/rules/projector";
import { pagesOfCase, type CasePage } from "@/lib/activity/rules/projector-text";
import { phaseTable } from "@/lib/activity/rules/phases";

/** A spotlight as the projector shows it. Only a turn has names, and only while names are on. */
export type ShownSpotlight =
  | { what: "team"; number: number; turn: ShownTurn }
  | ({ what: "case"; title: string } & ShownPage)
  | ({ what: "answer" } & ShownPage)
  | { what: "reason"; mode: string; text: string };

/** A page of a case, or of an answer. */
interface ShownPage extends CasePage {
  number: number;
  mode: string;
  at: number;
  of: number;
}

/**
 * Loads a team while the class compares; the latest submission of a case, or its text as it is now; a reason once the results are shown (T11, Q6).
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
  const questions = activity.lesson.caseStudy.questions.map(({ field }) => field);
  const texts = submission?.texts ?? (await loadDocumentTexts(tx, "worksheet", team.worksheetId));
  const pages = pagesOfCase(texts, spotlight.what === "answer" ? [spotlight.field] : ["scenario", ...questions]);
  // The text may have become shorter since.
  const at = Math.min(spotlight.page ?? 0, pages.length - 1);
  const page = pages[at];
  if (page === undefined) return null;
  const shown = { ...page, number: team.number, mode: team.mode, at, of: pages.length };
  return spotlight.what === "answer" ? { what: "answer", ...shown } : { what: "case", title: texts.title, ...shown };
}

/** Loads the spotlight that is on the projector; null while the projector shows the phase's own content. */
export async function loadProjectorSpotlight(reader: ActivityReader): Promise<ShownSpotlight | null> {
  const { activity } = reader;
  if (activity.spotlight === null) return null;
  return loadSpotlight(database(), activity, activity.spotlight, () => loadBoard(reader));
}

/** Like `loadProjectorSpotlight`, for a teacher's page: adds which spotlight it is, and which of its pages. */
export async function loadOnProjector(reader: ActivityReader): Promise<OnProjector | null> {
  const { spotlight } = reader.activity;
  const shown = await loadProjectorSpotlight(reader);
  return spotlight && shown && { number: 0, at: 0, of: 1, ...shown, spotlight };
}
