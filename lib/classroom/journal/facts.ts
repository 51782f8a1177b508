/**
 * What teachers have settled, as the flat map of lib/rules/journal/journal.ts, and how a difference in it is stored. Keys:
 * `phase|round|choice|notes-in-casebook|activity-name/<activity>`, `team/<team>`, `member|absent|reason-hidden/<activity>/<student>`, `match/<match>`,
 * `in-casebook/<worksheet>`, `handed-in/<submission>` (by a teacher), `mark/<submission>/<criterion>/<student or "team">`, `comment/<comment>`,
 * `returned/<worksheet>`, `released/<submission>`, and of a class `code|joining|class-name/<class>`, `student|merged|name/<student>`.
 */
import type { Tx } from "@/db/client";
import { setReasonHidden } from "@/db/queries/voting/ballots";
import { changeClassName, changeCode, changeJoining } from "@/db/queries/classes/classes";
import {
  loadActivityFacts,
  loadClassFacts,
  setAbsent,
  setActivityFacts,
  setInCasebookAt,
  setSubmissionTakenBack,
} from "@/db/queries/journal/facts";
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
import { findNames, isNameFree, markRemoved, setMergedInto, setStudentName } from "@/db/queries/classes/students";
import { changeTeamMode, dissolveTeams, placeStudents, reviveTeam, takeOutOfTeams } from "@/db/queries/teams/teams";
import { endSessionsOf } from "@/lib/auth/session";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import type { Fact, FactChange, Facts } from "@/lib/rules/journal/journal";
import { nameKey } from "@/lib/rules/joining/names";
import type { Phase } from "@/lib/rules/phases/phases";
import type { Level } from "@/lib/rules/reviewing/review";
import type { ReviewField } from "@/lib/document-format/fields";
import { restoreActivityName } from "@/lib/classroom/classes/activity-names";
import { storeCopies } from "@/lib/classroom/teams/copies";

export interface FactScope {
  activityIds: readonly string[];
  /** With the class's own facts. */
  classId: string | null;
  /** Students of the class whose names are facts too: of others an entry keeps no name. */
  named?: readonly string[];
}

export async function loadFacts(tx: Tx, { activityIds, classId, named = [] }: FactScope): Promise<Facts> {
  const facts = new Map<string, Fact>();
  const rows = await loadActivityFacts(tx, activityIds);
  for (const { id, name, phase, round, choiceOpen, choiceCap, notesInCasebook } of rows.activities) {
    facts.set(`phase/${id}`, phase).set(`round/${id}`, round);
    facts
      .set(`choice/${id}`, { open: choiceOpen, cap: choiceCap })
      .set(`notes-in-casebook/${id}`, notesInCasebook)
      .set(`activity-name/${id}`, name);
  }
  for (const { id, ...team } of rows.teams) facts.set(`team/${id}`, team);
  for (const { activityId, studentId, teamId } of rows.members) facts.set(`member/${activityId}/${studentId}`, teamId);
  for (const { id, ...match } of rows.matches) facts.set(`match/${id}`, match);
  for (const { activityId, studentId } of rows.absent) facts.set(`absent/${activityId}/${studentId}`, true);
  for (const { worksheetId } of rows.included) facts.set(`in-casebook/${worksheetId}`, true);
  for (const { activityId, studentId } of rows.hiddenReasons)
    facts.set(`reason-hidden/${activityId}/${studentId}`, true);
  for (const { id } of rows.handedIn) facts.set(`handed-in/${id}`, true);
  for (const { submissionId, studentId, criterion, level } of rows.marks)
    facts.set(`mark/${submissionId}/${criterion}/${studentId ?? "team"}`, level);
  for (const { id, passage, createdAt, ...comment } of rows.comments)
    facts.set(`comment/${id}`, {
      ...comment,
      start: passage?.start ?? null,
      end: passage?.end ?? null,
      quote: passage?.quote ?? null,
      at: createdAt.toISOString(),
    });
  for (const { worksheetId, ...returned } of rows.returned) facts.set(`returned/${worksheetId}`, returned);
  for (const { id, teamId } of rows.released) facts.set(`released/${id}`, teamId);
  if (classId === null) return facts;
  const own = await loadClassFacts(tx, classId);
  for (const { id, name, code, joiningOpen } of own.classes)
    facts.set(`code/${id}`, code).set(`joining/${id}`, joiningOpen).set(`class-name/${id}`, name);
  for (const { id, ...student } of own.students) facts.set(`student/${id}`, student);
  for (const { id, mergedInto } of own.merged) facts.set(`merged/${id}`, mergedInto);
  for (const { id, name } of await findNames(tx, named)) facts.set(`name/${id}`, name);
  return facts;
}

