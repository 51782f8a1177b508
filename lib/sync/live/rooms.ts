/**
 * Who has an activity open, and what each of their pages shows. One room per activity while somebody is in it.
 * Pokes go only to pages that show one of their topics, spread over a second when many would look again at once.
 */
import { type WebSocket } from "ws";
import { thisMoment } from "@/lib/made-at";
import { liveClose, type LiveMessage, type Moment, type Part } from "@/lib/rules/live";
import { type Phase } from "@/lib/rules/phases";
import { type Viewer } from "@/lib/auth/viewer";
import { processBus } from "@/lib/bus/bus";
import { Round } from "@/lib/sync/round";
import { studentsElsewhere } from "./elsewhere";
import { pokedSince } from "./recent";

export interface LiveSocket {
  ws: WebSocket;
  viewer: Exclude<Viewer, { as: "nobody" }>;
  activityId: string;
  topics: ReadonlySet<string>;
  /** Wants `here`. */
  watches: boolean;
}

interface Room {
  sockets: Set<LiveSocket>;
  /** As of the highest access version read so far: two reads may come back in the wrong order. */
  phase: Phase | null;
  version: number;
  hereTimer: NodeJS.Timeout | null;
  /** Who is with this process has changed since the others were told. */
  hereChanged: boolean;
  hereSentAt: number;
  /** Students whose last socket has closed: still shown for a moment, so that a page load does not blink. */
  leaving: Map<string, NodeJS.Timeout>;
}

const leaveGraceMs = 3_000;
const hereEveryMs = 1_000;
const crowd = 8;
const spreadMs = 1_000;
/** For each page, when the phase has moved: those that follow get a new page anyhow, and its coming first matters more. */
const afterPhaseMs = 12;
/** Bytes a reader may be behind before it is hung up on. */
const slowBytes = 1024 * 1024;

const rooms = new Map<string, Room>();
const round = new Round(rooms);

/** Those of the activities whose turn it is: of each once a second. */
export function socketsInTurn(): LiveSocket[] {
  return round.turn().flatMap((room) => [...room.sockets]);
}

export function allSockets(): LiveSocket[] {
  return [...rooms.values()].flatMap((room) => [...room.sockets]);
}

export function socketsOf(activityId: string): LiveSocket[] {
  return [...(rooms.get(activityId)?.sockets ?? [])];
}

export function enter(socket: LiveSocket): void {
  const room = roomOf(socket.activityId);
  room.sockets.add(socket);
  if (socket.viewer.as === "student") {
    clearTimeout(room.leaving.get(socket.viewer.studentId));
    room.leaving.delete(socket.viewer.studentId);
    changeHere(socket.activityId, room);
  }
}

export function leave(socket: LiveSocket): void {
  const room = rooms.get(socket.activityId);
  if (room === undefined || !room.sockets.delete(socket)) return;
  const { viewer } = socket;
  if (viewer.as === "student" && !isHere(room, viewer.studentId)) {
    const gone = () => {
      room.leaving.delete(viewer.studentId);
      changeHere(socket.activityId, room);
      tidy(socket.activityId, room);
    };
    room.leaving.set(viewer.studentId, setTimeout(gone, leaveGraceMs));
  }
  tidy(socket.activityId, room);
}

/** Without sockets nobody follows the phase any more; without people either, the room goes once the other processes have been told. */
function tidy(activityId: string, room: Room): void {
  if (room.sockets.size > 0) return;
  room.phase = null;
  room.version = -1;
  if (room.leaving.size === 0 && room.hereTimer === null) rooms.delete(activityId);
}

/** What the page shows from now on; says again what it may have missed. */
export function show(socket: LiveSocket, parts: readonly Part[], watches: boolean): void {
  const room = roomOf(socket.activityId);
  socket.topics = new Set(parts.flatMap(({ topics }) => topics));
  socket.watches = watches && socket.viewer.as === "teacher";
  const missed = pokedSince(socket.activityId, parts);
  if (missed.length > 0) send(socket, { kind: "poke", topics: missed, at: thisMoment(), within: 0 });
  if (socket.watches) send(socket, { kind: "here", students: studentsAnywhere(socket.activityId, room) });
}

