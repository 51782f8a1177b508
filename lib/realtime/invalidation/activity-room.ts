/** One room per activity while somebody has it open: its sockets, and the facts by which they are told things. */
import { type WebSocket } from "ws";
import { type Viewer } from "@/lib/auth/viewer";
import { type LoadedTime } from "@/db/queries/clocks/clocks";
import { RoundRobin } from "@/lib/realtime/sockets/round-robin";
import type { Standing } from "@/lib/rules/access";
import type { TopicFacts } from "@/lib/rules/topic-access";
import { liveCloseCodes, type LiveMessage, type PagePart } from "@/lib/wire/live-messages";
import { type InvalidationThrottle } from "./invalidation-throttle";

export interface LiveSocket {
  ws: WebSocket;
  viewer: Exclude<Viewer, { as: "nobody" }>;
  activityId: string;
  /** What its page shows, as the page sent it. */
  parts: readonly PagePart[];
  /** The topics of its page that it may follow (access.ts), by the room's facts. */
  followed: ReadonlySet<string>;
  /** Its page asked for presence. */
  asksForPresence: boolean;
  /** Its page asked for the numbers of the worksheets. */
  asksForBoard: boolean;
  /** Q25: the team that its page shows to its teacher. */
  watches: string | null;
  /** Q6: the row of its page as an open wall; null for any other page. */
  wallId: string | null;
  /** The watching teachers that it was told of last. */
  sentWatched: string;
  /** What it may do in the activity; null until that was read, and then it is sent nothing. */
  standing: Standing | null;
  /** The clock and the pause that it was sent last. */
  sentTime: string | null;
}

/** The facts of an activity, read with one access version. */
export interface RoomFacts extends TopicFacts {
  version: number;
  time: LoadedTime;
}

export type Audience = LiveSocket["viewer"]["as"];

export interface ActivityRoom {
  sockets: Set<LiveSocket>;
  /** Of the highest access version read so far: two reads may return in the wrong order. */
  facts: RoomFacts | null;
  /** Teachers' pages are few, and do not wait for a crowd of students' pages. */
  throttles: Record<Audience, InvalidationThrottle>;
  presence: {
    timer: NodeJS.Timeout | null;
    /** It changed since other processes were told. */
    hasChanged: boolean;
    sentAt: number;
    /** Students whose last socket closed: they stay for a moment, so that a page load does not blink. */
    leaving: Map<string, NodeJS.Timeout>;
    /** Students whose last connection here was lost, and when, in ms since 1970: their device may have what it could not send. */
    lost: Map<string, number>;
    /** Students who had it open here in this sitting, and when they were last here, in ms since 1970. */
    seen: Map<string, number>;
    /** When each of them first came here in this sitting, in ms since 1970. */
    came: Map<string, number>;
    /** Q19: ends the sitting; null before anybody has left. */
    sittingEnd: NodeJS.Timeout | null;
  };
}

/** Bytes that may wait for a socket that does not read before it is closed. */
const maxBuffered = 1024 * 1024;

export const rooms = new Map<string, ActivityRoom>();
const turns = new RoundRobin(rooms);

export function findRoom(activityId: string): ActivityRoom | undefined {
  return rooms.get(activityId);
}

/** The sockets of the activities whose turn it is: of each once a second. */
export function socketsInTurn(): LiveSocket[] {
  return turns.turn().flatMap((room) => [...room.sockets]);
}

export function allSockets(): LiveSocket[] {
  return [...rooms.values()].flatMap((room) => [...room.sockets]);
}

export function socketsOf(activityId: string): LiveSocket[] {
  return [...(rooms.get(activityId)?.sockets ?? [])];
}

/** The highest access version read for the activity; null while nobody has it open. */
export function versionOf(activityId: string): number | null {
  return rooms.get(activityId)?.facts?.version ?? null;
}

/** Without sockets nobody follows the facts; the room ends with the sitting, once other processes have been told. */
export function removeIfEmpty(activityId: string, room: ActivityRoom): void {
  if (room.sockets.size > 0) return;
  room.facts = null;
  room.throttles.student.stop();
  room.throttles.teacher.stop();
  if (room.presence.seen.size === 0 && room.presence.timer === null) rooms.delete(activityId);
}

export function send(socket: LiveSocket, message: LiveMessage): void {
  if (socket.ws.readyState !== socket.ws.OPEN) return;
  if (socket.ws.bufferedAmount > maxBuffered) return socket.ws.close(liveCloseCodes.slow);
  socket.ws.send(JSON.stringify(message));
}
