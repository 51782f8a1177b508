/**
 * The numbers of an activity's worksheets, for teachers' pages that show them, at most once a second (T9). Each process computes the numbers of the
 * rooms that it has open and publishes those that changed; the process of a page adds, from their rows, those of worksheets that nobody has open. An
 * activity that nobody watches costs nothing.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { database } from "@/db/client";
import { loadDocument } from "@/lib/sync/queries/document-rows";
import { listWorksheetDocuments } from "@/lib/features/screens/board/queries/board";
import { processBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { documentFields } from "@/lib/sync/format/fields";
import { monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import type { Room } from "@/lib/sync/server/room/room";
import { RoomState } from "@/lib/sync/server/room/room-state";
import { openWorksheets } from "@/lib/sync/server/upgrade";
import { maySeePresence } from "@/lib/activity/rules/access";
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";
import { send, socketsOf, type LiveSocket } from "@/lib/live/server/activity-room";
import { sheetNumbers } from "./sheet-numbers";

const spacingMs = 1_000;
/** How often a process publishes that it watches, and for how long the others believe it. */
const renewMs = 10_000;
const expireMs = 3 * renewMs;

/** An activity that a page of this process watches. */
interface Watch {
  latest: Map<string, SheetNumbers>;
  /** Worksheets whose numbers are not sent yet. */
  changed: Set<string>;
  renewedAt: number;
  /** Whether the stored rows were read, or are being read. */
  isLoaded: boolean;
  /** Whether the stored rows were read, so that `latest` has every worksheet. */
  isWhole: boolean;
}

const watches = new Map<string, Watch>();
/** By activity: other processes that watch it, and until when that holds. */
const watchers = new Map<string, Map<string, number>>();
/** By room: the version of its text whose numbers were published. */
const published = new WeakMap<Room, number>();
let timer: NodeJS.Timeout | null = null;

/** Call when a page starts or stops showing the board. */
export function watchBoard(socket: LiveSocket): void {
  if (!isWatching(socket)) return;
  let watch = watches.get(socket.activityId);
  if (watch === undefined) {
    watch = { latest: new Map(), changed: new Set(), renewedAt: -Infinity, isLoaded: false, isWhole: false };
    watches.set(socket.activityId, watch);
    forgetPublished(socket.activityId);
    start();
    // The numbers are sent once all are known, or a second later.
    count();
  } else send(socket, { kind: "numbers", sheets: [...watch.latest.values()], isWhole: watch.isWhole });
}

function isWatching({ asksForBoard, role }: LiveSocket): boolean {
  return asksForBoard && role !== null && maySeePresence(role);
}

export function receiveForBoard(message: BusMessage): void {
  switch (message.kind) {
    case "board-watch":
      if (message.processId === processBus().id) break;
      addWatcher(message.processId, message.activityId);
      break;
    case "board-numbers":
      merge(message.activityId, message.sheets);
      break;
    case "poke": {
      const watch = watches.get(message.activityId);
      if (watch !== undefined && message.topics.includes("teams")) void loadStored(message.activityId, watch);
      break;
    }
    case "erased":
      for (const activityId of message.activityIds) forgetStudents(activityId, new Set(message.studentIds));
      break;
    default:
      break;
  }
}

/** Names none of these students any more as who wrote most of a worksheet (Q31). */
function forgetStudents(activityId: string, ids: ReadonlySet<string>): void {
  for (const room of openWorksheets(activityId)) room.state.owners.forget(ids);
  forgetPublished(activityId);
  const watch = watches.get(activityId);
  for (const sheet of watch?.latest.values() ?? []) {
    if (sheet.main === null || !ids.has(sheet.main.studentId)) continue;
    watch?.latest.set(sheet.worksheetId, { ...sheet, main: null });
    watch?.changed.add(sheet.worksheetId);
  }
}

/** Another process has ended, or is cut off (R13). */
export function boardPeerGone(processId: string): void {
  for (const processes of watchers.values()) processes.delete(processId);
}

/** Call when the bus is connected again: messages may have been lost in both directions (R13). */
export function boardReconnected(): void {
  for (const watch of watches.values()) watch.renewedAt = -Infinity;
  for (const activityId of [...watches.keys(), ...watchers.keys()]) forgetPublished(activityId);
}

