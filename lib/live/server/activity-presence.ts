/** The students who have an activity open, here and with other processes (R13), sent to teachers' pages that ask. */
import { processBus } from "@/lib/bus/bus";
import { currentMs } from "@/lib/process/clock";
import { maySeePresence } from "@/lib/activity/rules/access";
import { attentionLimits } from "@/lib/features/screens/board/rules/attention";
import { liveCloseCodes } from "@/lib/wire/live-messages";
import { findRoom, removeIfEmpty, rooms, send, type ActivityRoom, type LiveSocket } from "./activity-room";
import { forgetOfPeers, withPeers, type PeerPresence } from "./remote-presence";

/** For so long a student counts as present after their last socket closed. */
const leaveGraceMs = 3_000;
const spacingMs = 1_000;

export function enterRoom(socket: LiveSocket, room: ActivityRoom): void {
  room.sockets.add(socket);
  if (socket.viewer.as !== "student") return;
  const { studentId } = socket.viewer;
  const { leaving, lost, seen, came } = room.presence;
  clearTimeout(leaving.get(studentId));
  leaving.delete(studentId);
  lost.delete(studentId);
  seen.set(studentId, currentMs());
  if (!came.has(studentId)) came.set(studentId, currentMs());
  notePresenceChanged(socket.activityId, room);
}

/** @param wasLost whether the connection ended without a close: the network or the device failed */
export function leaveRoom(socket: LiveSocket, wasLost: boolean): void {
  const { viewer, activityId } = socket;
  const room = findRoom(activityId);
  if (room === undefined || !room.sockets.delete(socket)) return;
  if (socket.watches !== null) notePresenceChanged(activityId, room);
  if (viewer.as === "student" && !isHere(room, viewer.studentId)) {
    const { leaving, lost, seen } = room.presence;
    if (wasLost) lost.set(viewer.studentId, currentMs());
    const end = () => {
      leaving.delete(viewer.studentId);
      seen.set(viewer.studentId, currentMs());
      endSittingLater(activityId, room);
      notePresenceChanged(activityId, room);
    };
    leaving.set(viewer.studentId, setTimeout(end, leaveGraceMs));
  }
  removeIfEmpty(activityId, room);
}

/** When nobody of the class has been here for ten minutes, those who were here are forgotten (Q19). */
function endSittingLater(activityId: string, room: ActivityRoom): void {
  const { presence } = room;
  if (presence.sittingEnd !== null) clearTimeout(presence.sittingEnd);
  const end = () => {
    if (findRoom(activityId) !== room) return; // the room had nobody to remember, and has ended
    if (studentsAnywhere(activityId, room).length > 0) return endSittingLater(activityId, room);
    presence.seen.clear();
    presence.came.clear();
    presence.lost.clear();
    notePresenceChanged(activityId, room);
  };
  presence.sittingEnd = setTimeout(end, attentionLimits.classMs).unref();
}

/** Call when its page watches another team, or none (Q25). */
export function setWatches(socket: LiveSocket, room: ActivityRoom, teamId: string | null): void {
  if (socket.watches === teamId) return;
  socket.watches = teamId;
  notePresenceChanged(socket.activityId, room);
}

function watchedHere(room: ActivityRoom): (readonly [teamId: string, teacher: string])[] {
  return [...room.sockets].flatMap(({ viewer, watches, role }) =>
    watches !== null && viewer.as === "teacher" && role !== null && maySeePresence(role)
      ? [[watches, viewer.name] as const]
      : [],
  );
}

function watchedAnywhere(activityId: string, room: ActivityRoom): (readonly [teamId: string, teacher: string])[] {
  return [...watchedHere(room), ...withPeers(activityId, "watched")];
}

/** Sends a member of a team the teachers who watch the team write, when they have changed. */
function sendWatchedTo(socket: LiveSocket, watched: readonly (readonly [teamId: string, teacher: string])[]): void {
  const { role } = socket;
  if (role?.as !== "student") return;
  const by = [...new Set(watched.flatMap(([teamId, name]) => (teamId === role.teamId ? [name] : [])))].sort();
  const key = JSON.stringify(by);
  if (socket.sentWatched === key) return;
  socket.sentWatched = key;
  send(socket, { kind: "watched", by });
}

/** Call once the socket's role is known. */
export function sendFirstPresenceTo(socket: LiveSocket, room: ActivityRoom): void {
  sendPresenceTo(socket, room);
  sendWatchedTo(socket, watchedAnywhere(socket.activityId, room));
}

