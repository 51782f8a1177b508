import { rooms, type ActivityRoom, type Audience } from "./activity-room";
import { sendInvalidation } from "./activity-topics";
import { InvalidationThrottle } from "./invalidation-throttle";

/** The room of an activity, which is made when nobody has it open. */
export function openRoom(activityId: string): ActivityRoom {
  const open = rooms.get(activityId);
  if (open !== undefined) return open;
  const throttle = (audience: Audience) =>
    new InvalidationThrottle((topics, at) => sendInvalidation(activityId, audience, topics, at));
  const room: ActivityRoom = {
    sockets: new Set(),
    facts: null,
    throttles: { student: throttle("student"), teacher: throttle("teacher") },
    presence: {
      timer: null,
      hasChanged: false,
      sentAt: -Infinity,
      leaving: new Map(),
      lost: new Map(),
      seen: new Map(),
      came: new Map(),
      sittingEnd: null,
    },
  };
  rooms.set(activityId, room);
  return room;
}
