/** Hands a worksheet in, and undoes a hand-in (Q2). */
import { database, transaction, type Tx } from "@/db/client";
import { findDocumentFacts, loadDocumentTexts } from "@/lib/sync/queries/documents";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { findSeatOf } from "@/lib/features/teams/matches/queries/matches";
import { matchWithWaitingTeam } from "@/lib/features/teams/matches/self-paced";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import {
  findLatestSubmissions,
  findLiveMatchIds,
  findPresentMemberIds,
  findTeamCase,
  insertSubmission,
  lockWorksheet,
  markTakenBack,
} from "./queries/worksheets";
import { lockOwnActivity, type Member, type ActivityEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { historyLimits, historyBudget } from "@/lib/sync/format/history-budget";
import { mayHandIn, mayUndoHandIn } from "@/lib/activity/rules/access";
import { completeness, findMissingFields, areTextsSame } from "./rules/handing-in";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { recordInJournal } from "@/lib/activity/journal/record";
import { endReturnByHandIn, isReturned } from "@/lib/features/cases/reviewing/returns";
import { currentTime } from "@/lib/process/clock";

export type HandInResult =
  /** The submission that counts now. `again`: the same text was handed in before, so no submission was added. */
  | { done: true; submissionId: string; texts: WorksheetTexts; by: string | null; again: boolean }
  /** These fields are blank, and the student has not confirmed that. */
  | { done: false; missing: string[] };

interface HandInChoice {
  /** Confirms handing in with blank answers. */
  incomplete: boolean;
}

/**
 * Hands in what the server has committed of the team's worksheet. The page has waited until its own text is durable.
 * @throws AppError `no-team`, `hand-in-closed`, `hand-in-empty`, `hand-in-full`
 */
export async function handIn(member: Member, choice: HandInChoice): Promise<HandInResult> {
  return storeHandIn(member, choice, {
    lock: (tx) => lockOwnActivity(tx, member),
    by: { handedInByStudent: member.studentId },
    findTeam: (tx) => findTeamOf(tx, member.activity.id, member.studentId),
    record: (_tx, _number, run) => run(),
    budget: (tx, worksheetId, texts) => checkHistoryBudget(tx, member.studentId, worksheetId, texts),
  });
}

/** Hands in for a team of the activity, by the teacher. */
export async function handInForTeam(
  editor: ActivityEditor,
  teamId: string,
  choice: HandInChoice,
): Promise<HandInResult> {
  return storeHandIn(editor, choice, {
    lock: (tx) => lockActivity(tx, editor.activity.id),
    by: { handedInByTeacher: editor.teacherId },
    findTeam: () => Promise.resolve(teamId),
    record: (tx, team, run) => recordInJournal(tx, editor, { kind: "hand-in", values: { team } }, run),
    budget: () => Promise.resolve({ spend: () => undefined }),
  });
}

/** Submissions are retained for good, so they count as history that the student adds (R12). @throws AppError `hand-in-full` */
async function checkHistoryBudget(
  tx: Tx,
  studentId: string,
  worksheetId: string,
  texts: WorksheetTexts,
): Promise<{ spend: () => void }> {
  const [facts] = await findDocumentFacts(tx, "worksheet", [worksheetId]);
  const documentId = facts?.epochs.at(-1)?.documentId ?? "";
  const wait = historyBudget().waitMs(studentId, documentId, performance.now());
  if (wait > 0) throw new AppError("hand-in-full", { minutes: Math.ceil(wait / 60_000) });
  const bytes = Buffer.byteLength(JSON.stringify(texts)) + historyLimits.submission;
  return { spend: () => historyBudget().spend(studentId, documentId, bytes, performance.now()) };
}

/** Undoes the team's hand-in, in write only. @throws AppError `no-team`, `take-back-late`, `take-back-returned`, `not-handed-in` */
export async function takeBack(member: Member): Promise<void> {
  const activityId = member.activity.id;
  const teamId = await transaction(async (tx) => {
    const activity = await lockOwnActivity(tx, member);
    const found = await requireTeamCase(tx, activityId, await findTeamOf(tx, activityId, member.studentId));
    const returned = await isReturned(found.worksheetId, tx);
    if (!mayUndoHandIn(member.role, activity.phase, returned))
      throw new AppError(returned ? "take-back-returned" : "take-back-late");
    if ((await markTakenBack(tx, found.worksheetId, currentTime())) === 0) throw new AppError("not-handed-in");
    return found.teamId;
  });
  await invalidateSubmission(activityId, teamId);
}

interface HandInSteps {
  /** Locks the activity, which has the phase of whoever hands in (Q30). */
  lock: (tx: Tx) => Promise<ActivityRow>;
  by: { handedInByStudent: string } | { handedInByTeacher: string };
  findTeam: (tx: Tx) => Promise<string | null>;
  /** Records a teacher's hand-in in the journal. */
  record: <T>(tx: Tx, number: number, run: () => Promise<T>) => Promise<T>;
  /** Called before a new text is stored, `spend` afterwards. A teacher's hand-in is not counted. */
  budget: (tx: Tx, worksheetId: string, texts: WorksheetTexts) => Promise<{ spend: () => void }>;
}

async function storeHandIn(
  { activity: { id: activityId }, role }: Pick<Member | ActivityEditor, "activity" | "role">,
  choice: HandInChoice,
  { lock, by, findTeam, record, budget }: HandInSteps,
): Promise<HandInResult> {
  const result = await transaction(
    async (tx): Promise<HandInResult & { teamId: string; over: boolean; met: Topic[] }> => {
      const activity = await lock(tx);
      const { teamId, worksheetId, mode, number } = await requireTeamCase(tx, activityId, await findTeam(tx));
      if (!mayHandIn(role, activity.phase, await isReturned(worksheetId, tx))) throw new AppError("hand-in-closed");
      await lockWorksheet(tx, worksheetId);
      const texts: WorksheetTexts = await loadDocumentTexts(tx, "worksheet", worksheetId);
      const questions = activity.lesson.caseStudy.questions.map(({ field }) => field);
      switch (completeness(texts, questions)) {
        case "empty":
          throw new AppError("hand-in-empty");
        case "partly":
          if (!choice.incomplete)
            return { done: false, missing: findMissingFields(texts, questions), teamId, over: false, met: [] };
          break;
        case "whole":
          break;
      }
      const [latest] = await findLatestSubmissions(tx, [worksheetId]);
      if (latest !== undefined && areTextsSame(latest.texts, texts))
        return {
          done: true,
          submissionId: latest.id,
          texts: latest.texts,
          by: latest.by,
          again: true,
          teamId,
          over: false,
          met: [],
        };
      const { spend } = await budget(tx, worksheetId, texts);
      const memberIds = await findPresentMemberIds(tx, activityId, teamId);
      const { id, over } = await record(tx, number, async () => {
        const { id } = await insertSubmission(tx, { activityId, teamId, worksheetId, mode, texts, memberIds, ...by });
        return {
          id,
          over: await endReturnByHandIn(tx, { id, worksheetId, activityId, memberIds, texts }, currentTime()),
        };
      });
      const [stored] = await findLatestSubmissions(tx, [worksheetId]);
      spend();
      const met = activity.selfPaced ? await meetAlone(tx, activity, teamId, currentTime()) : [];
      return { done: true, submissionId: id, texts, by: stored?.by ?? null, again: false, teamId, over, met };
    },
  );
  const { teamId, over, met, ...handedIn } = result;
  if (over || met.length > 0) publish({ kind: "access", activityId });
  if (handedIn.done && !handedIn.again) await invalidateSubmission(activityId, teamId);
  if (met.length > 0) invalidate(activityId, ...met);
  return handedIn;
}

/** In a self-paced activity a hand-in finds the team its partner, or tells the partner that it can go on to Compare (T18). */
async function meetAlone(tx: Tx, activity: ActivityRow, teamId: string, now: Date): Promise<Topic[]> {
  const seat = await findSeatOf(tx, teamId, activity.round);
  return seat === null
    ? matchWithWaitingTeam(tx, activity, teamId, now)
    : seat.teamIds.map((id) => `team:${id}` as const);
}

async function requireTeamCase(tx: Tx, activityId: string, teamId: string | null) {
  const found = teamId === null ? null : await findTeamCase(tx, teamId);
  if (found === null || found.activityId !== activityId) throw new AppError("no-team");
  return found;
}

/** Invalidates the team's own pages, the teacher's, and those of its partners (Q3). */
async function invalidateSubmission(activityId: string, teamId: string): Promise<void> {
  const matchIds = await findLiveMatchIds(database(), teamId);
  invalidate(activityId, "submissions", `team:${teamId}`, ...matchIds.map((id) => `match:${id}` as const));
}