export function stopBoard(): void {
  if (timer !== null) clearInterval(timer);
  timer = null;
  watches.clear();
  watchers.clear();
}

function start(): void {
  if (timer !== null) return;
  timer = setInterval(tick, spacingMs);
  timer.unref();
}

function addWatcher(processId: string, activityId: string): void {
  const processes = watchers.get(activityId) ?? new Map<string, number>();
  watchers.set(activityId, processes);
  // A process that watches anew has no numbers yet.
  if (!processes.has(processId)) forgetPublished(activityId);
  processes.set(processId, monotonicMs() + expireMs);
  start();
}

function forgetPublished(activityId: string): void {
  for (const room of openWorksheets(activityId)) published.delete(room);
}

function tick(): void {
  count();
  for (const [activityId, watch] of watches) flush(activityId, watch);
  if (watches.size === 0 && watchers.size === 0 && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

/** Requests unknown numbers from other processes and from the rows, and counts what has changed in this process's rooms. */
function count(): void {
  const now = monotonicMs();
  for (const [activityId, watch] of watches) {
    if (!socketsOf(activityId).some(isWatching)) watches.delete(activityId);
    else if (now - watch.renewedAt >= renewMs) {
      watch.renewedAt = now;
      processBus().publish({ kind: "board-watch", processId: processBus().id, activityId });
      if (!watch.isLoaded) void loadStored(activityId, watch);
    }
  }
  for (const [activityId, processes] of watchers) {
    for (const [processId, until] of processes) if (until <= now) processes.delete(processId);
    if (processes.size === 0) watchers.delete(activityId);
  }
  for (const activityId of new Set([...watches.keys(), ...watchers.keys()])) publishChanged(activityId, now);
}

/** Publishes the numbers of rooms that have changed since the last time. */
function publishChanged(activityId: string, now: number): void {
  const sheets = openWorksheets(activityId).flatMap((room) => {
    const { version } = room.state.text;
    if (!room.isFilled || published.get(room) === version) return [];
    published.set(room, version);
    return sheetNumbers(room.subject.id, room.state, now) ?? [];
  });
  if (sheets.length > 0) processBus().publish({ kind: "board-numbers", activityId, sheets });
}

function merge(activityId: string, sheets: readonly SheetNumbers[]): void {
  const watch = watches.get(activityId);
  if (watch === undefined) return;
  for (const sheet of sheets) {
    const known = watch.latest.get(sheet.worksheetId);
    // Two processes can have one document open; the newest row of the one that is behind is older.
    if ((known?.editedAt ?? -Infinity) > (sheet.editedAt ?? -Infinity)) continue;
    watch.latest.set(sheet.worksheetId, sheet);
    watch.changed.add(sheet.worksheetId);
  }
}

function flush(activityId: string, watch: Watch): void {
  const sheets = [...watch.changed].flatMap((id) => watch.latest.get(id) ?? []);
  watch.changed.clear();
  if (sheets.length === 0) return;
  sendNumbers(activityId, watch, sheets);
}

function sendNumbers(activityId: string, { isWhole }: Watch, sheets: readonly SheetNumbers[]): void {
  for (const socket of socketsOf(activityId))
    if (isWatching(socket)) send(socket, { kind: "numbers", sheets, isWhole });
}

/** Loads the worksheets whose numbers are unknown, one after another, so that nobody waits for all of them. */
async function loadStored(activityId: string, watch: Watch): Promise<void> {
  watch.isLoaded = true;
  try {
    for (const { worksheetId, documentId } of await listWorksheetDocuments(database(), activityId)) {
      if (watches.get(activityId) !== watch) return;
      if (watch.latest.has(worksheetId)) continue;
      const found = await loadDocument(database(), documentId);
      if (found === null) continue;
      const state = new RoomState(documentFields.worksheet);
      state.fill(documentId, found);
      const numbers = sheetNumbers(worksheetId, state, monotonicMs());
      if (numbers !== null) merge(activityId, [numbers]);
      await nextTurn();
    }
    if (watch.isWhole || watches.get(activityId) !== watch) return;
    watch.isWhole = true;
    watch.changed.clear();
    sendNumbers(activityId, watch, [...watch.latest.values()]);
  } catch (error) {
    watch.isLoaded = false;
    log().warn({ err: error, activityId }, "stored worksheets could not be counted for the board; trying again");
  }
}
