/** Handing in, and taking back (Q2). */
import { database, transaction, type Tx } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents";
import { lockActivity } from "@/db/queries/standing";
import { findTeamOf } from "@/db/queries/teams";
import { findLatestSubmissions, findLiveMatchIds, findPresentMemberIds, findTeamCase, insertSubmission, lockWorksheet, markTakenBack } from "@/db/queries/worksheets";
import type { Member, Steering } from "@/lib/auth/standing";
import { poke } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors";
import { mayHandIn, mayTakeBack } from "@/lib/rules/access";
import { completeness, missingFields, sameTexts } from "@/lib/rules/handing-in";
import type { WorksheetTexts } from "@/lib/worksheet/fields";
import { recorded } from "./journal";

export type HandedIn =
  /** `again`: this very text was handed in before; there is no second submission. */
  | { done: true; submissionId: string; again: boolean }
  /** Partly empty, and not yet agreed to: these fields are blank. */
  | { done: false; missing: string[] };

interface HandInChoice {
  /** Hand in although some answers are blank. */
  incomplete: boolean;
}

/**
 * Stores what the server has committed of the team's worksheet. The page has waited until its own words are.
 * @throws AppError `no-team`, `hand-in-closed`, `hand-in-empty`
 */
export async function handIn(member: Member, choice: HandInChoice): Promise<HandedIn> {
  return store(member, choice, {
    by: { handedInByStudent: member.studentId },
    findTeam: (tx) => findTeamOf(tx, member.activity.id, member.studentId),
    insert: insertSubmission,
  });
}

/** The same, by the teacher, for a team of the activity. */
export async function handInForTeam(steering: Steering, teamId: string, choice: HandInChoice): Promise<HandedIn> {
  return store(steering, choice, {
    by: { handedInByTeacher: steering.teacherId },
    findTeam: () => Promise.resolve(teamId),
    insert: (tx, values, team) => recorded(tx, steering, { kind: "hand-in", values: { team } }, () => insertSubmission(tx, values)),
  });
}

/** In write only; later only the teacher's return reopens. @throws AppError `no-team`, `take-back-late`, `not-handed-in` */
export async function takeBack(member: Member): Promise<void> {
  const activityId = member.activity.id;
  const teamId = await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    const found = await teamCase(tx, activityId, await findTeamOf(tx, activityId, member.studentId));
    if (!mayTakeBack(member.standing, activity.phase)) throw new AppError("take-back-late");
    if ((await markTakenBack(tx, found.worksheetId, new Date())) === 0) throw new AppError("not-handed-in");
    return found.teamId;
  });
  await tellEveryone(activityId, teamId);
}

interface HandingIn {
  by: { handedInByStudent: string } | { handedInByTeacher: string };
  findTeam: (tx: Tx) => Promise<string | null>;
  insert: (tx: Tx, values: Parameters<typeof insertSubmission>[1], number: number) => Promise<{ id: string }>;
}

async function store(
  { activity: { id: activityId }, standing }: Pick<Member | Steering, "activity" | "standing">,
  choice: HandInChoice,
  { by, findTeam, insert }: HandingIn,
): Promise<HandedIn> {
  const result = await transaction(async (tx): Promise<HandedIn & { teamId: string }> => {
    const activity = await lockActivity(tx, activityId);
    if (!mayHandIn(standing, activity.phase)) throw new AppError("hand-in-closed");
    const { teamId, worksheetId, mode, number } = await teamCase(tx, activityId, await findTeam(tx));
    await lockWorksheet(tx, worksheetId);
    const texts: WorksheetTexts = await loadDocumentTexts(tx, "worksheet", worksheetId);
    switch (completeness(texts)) {
      case "empty":
        throw new AppError("hand-in-empty");
      case "partly":
        if (!choice.incomplete) return { done: false, missing: missingFields(texts), teamId };
        break;
      case "whole":
        break;
    }
    const [latest] = await findLatestSubmissions(tx, [worksheetId]);
    if (latest !== undefined && sameTexts(latest.texts, texts)) return { done: true, submissionId: latest.id, again: true, teamId };
    const memberIds = await findPresentMemberIds(tx, activityId, teamId);
    const { id } = await insert(tx, { activityId, teamId, worksheetId, mode, texts, memberIds, ...by }, number);
    return { done: true, submissionId: id, again: false, teamId };
  });
  const { teamId, ...handedIn } = result;
  if (handedIn.done && !handedIn.again) await tellEveryone(activityId, teamId);
  return handedIn;
}

async function teamCase(tx: Tx, activityId: string, teamId: string | null) {
  const found = teamId === null ? null : await findTeamCase(tx, teamId);
  if (found === null || found.activityId !== activityId) throw new AppError("no-team");
  return found;
}

/** The team's own pages, the teacher's, and those of its partners (Q3). */
async function tellEveryone(activityId: string, teamId: string): Promise<void> {
  const matchIds = await findLiveMatchIds(database(), teamId);
  poke(activityId, "submissions", `team:${teamId}`, ...matchIds.map((id) => `match:${id}` as const));
}
