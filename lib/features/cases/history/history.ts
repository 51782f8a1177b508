/** Loads how a worksheet was written, and restores an earlier version (T13). */
import { randomUUID } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { findDocumentFacts } from "@/lib/sync/queries/documents";
import * as history from "./queries/history";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import { lockOwnActivity, type Member, type ActivityReader } from "@/lib/activity/authorise";
import { invalidate, processBus } from "@/lib/bus/bus";
import { publishStoredRow } from "@/lib/bus/document-channel";
import { auditRead } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { historyBudget } from "@/lib/sync/format/history-budget";
import { mayRestore } from "@/lib/activity/rules/access";
import type { Phase } from "@/lib/activity/rules/phases";
import { worksheetFields } from "@/lib/sync/format/fields";
import type { HistoryMark, HistoryPerson } from "@/lib/sync/format/replay/history-people";
import { lowestFreeSeat, colourIndexOf } from "@/lib/sync/format/writer-colour";
import type { HistoryRequest } from "@/lib/sync/format/replay/history-request";
import { maxDocumentBytes } from "@/lib/sync/format/size";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { currentMs } from "@/lib/process/clock";
import { askHistory } from "./history-thread";

/** The writers of a worksheet, and the versions that were restored in it. */
export interface WorksheetWriters extends history.HistorySource {
  people: HistoryPerson[];
  /** Restores by the writer of their row, with the time of the restored version's last row in ms since 1970; null for an undo. */
  restores: [writer: string, version: number | null][];
}

export interface WorksheetHistory extends WorksheetWriters {
  /** In order of time. */
  marks: HistoryMark[];
  /** The writer of the newest restore's row; null once it was undone. */
  lastRestore: string | null;
}

async function readWriters(tx: Tx, worksheetId: string) {
  const of = await history.findHistorySource(tx, worksheetId);
  if (of === null) throw new AppError("not-found");
  const [writers, restored] = [await history.findWriters(tx, of), await history.listRestores(tx, of.documentId)];
  const shown: WorksheetWriters = {
    ...of,
    people: peopleOf(writers),
    restores: restored.map(({ writer, moment }) => [writer, moment?.getTime() ?? null]),
  };
  return { of, writers, restored, shown };
}

/** Loads the writers alone, without hand-ins, returns and changes of members. */
export async function loadWriters(worksheetId: string): Promise<WorksheetWriters> {
  return (await readWriters(database(), worksheetId)).shown;
}

/** Records in the audit log that a teacher reads how a worksheet was written (Q34). @throws AppError `not-found` */
export async function auditHistoryRead(reader: ActivityReader, worksheetId: string): Promise<void> {
  const of = await history.findHistorySource(database(), worksheetId);
  if (of === null) throw new AppError("not-found");
  await auditRead(reader, "history", { activityId: of.activityId, detail: String(of.number) });
}

export async function loadHistory(worksheetId: string): Promise<WorksheetHistory> {
  const tx = database();
  const { of, writers, restored, shown } = await readWriters(tx, worksheetId);
  const [handIns, returned, changes, left] = [
    await history.listHandIns(tx, worksheetId),
    await history.listReturns(tx, worksheetId),
    await history.listMemberChanges(tx, of),
    await history.listLeavers(tx, worksheetId),
  ];
  const nameOf = (id: string | null) =>
    writers.find(({ authorId, studentId }) => authorId === id || studentId === id)?.name ?? null;
  const movedByTeacher = new Set(changes.filter(({ joined }) => !joined).map(({ studentId }) => studentId));
  const marks: HistoryMark[] = [
    ...handIns.map(({ at, studentId, teacher }) => ({
      kind: "handIn" as const,
      at: at.getTime(),
      who: teacher ?? nameOf(studentId),
    })),
    ...handIns.flatMap(({ takenBackAt }) =>
      takenBackAt === null ? [] : [{ kind: "takenBack" as const, at: takenBackAt.getTime(), who: null }],
    ),
    ...returned.map(({ at }) => ({ kind: "returned" as const, at: at.getTime(), who: null })),
    ...changes.map(({ at, studentId, joined }) => ({
      kind: joined ? ("joined" as const) : ("left" as const),
      at: at.getTime(),
      who: nameOf(studentId),
    })),
    ...left
      .filter(({ studentId }) => !movedByTeacher.has(studentId))
      .map(({ at, studentId }) => ({ kind: "left" as const, at: at.getTime(), who: nameOf(studentId) })),
    ...restored.map(({ at, undoes }) => ({
      kind: undoes === null ? ("restored" as const) : ("undone" as const),
      at: at.getTime(),
      who: null,
    })),
  ];
  const last = restored.at(-1);
  return {
    ...shown,
    marks: marks.sort((a, b) => a.at - b.at),
    lastRestore: last === undefined || last.undoes !== null ? null : last.writer,
  };
}

/** Members have the colours of the page they write on; former members get free ones. */
function peopleOf(writers: readonly history.Writer[]): HistoryPerson[] {
  const people = new Map<string, HistoryPerson>();
  const taken = writers.flatMap(({ seat }) => (seat === null ? [] : [colourIndexOf({ seat })]));
  for (const { authorId, studentId, name, seat } of writers) {
    const known = people.get(studentId);
    if (known !== undefined) people.set(studentId, { ...known, authorIds: [...known.authorIds, authorId] });
    else {
      const place = seat === null ? lowestFreeSeat(taken) : colourIndexOf({ seat });
      taken.push(place);
      people.set(studentId, { authorIds: [authorId], name, colourIndex: place });
    }
  }
  return [...people.values()];
}

