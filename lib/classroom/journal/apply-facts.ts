/** T8: stores a difference in facts: what an undo, or doing an action again, writes. */
import type { Tx } from "@/db/client";
import { setReasonHidden } from "@/db/queries/voting/ballots";
import { changeClassName, changeCode, changeJoining } from "@/db/queries/classes/classes";
import { setAbsent, setActivityFacts, setInCasebookAt, setSubmissionTakenBack } from "@/db/queries/journal/facts";
import {
  insertReturn,
  markReturnEnded,
  removeComment,
  saveComment,
  setMark,
  setReleased,
} from "@/db/queries/reviewing/reviews";
import { findLatestSubmissions } from "@/db/queries/writing/worksheets";
import { moveBelongings, moveBelongingsBack } from "@/db/queries/joining/merging";
import {
  endMatches,
  findSeatedTeams,
  joinMatch,
  leaveMatch,
  reviveMatch,
  setMatchValues,
} from "@/db/queries/matches/matches";
import { raiseAccessVersion } from "@/db/queries/signing-in/standing";
import { isNameFree, markRemoved, setMergedInto, setStudentName } from "@/db/queries/classes/students";
import { changeTeamMode, dissolveTeams, placeStudents, reviveTeam, takeOutOfTeams } from "@/db/queries/teams/teams";
import { endSessionsOf } from "@/lib/auth/session";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import type { FactChange } from "@/lib/rules/journal/journal";
import { nameKey } from "@/lib/rules/joining/names";
import type { Phase } from "@/lib/rules/phases/phases";
import type { Level } from "@/lib/rules/reviewing/review";
import type { ReviewField } from "@/lib/document-format/fields";
import { restoreActivityName } from "@/lib/classroom/classes/activity-names";
import { storeCopies } from "@/lib/classroom/teams/copies";
import type { FactScope } from "./facts";
import { changesOfKind, type ReturnFact, topicsOf } from "./fact-topics";

type TeamFact = { activityId: string; number: number; mode: string };

type MatchFact = {
  activityId: string;
  round: number;
  teamIds: string[];
  exemplarMode: string | null;
  override: boolean;
};

/**
 * Applies `changes` to the stored facts; the caller has locked the activities. Students' text is not changed: worksheets are archived or
 * reopened, notes closed or opened. Returns the topics to invalidate after the commit, and the sessions that ended.
 * @throws AppError `undo-name-taken`, `undo-code-taken`, `undo-activity-name-taken`.
 */
export async function applyFacts(
  tx: Tx,
  { activityIds }: FactScope,
  changes: readonly FactChange[],
  now: Date,
): Promise<{ topics: Topic[]; ended: string[] }> {
  const ended = await applyClass(tx, changes, now);
  await applyTeams(tx, changes, now);
  await applyMatches(tx, changes, now);
  for (const { id, after } of changesOfKind<Phase>(changes, "phase"))
    if (after !== null) await setActivityFacts(tx, id, { phase: after });
  for (const { id, after } of changesOfKind<number>(changes, "round"))
    if (after !== null) await setActivityFacts(tx, id, { round: after });
  for (const { id, after } of changesOfKind<{ open: boolean; cap: number | null }>(changes, "choice"))
    if (after !== null) await setActivityFacts(tx, id, { choiceOpen: after.open, choiceCap: after.cap });
  for (const { id, after } of changesOfKind<boolean>(changes, "notes-in-casebook"))
    await setActivityFacts(tx, id, { notesInCasebook: after === true });
  for (const { id, after } of changesOfKind<string>(changes, "activity-name")) await restoreActivityName(tx, id, after);
  for (const { ids, id, after } of changesOfKind<true>(changes, "absent"))
    await setAbsent(tx, ids[0] ?? "", id, after === null ? null : now);
  for (const { id, after } of changesOfKind<true>(changes, "in-casebook"))
    await setInCasebookAt(tx, id, after === null ? null : now);
  for (const { ids, id, after } of changesOfKind<true>(changes, "reason-hidden"))
    await setReasonHidden(tx, ids[0] ?? "", id, after === null ? null : now);
  for (const { id, after } of changesOfKind<true>(changes, "handed-in"))
    await setSubmissionTakenBack(tx, id, after === null ? now : null);
  await applyReviews(tx, changes, now);
  for (const activityId of activityIds) await raiseAccessVersion(tx, activityId);
  return { topics: topicsOf(changes), ended };
}

type CommentFact = {
  submissionId: string;
  field: ReviewField;
  text: string;
  start: number | null;
  end: number | null;
  quote: string | null;
  at: string;
};

