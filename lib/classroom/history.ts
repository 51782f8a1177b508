/** T13: how a worksheet was written, and an earlier moment of it brought back. */
import { randomUUID } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { loadDocument, loadEveryRow, updatesOf } from "@/db/queries/document-rows";
import { findDocumentFacts } from "@/db/queries/documents";
import * as history from "@/db/queries/history";
import { lockActivity } from "@/db/queries/standing";
import { findTeamOf } from "@/db/queries/teams";
import type { Member } from "@/lib/auth/standing";
import { poke, processBus } from "@/lib/bus/bus";
import { sayStored } from "@/lib/bus/document-channel";
import { AppError } from "@/lib/errors";
import { mayRestore } from "@/lib/rules/access";
import type { Phase } from "@/lib/rules/phases";
import { worksheetFields } from "@/lib/worksheet/fields";
import type { HistoryMark, HistoryPerson } from "@/lib/worksheet/history-people";
import { freeSeat, placeOf } from "@/lib/worksheet/people";
import { bringBack, fits, takeBack } from "@/lib/worksheet/restore";
import type { StoredRow } from "@/lib/worksheet/stored-rows";

export interface WorksheetHistory extends history.HistoryOf {
  people: HistoryPerson[];
  /** In order of time. */
  marks: HistoryMark[];
  /** The newest restore, while it is not taken back: its row's writer. */
  lastRestore: string | null;
}

export async function loadHistory(worksheetId: string): Promise<WorksheetHistory> {
  const tx = database();
  const of = await history.findHistoryOf(tx, worksheetId);
  if (of === null) throw new AppError("not-found");
  const [writers, handIns, returned, changes, left, restored] = [
    await history.findWriters(tx, of),
    await history.listHandIns(tx, worksheetId),
    await history.listReturns(tx, worksheetId),
    await history.listMemberChanges(tx, of),
    await history.listLeft(tx, worksheetId),
    await history.listRestores(tx, of.documentId),
  ];
  const people = peopleOf(writers);
  const nameOf = (id: string | null) => writers.find(({ authorId, studentId }) => authorId === id || studentId === id)?.name ?? null;
  const told = new Set(changes.filter(({ joined }) => !joined).map(({ studentId }) => studentId));
  const marks: HistoryMark[] = [
    ...handIns.map(({ at, studentId, teacher }) => ({ kind: "handIn" as const, at: at.getTime(), who: teacher ?? nameOf(studentId) })),
    ...handIns.flatMap(({ takenBackAt }) => (takenBackAt === null ? [] : [{ kind: "takenBack" as const, at: takenBackAt.getTime(), who: null }])),
    ...returned.map(({ at }) => ({ kind: "returned" as const, at: at.getTime(), who: null })),
    ...changes.map(({ at, studentId, joined }) => ({ kind: joined ? ("joined" as const) : ("left" as const), at: at.getTime(), who: nameOf(studentId) })),
    ...left.filter(({ studentId }) => !told.has(studentId)).map(({ at, studentId }) => ({ kind: "left" as const, at: at.getTime(), who: nameOf(studentId) })),
    ...restored.map(({ at, undoes }) => ({ kind: undoes === null ? ("restored" as const) : ("undone" as const), at: at.getTime(), who: null })),
  ];
  const last = restored.at(-1);
  return { ...of, people, marks: marks.sort((a, b) => a.at - b.at), lastRestore: last === undefined || last.undoes !== null ? null : last.writer };
}

/** Members keep the look they have on the page they write on; those who are no longer in the team take what is free. */
function peopleOf(writers: readonly history.Writer[]): HistoryPerson[] {
  const people = new Map<string, HistoryPerson>();
  const taken = writers.flatMap(({ seat }) => (seat === null ? [] : [placeOf({ seat })]));
  for (const { authorId, studentId, name, seat } of writers) {
    const known = people.get(studentId);
    if (known !== undefined) people.set(studentId, { ...known, authorIds: [...known.authorIds, authorId] });
    else {
      const place = seat === null ? freeSeat(taken) : placeOf({ seat });
      taken.push(place);
      people.set(studentId, { authorIds: [authorId], name, place });
    }
  }
  return [...people.values()];
}

/** A moment by the last row that is in it: others may come between meanwhile. */
export interface MomentKey {
  writer: string;
  n: number;
}