/** Identifies a version by its last row, since rows may be added before it meanwhile. */
export interface VersionKey {
  writer: string;
  n: number;
}

/**
 * Restores an earlier version for everyone who has the worksheet open, as one more update; no row is lost.
 * @returns the writer of the restore's row, for `undoRestore`; null when the text is already the same.
 * @throws AppError `not-found`, `version-gone`, `restore-closed`, `restore-handed-in`, `restore-full`, `history-busy`, `history-too-long`
 */
export async function restoreVersion(
  member: Member,
  worksheetId: string,
  { writer, n }: VersionKey,
): Promise<{ restore: string | null }> {
  return writeRestore(member, worksheetId, () => ({
    question: { ask: "restore", writer, n, roots: worksheetFields },
    undoes: null,
  }));
}

/** Undoes the newest restore and leaves later text. @throws AppError as `restoreVersion`, `restore-undone`, `restore-older` */
export async function undoRestore(
  member: Member,
  worksheetId: string,
  restore: string,
): Promise<{ restore: string | null }> {
  return writeRestore(member, worksheetId, (restores) => {
    const known = restores.find(({ writer }) => writer === restore);
    if (known === undefined || known.undoes !== null) throw new AppError("version-gone");
    if (restores.some(({ undoes }) => undoes === restore)) throw new AppError("restore-undone");
    if (restores.at(-1) !== known) throw new AppError("restore-older");
    return { question: { ask: "undo", writer: restore, roots: worksheetFields }, undoes: restore };
  });
}

/** Whether the student may restore a version: when they may write, unless a submission counts (Q2). */
export async function loadRestoreState(member: Member, worksheetId: string): Promise<"yes" | "handed-in" | "closed"> {
  return (await loadOwnWorksheet(database(), member, member.activity.phase, worksheetId)).state;
}

/** Decides what to compute, given the earlier restores. */
type PlanRestore = (restores: readonly history.RestoreRow[]) => { question: HistoryRequest; undoes: string | null };

/** Retries when somebody else restored meanwhile. */
const maxTries = 3;

async function writeRestore(
  member: Member,
  worksheetId: string,
  plan: PlanRestore,
): Promise<{ restore: string | null }> {
  for (let tries = 0; tries < maxTries; tries++) {
    const { documentId, teamId } = await requireWritable(database(), member, member.activity.phase, worksheetId);
    const wait = historyBudget().waitMs(member.studentId, documentId, performance.now());
    if (wait > 0) throw new AppError("history-full", { minutes: Math.ceil(wait / 60_000) });
    const restores = await history.listRestores(database(), documentId);
    const { question, undoes } = plan(restores);
    // Outside the transaction, because a long history takes a while; text that is typed meanwhile merges.
    const answer = await askHistory(documentId, member.studentId, question);
    if (answer.is === "gone") throw new AppError("version-gone");
    if (answer.is !== "edit") throw new AppError("history-too-long");
    if (answer.update === null) return { restore: null };
    if (answer.bytes > maxDocumentBytes) throw new AppError("restore-full");
    const row: StoredRow = {
      writer: randomUUID(),
      n: 1,
      author: member.studentId,
      carried: false,
      time: Math.max(currentMs(), answer.newest + 1),
      bytes: answer.update,
    };
    const about = { moment: undoes === null ? new Date(answer.time) : null, undoes };
    if (!(await storeRestore(member, worksheetId, row, about, restores.length))) continue;
    historyBudget().spend(member.studentId, documentId, row.bytes.length, performance.now());
    publishStoredRow(processBus(), documentId, row);
    invalidate(member.activity.id, `team:${teamId}`);
    return { restore: row.writer };
  }
  throw new AppError("history-busy");
}

/** @returns false when another restore was stored first, because this one would insert the same text twice. */
async function storeRestore(
  member: Member,
  worksheetId: string,
  row: StoredRow,
  about: Pick<history.RestoreRow, "moment" | "undoes">,
  restores: number,
): Promise<boolean> {
  return transaction(async (tx) => {
    const activity = await lockOwnActivity(tx, member);
    const { documentId } = await requireWritable(tx, member, activity.phase, worksheetId);
    if (!(await history.lockOpenDocument(tx, documentId))) throw new AppError("restore-closed");
    if ((await history.listRestores(tx, documentId)).length !== restores) return false;
    await history.insertRestore(tx, documentId, row, about);
    return true;
  });
}

async function requireWritable(
  tx: Tx,
  member: Member,
  phase: Phase,
  worksheetId: string,
): Promise<{ documentId: string; teamId: string }> {
  const { state, ...found } = await loadOwnWorksheet(tx, member, phase, worksheetId);
  if (state !== "yes") throw new AppError(state === "handed-in" ? "restore-handed-in" : "restore-closed");
  return found;
}

/** @throws AppError `not-found` unless the worksheet is the student's team's. */
async function loadOwnWorksheet(tx: Tx, member: Member, phase: Phase, worksheetId: string) {
  const [facts] = await findDocumentFacts(tx, "worksheet", [worksheetId]);
  const teamId = await findTeamOf(tx, member.activity.id, member.studentId);
  if (facts?.kind !== "worksheet" || facts.teamId !== teamId) throw new AppError("not-found");
  const handedIn = await history.isHandedIn(tx, worksheetId);
  const may = mayRestore({ as: "student", studentId: member.studentId, teamId }, { ...facts, phase }, handedIn);
  // A hand-in can be undone in write only.
  const state: "yes" | "handed-in" | "closed" = may ? "yes" : handedIn && phase === "write" ? "handed-in" : "closed";
  return { state, teamId, documentId: facts.epochs.at(-1)?.documentId ?? "" };
}