async function applyReviews(tx: Tx, changes: readonly FactChange[], now: Date): Promise<void> {
  for (const { ids, id: owner, after } of changesOfKind<Level>(changes, "mark")) {
    await setMark(tx, {
      submissionId: ids[0] ?? "",
      criterion: ids[1] ?? "",
      studentId: owner === "team" ? null : owner,
      level: after,
    });
  }
  for (const { id, before, after } of changesOfKind<CommentFact>(changes, "comment")) {
    if (after === null) {
      await removeComment(tx, before?.submissionId ?? "", id);
      continue;
    }
    const { start, end, quote, at, ...comment } = after;
    await saveComment(tx, {
      ...comment,
      id,
      passage: start === null || end === null || quote === null ? null : { start, end, quote },
      createdAt: new Date(at),
    });
  }
  for (const { id: worksheetId, after } of changesOfKind<ReturnFact>(changes, "returned")) {
    await markReturnEnded(tx, worksheetId, "teacher", now);
    if (after === null) continue;
    // The team has handed in again or taken it back, so the returned submission counts no more.
    if ((await findLatestSubmissions(tx, [worksheetId]))[0]?.id !== after.submissionId)
      throw new AppError("review-old");
    await insertReturn(tx, { worksheetId, submissionId: after.submissionId, at: now });
  }
  for (const { id, after } of changesOfKind<string>(changes, "released"))
    await setReleased(tx, [id], after === null ? null : now);
}

async function applyTeams(tx: Tx, changes: readonly FactChange[], now: Date): Promise<void> {
  const teams = changesOfKind<TeamFact>(changes, "team");
  const members = changesOfKind<string>(changes, "member");
  const leaving = members.flatMap(({ ids: [activityId = ""], id, before }) =>
    before === null ? [] : [{ activityId, studentId: id, teamId: before }],
  );
  await storeCopies(tx, leaving, now);
  await dissolveTeams(
    tx,
    teams.filter(({ after }) => after === null).map(({ id }) => id),
    now,
  );
  for (const { id, before, after } of teams) {
    if (after === null) continue;
    if (before === null) await reviveTeam(tx, id, after);
    else if (before.mode !== after.mode) await changeTeamMode(tx, id, after.mode, now);
  }
  for (const activityId of new Set(members.map(({ ids }) => ids[0] ?? ""))) {
    const own = members.filter(({ ids }) => ids[0] === activityId);
    await takeOutOfTeams(
      tx,
      activityId,
      own.filter(({ after }) => after === null).map(({ id }) => id),
    );
    await placeStudents(
      tx,
      activityId,
      own.flatMap(({ id, after }) => (after === null ? [] : [{ studentId: id, teamId: after }])),
    );
  }
}

/** Q8: a revived match has its notes again; the notes of an ended one stay readable for its teams. */
async function applyMatches(tx: Tx, changes: readonly FactChange[], now: Date): Promise<void> {
  const matches = changesOfKind<MatchFact>(changes, "match");
  await endMatches(
    tx,
    matches.filter(({ after }) => after === null).map(({ id }) => id),
    now,
  );
  for (const { id, before, after } of matches) {
    if (after === null) continue;
    const values = { exemplarMode: after.exemplarMode, override: after.override };
    if (before === null) await reviveMatch(tx, id, values);
    else await setMatchValues(tx, id, values);
    const seated = await findSeatedTeams(tx, id);
    for (const teamId of seated) if (!after.teamIds.includes(teamId)) await leaveMatch(tx, id, teamId, now);
    for (const teamId of after.teamIds) if (!seated.includes(teamId)) await joinMatch(tx, id, teamId);
  }
}

async function applyClass(tx: Tx, changes: readonly FactChange[], now: Date): Promise<string[]> {
  const ended: string[] = [];
  for (const { id, before, after } of changesOfKind<string>(changes, "merged")) {
    if (after === null && before !== null) await moveBelongingsBack(tx, id, before);
    if (before === null && after !== null) await moveBelongings(tx, id, after);
    await setMergedInto(tx, id, after);
  }
  for (const { id, before, after } of changesOfKind<object>(changes, "student")) {
    if (after === null) {
      await markRemoved(tx, id, now);
      ended.push(...(await endSessionsOf(tx, { studentId: id })));
    } else if (before === null) {
      if (!(await isNameFree(tx, id))) throw new AppError("undo-name-taken");
      await markRemoved(tx, id, null);
    }
  }
  for (const { id, after } of changesOfKind<string>(changes, "name")) {
    if (after !== null && !(await setStudentName(tx, id, after, nameKey(after)))) throw new AppError("undo-name-taken");
  }
  for (const { id, after } of changesOfKind<string>(changes, "class-name"))
    if (after !== null) await changeClassName(tx, id, after);
  for (const { id, after } of changesOfKind<boolean>(changes, "joining")) await changeJoining(tx, id, after === true);
  for (const { id, after } of changesOfKind<string>(changes, "code")) {
    if (after !== null && !(await changeCode(tx, id, after))) throw new AppError("undo-code-taken");
  }
  return ended;
}
