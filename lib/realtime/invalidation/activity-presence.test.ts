import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WebSocket } from "ws";
import { processBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { Standing } from "@/lib/rules/access";
import type { LiveMessage, Presence } from "@/lib/wire/live-messages";
import { enterRoom, leaveRoom, peerPresenceChanged, sendPresenceTo } from "./activity-presence";
import { findRoom, type LiveSocket } from "./activity-room";
import { openRoom } from "./open-room";
import { removePeerPresence, setPeerPresence } from "./remote-presence";

const activityId = "presence";
const minute = 60_000;

function socketOf(viewer: LiveSocket["viewer"], standing: Standing | null): LiveSocket & { sent: LiveMessage[] } {
  const sent: LiveMessage[] = [];
  const ws = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send: (text: string) => sent.push(JSON.parse(text) as LiveMessage),
  };
  return {
    ws: ws as unknown as WebSocket,
    viewer,
    activityId,
    parts: [],
    followed: new Set(),
    asksForPresence: true,
    asksForBoard: false,
    watches: null,
    sentWatched: "[]",
    standing,
    sentTime: null,
    sent,
  };
}

const student = (studentId: string) =>
  socketOf({ as: "student", studentId, classId: "class", sessionId: studentId, name: studentId }, null);
const board = () =>
  socketOf(
    { as: "teacher", teacherId: "t", sessionId: "t", name: "Ms. Okafor", email: "t@example.org" },
    { as: "teacher", may: "steer" },
  );

function enter<Socket extends LiveSocket>(socket: Socket): Socket {
  enterRoom(socket, openRoom(activityId));
  return socket;
}

/** What a board that is opened now is sent first; it is closed again. */
function lookIn(): Presence | undefined {
  const socket = enter(board());
  sendPresenceTo(socket, openRoom(activityId));
  leaveRoom(socket, false);
  return socket.sent.find((message) => message.kind === "here");
}

beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000 }));
afterEach(() => vi.useRealTimers());

describe("who was here", () => {
  it("Q19, T9: is known to a board that is opened later, for ten minutes after the last of the class has left; then the room ends", () => {
    const [one, two] = [enter(student("s1")), enter(student("s2"))];
    leaveRoom(one, false);
    vi.advanceTimersByTime(20 * minute);
    expect(lookIn()).toMatchObject({ students: ["s2"], left: [["s1", 1_000_000_003_000]] });
    leaveRoom(two, false);
    vi.advanceTimersByTime(3_000);
    const leftAt = Date.now();
    vi.advanceTimersByTime(10 * minute - 1);
    expect(lookIn()).toMatchObject({
      students: [],
      left: [
        ["s1", 1_000_000_003_000],
        ["s2", leftAt],
      ],
    });
    vi.advanceTimersByTime(1);
    expect(lookIn()).toMatchObject({ students: [], left: [] });
    vi.advanceTimersByTime(1_000);
    expect(findRoom(activityId)).toBeUndefined();
  });

  it("T9: when each student first came is known as long as the sitting lasts, and counts anew in the next", () => {
    const began = Date.now();
    const [one, two] = [enter(student("s1")), enter(student("s2"))];
    leaveRoom(one, false);
    vi.advanceTimersByTime(20 * minute);
    const again = enter(student("s1"));
    expect(lookIn()?.came).toEqual([
      ["s1", began],
      ["s2", began],
    ]);
    leaveRoom(again, false);
    leaveRoom(two, false);
    vi.advanceTimersByTime(11 * minute);
    const next = enter(student("s2"));
    expect(lookIn()?.came).toEqual([["s2", Date.now()]]);
    leaveRoom(next, false);
    vi.advanceTimersByTime(11 * minute);
  });

  it("R13, T9: lost here and back at another process, a student is lost to no process any more", () => {
    const published: (BusMessage & { kind: "here" })[] = [];
    const unsubscribe = processBus().subscribe((message) => message.kind === "here" && published.push(message));
    const began = Date.now();
    leaveRoom(enter(student("s1")), true);
    vi.advanceTimersByTime(5_000);
    expect(published.at(-1)?.lost).toEqual([["s1", began]]);

    setPeerPresence("B", activityId, { students: ["s1"], lost: [], seen: [["s1", Date.now()]], watched: [] });
    peerPresenceChanged(activityId);
    vi.advanceTimersByTime(1_000);
    expect(published.at(-1)?.lost).toEqual([]);

    removePeerPresence("B");
    unsubscribe();
    vi.advanceTimersByTime(11 * minute);
    expect(findRoom(activityId)).toBeUndefined();
  });
});