/** What they show may have changed: nobody knows. */
export function pokeAll(): void {
  for (const room of rooms.values()) {
    for (const socket of room.sockets) if (socket.topics.size > 0) send(socket, { kind: "poke", topics: [...socket.topics], at: thisMoment(), within: spreadMs });
  }
}

/** `at`: when it was recorded (recent.ts). */
export function pokeRoom(activityId: string, topics: readonly string[], at: Moment): void {
  const room = rooms.get(activityId);
  if (room === undefined) return;
  const showing = [...room.sockets].flatMap((socket) => {
    const shown = topics.filter((topic) => socket.topics.has(topic));
    return shown.length === 0 ? [] : [{ socket, shown }];
  });
  const spread = topics.includes("phase") ? Math.max(spreadMs, showing.length * afterPhaseMs) : spreadMs;
  const within = showing.length > crowd ? spread : 0;
  for (const { socket, shown } of showing) send(socket, { kind: "poke", topics: shown, at, within });
}

/** The phase as read with `version`; said to everyone in the room when it is news. */
export function notePhase(activityId: string, version: number, phase: Phase): void {
  const room = rooms.get(activityId);
  if (room === undefined || version < room.version) return;
  const news = room.phase !== null && room.phase !== phase;
  room.phase = phase;
  room.version = version;
  if (!news) return;
  const within = room.sockets.size > crowd ? spreadMs : 0;
  for (const socket of room.sockets) send(socket, { kind: "phase", phase, within });
}

/** The first message on a connection, after {@link notePhase}. */
export function greet(socket: LiveSocket): void {
  const phase = rooms.get(socket.activityId)?.phase;
  if (phase != null) send(socket, { kind: "phase", phase, within: 0 });
}

/** The highest access version read for the activity; null while nobody has it open. */
export function versionOf(activityId: string): number | null {
  return rooms.get(activityId)?.version ?? null;
}

export function send(socket: LiveSocket, message: LiveMessage): void {
  if (socket.ws.readyState !== socket.ws.OPEN) return;
  if (socket.ws.bufferedAmount > slowBytes) return socket.ws.close(liveClose.slow);
  socket.ws.send(JSON.stringify(message));
}

function roomOf(activityId: string): Room {
  let room = rooms.get(activityId);
  if (room === undefined) {
    room = { sockets: new Set(), phase: null, version: -1, hereTimer: null, hereSentAt: -Infinity, hereChanged: false, leaving: new Map() };
    rooms.set(activityId, room);
  }
  return room;
}

function isHere(room: Room, studentId: string): boolean {
  return [...room.sockets].some(({ viewer }) => viewer.as === "student" && viewer.studentId === studentId);
}

function studentsHere(room: Room): string[] {
  const ids = new Set(room.leaving.keys());
  for (const { viewer } of room.sockets) if (viewer.as === "student") ids.add(viewer.studentId);
  return [...ids];
}

/** Here and with other processes. */
function studentsAnywhere(activityId: string, room: Room): string[] {
  return [...new Set([...studentsHere(room), ...studentsElsewhere(activityId)])];
}

function changeHere(activityId: string, room: Room): void {
  room.hereChanged = true;
  sayHereSoon(activityId, room);
}

/** R13: another process has said who is with it. */
export function hereChangedElsewhere(activityId: string): void {
  const room = rooms.get(activityId);
  if (room !== undefined) sayHereSoon(activityId, room);
}

/** R13: for a process that has just come. */
export function sayAllHere(): void {
  for (const [activityId, room] of rooms) changeHere(activityId, room);
}

/** At most once a second: to those who watch, and to the other processes what is new of this one. */
function sayHereSoon(activityId: string, room: Room): void {
  if (room.hereTimer !== null) return;
  const wait = Math.max(0, room.hereSentAt + hereEveryMs - performance.now());
  room.hereTimer = setTimeout(() => {
    room.hereTimer = null;
    room.hereSentAt = performance.now();
    if (room.hereChanged) processBus().publish({ kind: "here", processId: processBus().id, activityId, students: studentsHere(room) });
    room.hereChanged = false;
    const students = studentsAnywhere(activityId, room);
    for (const socket of room.sockets) if (socket.watches) send(socket, { kind: "here", students });
    tidy(activityId, room);
  }, wait);
}
