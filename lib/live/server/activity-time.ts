/**
 * Sends an activity's clock and pause to each of its pages when they change (T10): a team's clock to its members, a student's own to a student in no
 * team, the class's to teachers.
 */
import { currentMs } from "@/lib/process/clock";
import { shownClock, timeOfStudent } from "@/lib/activity/rules/clock";
import { isPaused } from "@/lib/activity/rules/pause";
import { send, type ActivityRoom, type LiveSocket } from "./activity-room";

/** Sends nothing before the socket's role is known, and nothing that the socket was sent last. */
export function sendTimeTo(socket: LiveSocket, room: ActivityRoom, now = currentMs()): void {
  const { role } = socket;
  if (role === null || room.facts === null) return;
  const { phase, time } = room.facts;
  const own = role.as === "student" ? timeOfStudent(time, role) : undefined;
  const shown = {
    phase,
    clock: shownClock(time.limit, time.time, own),
    pause: isPaused(time.pause, now) ? time.pause : null,
    since: time.time.countsFrom,
  };
  const key = JSON.stringify(shown);
  if (socket.sentTime === key) return;
  socket.sentTime = key;
  send(socket, { kind: "time", ...shown, now });
}
