import type { WebSocket } from "ws";
import type { LiveSocket } from "@/lib/live/server/activity-room";
import type { LiveMessage } from "@/lib/wire/live-messages";

/** An open socket of a page that asks for presence, and the messages that it was sent. */
export function liveSocket(
  activityId: string,
  viewer: LiveSocket["viewer"],
  role: LiveSocket["role"],
): LiveSocket & { sent: LiveMessage[] } {
  const sent: LiveMessage[] = [];
  const ws = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send: (text: string) => sent.push(JSON.parse(text) as LiveMessage),
  };
  return {
    // Tests only write to it.
    ws: ws as unknown as WebSocket,
    viewer,
    activityId,
    sessionId: viewer.sessionId,
    isCurrent: () => true,
    signedOut: () => undefined,
    parts: [],
    followed: new Set(),
    asksForPresence: true,
    asksForBoard: false,
    watches: null,
    projectorId: null,
    sentWatched: "[]",
    role,
    accessVersion: 0,
    sentPhase: null,
    sentTime: null,
    sent,
  };
}
