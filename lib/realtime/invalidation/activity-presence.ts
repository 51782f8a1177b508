/** Who has an activity open, here and with other processes (R13), sent to teachers' pages that ask. */
import { processBus } from "@/lib/bus/bus";
import { maySeePresence } from "@/lib/rules/access";
import { findRoom, removeIfEmpty, rooms, send, type ActivityRoom, type LiveSocket } from "./activity-room";
import { studentsWithPeers } from "./remote-presence";

/** A student whose last socket closed is here for so long. */
const leaveGraceMs = 3_000;
const spacingMs = 1_000;

export function enterRoom(socket: LiveSocket, room: ActivityRoom): void {
  room.sockets.add(socket);
  if (socket.viewer.as !== "student") return;
  const { leaving } = room.presence;
  clearTimeout(leaving.get(socket.viewer.studentId));
  leaving.delete(socket.viewer.studentId);
  notePresenceChanged(socket.activityId, room);
}

export function leaveRoom(socket: LiveSocket): void {
  const { viewer, activityId } = socket;
  const room = findRoom(activityId);
  if (room === undefined || !room.sockets.delete(socket)) return;
  if (viewer.as === "student" && !isHere(room, viewer.studentId)) {
    const end = () => {
      room.presence.leaving.delete(viewer.studentId);
      notePresenceChanged(activityId, room);
      removeIfEmpty(activityId, room);
    };
    room.presence.leaving.set(viewer.studentId, setTimeout(end, leaveGraceMs));
  }
  removeIfEmpty(activityId, room);
}

export function sendPresenceTo(socket: LiveSocket, room: ActivityRoom): void {
  if (isWatching(socket)) send(socket, { kind: "here", students: studentsAnywhere(socket.activityId, room) });
}

function isWatching({ asksForPresence, standing }: LiveSocket): boolean {
  return asksForPresence && standing !== null && maySeePresence(standing);
}

function isHere(room: ActivityRoom, studentId: string): boolean {
  return [...room.sockets].some(({ viewer }) => viewer.as === "student" && viewer.studentId === studentId);
}

function studentsHere(room: ActivityRoom): string[] {
  const ids = new Set(room.presence.leaving.keys());
  for (const { viewer } of room.sockets) if (viewer.as === "student") ids.add(viewer.studentId);
  return [...ids];
}

function studentsAnywhere(activityId: string, room: ActivityRoom): string[] {
  return [...new Set([...studentsHere(room), ...studentsWithPeers(activityId)])];
}

function notePresenceChanged(activityId: string, room: ActivityRoom): void {
  room.presence.hasChanged = true;
  sendPresenceSoon(activityId, room);
}

/** R13: another process published who is with it. */
export function peerPresenceChanged(activityId: string): void {
  const room = findRoom(activityId);
  if (room !== undefined) sendPresenceSoon(activityId, room);
}

/** R13: for a process that has just started. */
export function publishAllPresence(): void {
  for (const [activityId, room] of rooms) notePresenceChanged(activityId, room);
}

/** At most once a second: to pages that watch, and, if it changed here, to other processes. */
function sendPresenceSoon(activityId: string, room: ActivityRoom): void {
  const { presence } = room;
  if (presence.timer !== null) return;
  const wait = Math.max(0, presence.sentAt + spacingMs - performance.now());
  presence.timer = setTimeout(() => {
    presence.timer = null;
    presence.sentAt = performance.now();
    if (presence.hasChanged)
      processBus().publish({ kind: "here", processId: processBus().id, activityId, students: studentsHere(room) });
    presence.hasChanged = false;
    for (const socket of room.sockets) sendPresenceTo(socket, room);
    removeIfEmpty(activityId, room);
  }, wait);
}
