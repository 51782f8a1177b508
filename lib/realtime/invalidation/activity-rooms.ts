/**
 * Who has an activity open, and what each of their pages shows. One room per activity while somebody is in it.
 * Pokes go only to pages that show one of their topics, spread over a second when many would look again at once.
 */
import { type WebSocket } from "ws";
import { currentTimestamp } from "@/lib/wire/made-at";
import { liveCloseCodes, type LiveMessage, type Timestamp, type PagePart } from "@/lib/wire/live-messages";
import { maySeePresence, mayFollowTopic, type TopicFacts, type Standing } from "@/lib/rules/access";
import { type Viewer } from "@/lib/auth/viewer";
import { processBus } from "@/lib/bus/bus";
import { RoundRobin } from "@/lib/realtime/sockets/round-robin";
import { studentsElsewhere } from "./remote-presence";
import { PokePace } from "./invalidation-throttle";
import { lastPoked, pokedSince } from "./recent-invalidations";

export interface LiveSocket {
  ws: WebSocket;
  viewer: Exclude<Viewer, { as: "nobody" }>;
  activityId: string;
  /** What its page shows, as it said. */
  parts: readonly PagePart[];
  /** Of its topics those that it may hear (access.ts), as the room's facts are now. */
  hears: ReadonlySet<string>;
  /** Asked for `here`. */
  asksHere: boolean;
  /** Who it is to the activity, as last read; null: not read yet, and nothing is told. */
  standing: Standing | null;
}

/** What an activity's sockets are told by, as read with one access version. */
export interface RoomFacts extends TopicFacts {
  version: number;
}

interface Room {
  sockets: Set<LiveSocket>;
  /** As of the highest access version read so far: two reads may come back in the wrong order. */
  facts: RoomFacts | null;
  /** Teachers' pages are few, and do not wait for a crowd of students' pages. */
  pace: Record<Audience, PokePace>;
  hereTimer: NodeJS.Timeout | null;
  /** Who is with this process has changed since the others were told. */
  hereChanged: boolean;
  hereSentAt: number;
  /** Students whose last socket has closed: still shown for a moment, so that a page load does not blink. */
  leaving: Map<string, NodeJS.Timeout>;
}

type Audience = LiveSocket["viewer"]["as"];

const leaveGraceMs = 3_000;
const hereEveryMs = 1_000;
const crowd = 8;
const spreadMs = 1_000;
/** For each page, when the phase has moved: those that follow get a new page anyhow, and its coming first matters more. */
const afterPhaseMs = 12;
/** Bytes a reader may be behind before it is hung up on. */
const slowBytes = 1024 * 1024;

const rooms = new Map<string, Room>();
const round = new RoundRobin(rooms);

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

/** Without sockets nobody follows the facts any more; without people either, the room goes once the other processes have been told. */
function tidy(activityId: string, room: Room): void {
  if (room.sockets.size > 0) return;
  room.facts = null;
  room.pace.student.stop();
  room.pace.teacher.stop();
  if (room.leaving.size === 0 && room.hereTimer === null) rooms.delete(activityId);
}

/** What the page shows from now on; says again what it may have missed. */
export function show(socket: LiveSocket, parts: readonly PagePart[], asksHere: boolean): void {
  const room = roomOf(socket.activityId);
  socket.parts = parts;
  socket.asksHere = asksHere;
  socket.hears = new Set();
  hearAnew(socket, room);
  sayHereTo(socket, room);
}

/** Who the socket is, as read by now. */
export function noteStanding(socket: LiveSocket, standing: Standing): void {
  const room = roomOf(socket.activityId);
  const wasKnown = socket.standing !== null;
  socket.standing = standing;
  hearAnew(socket, room);
  if (!wasKnown) sayHereTo(socket, room);
}

/** After what it shows, or who may hear what, has changed: of topics it did not hear before, what it may have missed is said again. */
function hearAnew(socket: LiveSocket, room: Room): void {
  const before = socket.hears;
  const isNew = (topic: string) => isHeardBy(socket, room, topic) && !before.has(topic);
  const missed = pokedSince(
    socket.activityId,
    socket.parts.map((part) => ({ ...part, topics: part.topics.filter(isNew) })),
  );
  socket.hears = new Set(
    socket.parts.flatMap(({ topics }) => topics).filter((topic) => isHeardBy(socket, room, topic)),
  );
  if (missed.length > 0)
    send(socket, { kind: "poke", topics: missed, at: lastPoked(socket.activityId, missed), within: 0 });
}