export function sendPresenceTo(socket: LiveSocket, room: ActivityRoom): void {
  if (!isWatching(socket)) return;
  const students = studentsAnywhere(socket.activityId, room);
  const here = new Set(students);
  const lost = [...room.presence.lost, ...withPeers(socket.activityId, "lost")].filter(([id]) => !here.has(id));
  const left = [...room.presence.seen, ...withPeers(socket.activityId, "seen")].filter(([id]) => !here.has(id));
  const came = [...room.presence.came, ...withPeers(socket.activityId, "came")];
  send(socket, { kind: "here", students, lost, left, came });
}

function isWatching({ asksForPresence, role }: LiveSocket): boolean {
  return asksForPresence && role !== null && maySeePresence(role);
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
  return [...new Set([...studentsHere(room), ...withPeers(activityId, "students")])];
}

function notePresenceChanged(activityId: string, room: ActivityRoom): void {
  room.presence.hasChanged = true;
  sendPresenceSoon(activityId, room);
}

/** Call when another process has published who is connected to it (R13). */
export function peerPresenceChanged(activityId: string): void {
  const room = findRoom(activityId);
  if (room === undefined) return;
  // Students who are connected there now are no longer lost here: from now on only their end there counts, for every process.
  for (const id of withPeers(activityId, "students"))
    if (room.presence.lost.delete(id)) room.presence.hasChanged = true;
  sendPresenceSoon(activityId, room);
}

/**
 * Call when a process has ended (R13). Its students who are connected to no other process are lost from now on; what it knew of earlier students
 * stays known until the sitting ends. Every remaining process does this, since none knows which one the next board asks.
 */
export function takeOverPresence(activityId: string, room: ActivityRoom, gone: PeerPresence): void {
  const { lost, seen, came } = room.presence;
  const here = new Set(studentsAnywhere(activityId, room));
  const cutOff = gone.students.map((id) => [id, currentMs()] as const);
  for (const [id, at] of gone.came) came.set(id, Math.min(at, came.get(id) ?? at));
  for (const [id, at] of [...gone.seen, ...cutOff]) seen.set(id, Math.max(at, seen.get(id) ?? at));
  for (const [id, since] of [...cutOff, ...gone.lost]) if (!here.has(id)) lost.set(id, since);
  endSittingLater(activityId, room);
  notePresenceChanged(activityId, room);
}

/** Removes these students at once, and closes their sockets (Q31). */
export function forgetStudents(activityId: string, studentIds: readonly string[]): void {
  forgetOfPeers(activityId, studentIds);
  const room = findRoom(activityId);
  if (room === undefined) return;
  for (const id of studentIds) {
    clearTimeout(room.presence.leaving.get(id));
    room.presence.leaving.delete(id);
    room.presence.lost.delete(id);
    room.presence.seen.delete(id);
    room.presence.came.delete(id);
  }
  for (const socket of room.sockets) {
    if (socket.viewer.as !== "student" || !studentIds.includes(socket.viewer.studentId)) continue;
    room.sockets.delete(socket);
    socket.ws.close(liveCloseCodes.signedOut);
  }
  notePresenceChanged(activityId, room);
}

/** Publishes all presence for a process that has just started (R13). */
export function publishAllPresence(): void {
  for (const [activityId, room] of rooms) notePresenceChanged(activityId, room);
}

/** Sends presence, at most once a second, to pages that watch and, if it changed here, to other processes. */
function sendPresenceSoon(activityId: string, room: ActivityRoom): void {
  const { presence } = room;
  if (presence.timer !== null) return;
  const wait = Math.max(0, presence.sentAt + spacingMs - performance.now());
  presence.timer = setTimeout(() => {
    presence.timer = null;
    presence.sentAt = performance.now();
    if (presence.hasChanged)
      processBus().publish({
        kind: "here",
        processId: processBus().id,
        activityId,
        students: studentsHere(room),
        lost: [...presence.lost],
        seen: [...presence.seen],
        came: [...presence.came],
        watched: watchedHere(room),
      });
    presence.hasChanged = false;
    const watched = watchedAnywhere(activityId, room);
    for (const socket of room.sockets) {
      sendPresenceTo(socket, room);
      sendWatchedTo(socket, watched);
    }
    removeIfEmpty(activityId, room);
  }, wait);
}
