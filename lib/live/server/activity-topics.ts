/** Which pages show which topics. An invalidation is sent only to pages that show its topic, spread over a second when many would refresh at once. */
import type { ActivityRole } from "@/lib/activity/rules/access";
import { asFor } from "@/lib/activity/rules/own-phase";
import { mayFollowTopic } from "@/lib/activity/rules/topic-access";
import { type ShowMessage, type Timestamp } from "@/lib/wire/live-messages";
import { currentTimestamp } from "@/lib/wire/made-at";
import { watchBoard } from "./board/board-numbers";
import { sendFirstPresenceTo, sendPresenceTo, setWatches } from "./activity-presence";
import { setProjectorOpen } from "./open-projectors";
import { sendTimeTo } from "./activity-time";
import {
  findRoom,
  rooms,
  send,
  type ActivityRoom,
  type Audience,
  type LiveSocket,
  type RoomFacts,
} from "./activity-room";
import { invalidatedSince, lastInvalidated } from "./recent-invalidations";

/** When more pages than this refresh, their refreshes are spread over time. */
const crowd = 8;
const spreadMs = 1_000;
/** Ms for each page after a phase move: pages that follow it get a new page anyway, and that matters more. */
const afterPhaseMs = 12;

/** Records what the page shows from now on, and sends what it may have missed. */
export function showParts(
  socket: LiveSocket,
  { parts, here, board, watches, isWall }: Omit<ShowMessage, "kind">,
): void {
  const room = findRoom(socket.activityId);
  if (room === undefined) return;
  socket.parts = parts;
  socket.asksForPresence = here;
  const isNewToBoard = board && !socket.asksForBoard;
  socket.asksForBoard = board;
  setWatches(socket, room, watches);
  setProjectorOpen(socket, isWall);
  socket.followed = new Set();
  updateFollowed(socket, room);
  sendPresenceTo(socket, room);
  if (isNewToBoard) watchBoard(socket);
}

/** Sets what the socket may do, once that was read. */
export function setRole(socket: LiveSocket, role: ActivityRole): void {
  const room = findRoom(socket.activityId);
  if (room === undefined) return;
  const wasKnown = socket.role !== null;
  socket.role = role;
  sendPhase(socket, room);
  updateFollowed(socket, room);
  sendTimeTo(socket, room);
  if (wasKnown) return;
  sendFirstPresenceTo(socket, room);
  watchBoard(socket);
}

/** Sets the facts, which were read with an access version. A new phase, and a new clock or pause, are sent to everyone in the room. */
export function setFacts(activityId: string, facts: RoomFacts): void {
  const room = findRoom(activityId);
  if (room === undefined || facts.version < (room.facts?.version ?? -1)) return;
  room.facts = facts;
  for (const socket of room.sockets) updateFollowed(socket, room);
  for (const socket of room.sockets) {
    // Sent to all at once, so that what their pages ask the database together is one query (lib/process/batch.ts).
    sendPhase(socket, room);
    sendTimeTo(socket, room);
  }
}

/** Sends the phase once it is known, and each time it changes: the first message on a connection. */
function sendPhase(socket: LiveSocket, { facts }: ActivityRoom): void {
  if (socket.role === null || facts === null) return;
  const { phase } = asFor(socket.role, facts);
  if (socket.sentPhase === phase) return;
  socket.sentPhase = phase;
  send(socket, { kind: "phase", phase });
}

/** Call when what the page shows or may follow has changed: it is sent what it may have missed of topics that it did not follow before. */
function updateFollowed(socket: LiveSocket, room: ActivityRoom): void {
  const before = socket.followed;
  const isNew = (topic: string) => mayFollow(socket, room, topic) && !before.has(topic);
  const missed = invalidatedSince(
    socket.activityId,
    socket.parts.map((part) => ({ ...part, topics: part.topics.filter(isNew) })),
  );
  socket.followed = new Set(
    socket.parts.flatMap(({ topics }) => topics).filter((topic) => mayFollow(socket, room, topic)),
  );
  if (missed.length > 0)
    send(socket, { kind: "poke", topics: missed, at: lastInvalidated(socket.activityId, missed), within: 0 });
}

function mayFollow(socket: LiveSocket, room: ActivityRoom, topic: string): boolean {
  const { role } = socket;
  return role !== null && room.facts !== null && mayFollowTopic(role, topic, asFor(role, room.facts));
}

/** Makes every page refresh, since invalidations may have been lost. */
export function invalidateAll(): void {
  for (const room of rooms.values()) {
    for (const socket of room.sockets)
      if (socket.followed.size > 0)
        send(socket, { kind: "poke", topics: [...socket.followed], at: currentTimestamp(), within: spreadMs });
  }
}

/** @param at when it was recorded (recent-invalidations.ts) */
export function invalidateRoom(activityId: string, topics: readonly string[], at: Timestamp): void {
  const room = findRoom(activityId);
  if (room === undefined || room.sockets.size === 0) return;
  room.throttles.teacher.push(topics, at);
  room.throttles.student.push(topics, at);
}

/** Checks again who may follow, since roles may have changed. @returns how many pages it was sent to */
export function sendInvalidation(
  activityId: string,
  audience: Audience,
  topics: readonly string[],
  at: Timestamp,
): number {
  const room = findRoom(activityId);
  if (room === undefined) return 0;
  const showing = [...room.sockets].flatMap((socket) => {
    if (socket.viewer.as !== audience) return [];
    const shown = topics.filter((topic) => socket.followed.has(topic) && mayFollow(socket, room, topic));
    return shown.length === 0 ? [] : [{ socket, shown }];
  });
  const spread = topics.includes("phase") ? Math.max(spreadMs, showing.length * afterPhaseMs) : spreadMs;
  const within = showing.length > crowd ? spread : 0;
  for (const { socket, shown } of showing) send(socket, { kind: "poke", topics: shown, at, within });
  return showing.length;
}