/**
 * The worksheet says again what it said then, for everyone who has it open; nothing is lost by it.
 * @returns by which row, to be taken back with `undoRestore`; null when it says that already.
 * @throws AppError `not-found`, `moment-gone`, `restore-closed`, `restore-handed-in`, `restore-full`
 */
export async function restoreMoment(member: Member, worksheetId: string, moment: MomentKey): Promise<{ restore: string | null }> {
  return write(member, worksheetId, async (rows) => {
    const at = rows.findIndex(({ writer, n }) => writer === moment.writer && n === moment.n);
    const last = rows[at];
    if (last === undefined) throw new AppError("moment-gone");
    return { update: await bringBack(rows.map(({ bytes }) => bytes), at + 1, worksheetFields), moment: new Date(last.time), undoes: null };
  });
}

/** Takes one restore back, and leaves what was written since. @throws AppError as `restoreMoment` */
export async function undoRestore(member: Member, worksheetId: string, restore: string): Promise<{ restore: string | null }> {
  return write(member, worksheetId, async (rows, documentId) => {
    const known = await history.listRestores(database(), documentId);
    const at = rows.findIndex(({ writer }) => writer === restore);
    if (at === -1 || !known.some(({ writer }) => writer === restore)) throw new AppError("moment-gone");
    return { update: await takeBack(rows, at, worksheetFields), moment: null, undoes: restore };
  });
}

/** Whether the student may bring a moment back: by typing they could write the same, unless what was handed in stands (Q2). */
export async function restoreState(member: Member, worksheetId: string): Promise<"yes" | "handed-in" | "closed"> {
  return (await ownWorksheet(database(), member, member.activity.phase, worksheetId)).state;
}

interface Edit extends Pick<history.RestoreRow, "moment" | "undoes"> {
  /** null: nothing to change. */
  update: Uint8Array | null;
}

async function write(member: Member, worksheetId: string, editOf: (rows: StoredRow[], documentId: string) => Promise<Edit>): Promise<{ restore: string | null }> {
  const { documentId, teamId } = await writable(database(), member, member.activity.phase, worksheetId);
  // Outside the transaction: a long history takes a while, and what is written meanwhile merges with it.
  const rows = await loadEveryRow(database(), documentId);
  const { update, ...about } = await editOf(rows, documentId);
  if (update === null) return { restore: null };
  const loaded = await loadDocument(database(), documentId);
  if (loaded !== null && !(await fits(updatesOf(loaded), update, worksheetFields))) throw new AppError("restore-full");
  const row: StoredRow = { writer: randomUUID(), n: 1, author: member.studentId, carried: false, time: Math.max(Date.now(), (rows.at(-1)?.time ?? 0) + 1), bytes: update };
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, member.activity.id);
    await writable(tx, member, activity.phase, worksheetId);
    if (!(await history.insertRestore(tx, documentId, row, about))) throw new AppError("restore-closed");
  });
  sayStored(processBus(), documentId, row);
  poke(member.activity.id, `team:${teamId}`);
  return { restore: row.writer };
}

async function writable(tx: Tx, member: Member, phase: Phase, worksheetId: string): Promise<{ documentId: string; teamId: string }> {
  const { state, ...found } = await ownWorksheet(tx, member, phase, worksheetId);
  if (state !== "yes") throw new AppError(state === "handed-in" ? "restore-handed-in" : "restore-closed");
  return found;
}

/** @throws AppError `not-found` unless it is of the student's team. */
async function ownWorksheet(tx: Tx, member: Member, phase: Phase, worksheetId: string) {
  const [facts] = await findDocumentFacts(tx, "worksheet", [worksheetId]);
  const teamId = await findTeamOf(tx, member.activity.id, member.studentId);
  if (facts?.kind !== "worksheet" || facts.teamId !== teamId) throw new AppError("not-found");
  const handedIn = await history.isHandedIn(tx, worksheetId);
  const may = mayRestore({ as: "student", studentId: member.studentId, teamId }, { ...facts, phase }, handedIn);
  // Only in write can it be taken back.
  const state: "yes" | "handed-in" | "closed" = may ? "yes" : handedIn && phase === "write" ? "handed-in" : "closed";
  return { state, teamId, documentId: facts.epochs.at(-1)?.documentId ?? "" };
}
