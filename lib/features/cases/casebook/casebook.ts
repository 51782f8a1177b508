import { database, transaction, type Tx } from "@/db/client";
import {
  listCases,
  listLiveMatchTeams,
  listTeamMembers,
  setInCasebook,
  setNotesInCasebook,
  type CaseRow,
} from "./queries/casebook";
import { listDocumentTexts } from "@/lib/sync/queries/documents";
import { findNames } from "@/lib/activity/queries/students";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import type { Member, ActivityReader, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { readTexts } from "@/lib/sync/format/document-texts";
import { AppError } from "@/lib/errors/errors";
import { mayReadCasebook } from "@/lib/activity/rules/access";
import type { NotesTexts, WorksheetTexts } from "@/lib/sync/format/fields";
import { recordInJournal } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";

export interface CasebookCase {
  teamId: string;
  number: number;
  mode: string;
  /** The members at the hand-in; without a hand-in, the present members. */
  names: string[];
  texts: WorksheetTexts;
  /** false: the teacher included it without a hand-in. */
  handedIn: boolean;
  /** Notes of the team's matches; empty unless the teacher includes notes (Q3). */
  notes: { beside: { number: number; title: string }[]; texts: NotesTexts }[];
}

export interface Casebook {
  /** By mode in the lesson's order, then by team number. */
  cases: CasebookCase[];
}

/** Loads the latest submissions and the worksheets that the teacher included (S7, Q3). @throws AppError `results-not-shown` before results. */
export async function loadCasebook(member: Member): Promise<Casebook> {
  const tx = database();
  if (!mayReadCasebook(member.role, member.activity.phase)) throw new AppError("results-not-shown");
  const rows = await listCases(tx, member.activity.id);
  return { cases: await loadCases(tx, member.activity, rows, await loadNamesByTeam(tx, member.activity.id, rows)) };
}

/** Loads the casebook for the teacher, in any phase, and the teams that have not handed in. */
export async function loadTeacherCasebook({
  activity,
}: ActivityReader): Promise<
  Casebook & { missing: { teamId: string; number: number; mode: string; included: boolean; names: string[] }[] }
> {
  const tx = database();
  const rows = await listCases(tx, activity.id);
  const names = await loadNamesByTeam(tx, activity.id, rows);
  const missing = rows
    .filter((row) => row.submission === null)
    .map(({ teamId, number, mode, included }) => ({ teamId, number, mode, included, names: names.get(teamId) ?? [] }));
  return { cases: await loadCases(tx, activity, rows, names), missing };
}

async function loadCases(
  tx: Tx,
  activity: ActivityRow,
  rows: readonly CaseRow[],
  names: ReadonlyMap<string, string[]>,
): Promise<CasebookCase[]> {
  const shown = rows.filter((row) => row.submission !== null || row.included);
  const open = shown.filter((row) => row.submission === null).map((row) => row.worksheetId);
  const texts = await listDocumentTexts(tx, "worksheet", open);
  const openTexts = new Map(open.map((id, i) => [id, texts[i]]));
  const cases = shown.map((row): CasebookCase => ({
    teamId: row.teamId,
    number: row.number,
    mode: row.mode,
    names: names.get(row.teamId) ?? [],
    texts: row.submission?.texts ?? openTexts.get(row.worksheetId) ?? readTexts([], "worksheet"),
    handedIn: row.submission !== null,
    notes: [],
  }));
  if (activity.notesInCasebook) await addNotes(tx, activity.id, cases);
  const order = activity.lesson.modes.map((mode) => mode.id);
  return cases.sort((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode) || a.number - b.number);
}

async function loadNamesByTeam(tx: Tx, activityId: string, rows: readonly CaseRow[]): Promise<Map<string, string[]>> {
  const members = await listTeamMembers(tx, activityId);
  const idsOf = (row: CaseRow) =>
    row.submission?.memberIds ??
    members.filter((member) => member.teamId === row.teamId).map((member) => member.studentId);
  // A removed student is not named; their text stays (B7).
  const people = (await findNames(tx, rows.flatMap(idsOf))).filter(({ removed }) => !removed);
  return new Map(
    rows.map((row) => [
      row.teamId,
      people.filter((person) => idsOf(row).includes(person.id)).map((person) => person.name),
    ]),
  );
}

async function addNotes(tx: Tx, activityId: string, cases: readonly CasebookCase[]): Promise<void> {
  const rows = await listLiveMatchTeams(tx, activityId);
  const matchIds = [...new Set(rows.map((row) => row.matchId))];
  const notes = await listDocumentTexts(tx, "notes", matchIds);
  for (const [i, matchId] of matchIds.entries()) {
    const texts = notes[i];
    if (texts === undefined || Object.values(texts).every((text) => text.trim() === "")) continue;
    const teamIds = rows.filter((row) => row.matchId === matchId).map((row) => row.teamId);
    for (const one of cases.filter((each) => teamIds.includes(each.teamId))) {
      const beside = cases
        .filter((each) => each !== one && teamIds.includes(each.teamId))
        .map(({ number, texts: { title } }) => ({ number, title }));
      one.notes.push({ beside, texts });
    }
  }
}

/** Includes a worksheet that was never handed in, or excludes it again (Q3). @throws AppError `no-team` */
export async function includeInCasebook(
  editor: ActivityEditor,
  given: { teamId: string; included: boolean },
  now = currentTime(),
): Promise<void> {
  await transaction(async (tx) => {
    await lockActivity(tx, editor.activity.id);
    const team = (await listCases(tx, editor.activity.id)).find(({ teamId }) => teamId === given.teamId);
    if (team === undefined) throw new AppError("no-team");
    await recordInJournal(
      tx,
      editor,
      { kind: given.included ? "casebook-in" : "casebook-out", values: { team: team.number } },
      () => setInCasebook(tx, team.worksheetId, given.included ? now : null),
      now,
    );
  });
  invalidate(editor.activity.id, "submissions");
}

/** Includes or excludes notes in the casebook (Q3). The notes page shows the setting, so `matches` is invalidated too. */
export async function includeNotesInCasebook(editor: ActivityEditor, on: boolean): Promise<void> {
  await transaction(async (tx) => {
    await lockActivity(tx, editor.activity.id);
    await recordInJournal(tx, editor, { kind: on ? "notes-in-casebook" : "notes-out-of-casebook" }, () =>
      setNotesInCasebook(tx, editor.activity.id, on),
    );
  });
  invalidate(editor.activity.id, "matches", "submissions");
}