type TeamFact = { activityId: string; number: number; mode: string };
type MatchFact = {
  activityId: string;
  round: number;
  teamIds: string[];
  exemplarMode: string | null;
  override: boolean;
};

/** The changes of one kind, with the ids that its keys name. Their values are what `loadFacts` made of that kind. */
function changesOfKind<T>(
  changes: readonly FactChange[],
  kind: string,
): { ids: string[]; id: string; before: T | null; after: T | null }[] {
  return changes
    .filter(({ key }) => key.startsWith(`${kind}/`))
    .map(({ key, before, after }) => {
      const ids = key.split("/").slice(1);
      return { ids, id: ids.at(-1) ?? "", before: before as T | null, after: after as T | null };
    });
}

/**
 * Makes the stored facts what `changes` say; the activities are locked by the caller. Nothing that students wrote is touched: worksheets
 * are archived and reopened, notes closed and opened. Returns what to poke after the commit, and which sessions have ended.
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
type ReturnFact = { submissionId: string; teamId: string };

async function applyReviews(tx: Tx, changes: readonly FactChange[], now: Date): Promise<void> {
  for (const { ids, id: whose, after } of changesOfKind<Level>(changes, "mark")) {
    await setMark(tx, {
      submissionId: ids[0] ?? "",
      criterion: ids[1] ?? "",
      studentId: whose === "team" ? null : whose,
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
    // The team has handed in again, or taken it back, since: what was returned counts no more.
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

/** Q8: the same match comes back with its notes; one that ends keeps them for those who were in it. */
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

const topicsByKind: Partial<Record<string, readonly Topic[]>> = {
  phase: ["phase"],
  choice: ["teams", "tray"],
  round: ["matches"],
  match: ["matches"],
  team: ["teams", "matches", "tray"],
  member: ["teams", "tray"],
  absent: ["teams", "tray", "roster"],
  "notes-in-casebook": ["matches", "submissions"],
  "in-casebook": ["submissions"],
  "handed-in": ["submissions", "teams", "matches"],
  mark: ["reviews"],
  comment: ["reviews"],
  returned: ["reviews"],
  released: ["reviews"],
  "reason-hidden": ["ballots"],
  student: ["roster", "tray"],
  name: ["roster", "tray", "teams"],
  "class-name": ["roster", "teams"],
  "activity-name": ["roster"],
  code: ["roster"],
  joining: ["roster"],
  merged: ["roster", "tray", "ballots"],
};

/** Pages that show any of it. */
function topicsOf(changes: readonly FactChange[]): Topic[] {
  const released = changesOfKind<string>(changes, "released").map(({ before, after }) => after ?? before);
  const returned = changesOfKind<ReturnFact>(changes, "returned").map(({ before, after }) => (after ?? before)?.teamId);
  const teams = [...released, ...returned].flatMap((teamId): Topic[] => (teamId == null ? [] : [`team:${teamId}`]));
  return [...new Set([...changes.flatMap(({ key }) => topicsByKind[key.slice(0, key.indexOf("/"))] ?? []), ...teams])];
}