function isHeardBy(socket: LiveSocket, room: Room, topic: string): boolean {
  return socket.standing !== null && room.facts !== null && mayFollowTopic(socket.standing, topic, room.facts);
}

function sayHereTo(socket: LiveSocket, room: Room): void {
  if (isWatching(socket)) send(socket, { kind: "here", students: studentsAnywhere(socket.activityId, room) });
}

function isWatching({ asksHere, standing }: LiveSocket): boolean {
  return asksHere && standing !== null && maySeePresence(standing);
}

/** What they show may have changed: nobody knows. */
export function pokeAll(): void {
  for (const room of rooms.values()) {
    for (const socket of room.sockets)
      if (socket.hears.size > 0)
        send(socket, { kind: "poke", topics: [...socket.hears], at: currentTimestamp(), within: spreadMs });
  }
}

/** `at`: when it was recorded (recent.ts). */
export function pokeRoom(activityId: string, topics: readonly string[], at: Timestamp): void {
  const room = rooms.get(activityId);
  if (room === undefined || room.sockets.size === 0) return;
  room.pace.teacher.poke(topics, at);
  room.pace.student.poke(topics, at);
}

/** Returns how many pages were told. Who may hear is asked here again: standings may have changed since the page said what it shows. */
function sendPoke(activityId: string, audience: Audience, topics: readonly string[], at: Timestamp): number {
  const room = rooms.get(activityId);
  if (room === undefined) return 0;
  const showing = [...room.sockets].flatMap((socket) => {
    if (socket.viewer.as !== audience) return [];
    const shown = topics.filter((topic) => socket.hears.has(topic) && isHeardBy(socket, room, topic));
    return shown.length === 0 ? [] : [{ socket, shown }];
  });
  const spread = topics.includes("phase") ? Math.max(spreadMs, showing.length * afterPhaseMs) : spreadMs;
  const within = showing.length > crowd ? spread : 0;
  for (const { socket, shown } of showing) send(socket, { kind: "poke", topics: shown, at, within });
  return showing.length;
}

/** The facts as read with a version; a phase that is news is said to everyone in the room. */
export function noteFacts(activityId: string, facts: RoomFacts): void {
  const room = rooms.get(activityId);
  if (room === undefined || facts.version < (room.facts?.version ?? -1)) return;
  const { phase } = facts;
  const news = room.facts !== null && room.facts.phase !== phase;
  room.facts = facts;
  for (const socket of room.sockets) hearAnew(socket, room);
  if (!news) return;
  const within = room.sockets.size > crowd ? spreadMs : 0;
  for (const socket of room.sockets) send(socket, { kind: "phase", phase, within });
}

/** The first message on a connection, after {@link noteFacts}. */
export function greet(socket: LiveSocket): void {
  const facts = rooms.get(socket.activityId)?.facts;
  if (facts != null) send(socket, { kind: "phase", phase: facts.phase, within: 0 });
}

/** The highest access version read for the activity; null while nobody has it open. */
export function versionOf(activityId: string): number | null {
  return rooms.get(activityId)?.facts?.version ?? null;
}

export function send(socket: LiveSocket, message: LiveMessage): void {
  if (socket.ws.readyState !== socket.ws.OPEN) return;
  if (socket.ws.bufferedAmount > slowBytes) return socket.ws.close(liveCloseCodes.slow);
  socket.ws.send(JSON.stringify(message));
}

function roomOf(activityId: string): Room {
  let room = rooms.get(activityId);
  if (room === undefined) {
    const pace = (audience: Audience) => new PokePace((topics, at) => sendPoke(activityId, audience, topics, at));
    room = {
      sockets: new Set(),
      facts: null,
      pace: { student: pace("student"), teacher: pace("teacher") },
      hereTimer: null,
      hereSentAt: -Infinity,
      hereChanged: false,
      leaving: new Map(),
    };
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
    if (room.hereChanged)
      processBus().publish({ kind: "here", processId: processBus().id, activityId, students: studentsHere(room) });
    room.hereChanged = false;
    const students = studentsAnywhere(activityId, room);
    for (const socket of room.sockets) if (isWatching(socket)) send(socket, { kind: "here", students });
    tidy(activityId, room);
  }, wait);
}
