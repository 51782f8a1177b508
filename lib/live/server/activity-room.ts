/** One room per activity while somebody has it open: its sockets, and the facts that decide what they are sent. */
import { type WebSocket } from "ws";
import { type Viewer } from "@/lib/auth/viewer";
import { type LoadedTime } from "@/lib/features/hour/clocks/queries/clocks";
import type { WatchedSocket } from "@/lib/activity/revocation";
import type { ActivityRole } from "@/lib/activity/rules/access";
import type { Pace } from "@/lib/activity/rules/own-phase";
import type { Phase } from "@/lib/activity/rules/phases";
import type { TopicFacts } from "@/lib/activity/rules/topic-access";
import { liveCloseCodes, type LiveMessage, type PagePart } from "@/lib/wire/live-messages";
import { type InvalidationThrottle } from "./invalidation-throttle";

export interface LiveSocket extends WatchedSocket {
  ws: WebSocket;
  viewer: Exclude<Viewer, { as: "nobody" }>;
  /** What its page shows, as the page sent it. */
  parts: readonly PagePart[];
  /** Those topics of its page that it may follow (access.ts), by the room's facts. */
  followed: ReadonlySet<string>;
  /** Whether its page asked for presence. */
  asksForPresence: boolean;
  /** Whether its page asked for the numbers of the worksheets. */
  asksForBoard: boolean;
  /** The team whose writing its page shows to a teacher (Q25). */
  watches: string | null;
  /** The id of the row that says that its page is an open projector page (Q6); null for any other page. */
  projectorId: string | null;
  /** The watching teachers that its page was sent last. */
  sentWatched: string;
  /** What it may do in the activity; null until that was read, and until then it is sent nothing. */
  role: ActivityRole | null;
  /** The activity's `ActivityVersions.access` with which the role was read. */
  accessVersion: number | null;
  /** The phase that it was sent last: a student's own (Q30). */
  sentPhase: Phase | null;
  /** The clock and the pause that it was sent last. */
  sentTime: string | null;
}

/** The facts of an activity, read with one version of it (`ActivityVersions`). */
export interface RoomFacts extends TopicFacts, Pace {
  version: number;
  time: LoadedTime;
}

export type Audience = LiveSocket["viewer"]["as"];

export interface ActivityRoom {
  sockets: Set<LiveSocket>;
  /** The facts of the highest version read so far: two reads may return in the wrong order. */
  facts: RoomFacts | null;
  /** Teachers' pages have their own: they are few, and do not wait for a crowd of students' pages. */
  throttles: Record<Audience, InvalidationThrottle>;
  presence: {
    timer: NodeJS.Timeout | null;
    /** Whether it changed since it was last published. */
    hasChanged: boolean;
    sentAt: number;
    /** Students whose last socket closed: they stay for a moment, so that a page load does not show as leaving. */
    leaving: Map<string, NodeJS.Timeout>;
    /** Students whose last connection to this process was lost, and when, in ms since 1970: their device may have text that it could not send. */
    lost: Map<string, number>;
    /** Students who had it open here in this sitting, and when they last had it open, in ms since 1970. */
    seen: Map<string, number>;
    /** When each of them first opened it here in this sitting, in ms since 1970. */
    came: Map<string, number>;
    /** Ends the sitting (Q19); null before anybody has left. */
    sittingEnd: NodeJS.Timeout | null;
  };
}

/** Bytes that may wait for a socket that does not read before it is closed. */
const maxBuffered = 1024 * 1024;

export const rooms = new Map<string, ActivityRoom>();

export function findRoom(activityId: string): ActivityRoom | undefined {
  return rooms.get(activityId);
}

export function allSockets(): LiveSocket[] {
  return [...rooms.values()].flatMap((room) => [...room.sockets]);
}

export function socketsOf(activityId: string): LiveSocket[] {
  return [...(rooms.get(activityId)?.sockets ?? [])];
}

/** The highest version read for the activity; null while nobody has it open. */
export function versionOf(activityId: string): number | null {
  return rooms.get(activityId)?.facts?.version ?? null;
}

/** Without sockets the facts are not followed; the room ends with the sitting, once other processes have been told. */
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
