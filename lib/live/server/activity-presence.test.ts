import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { processBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { LiveMessage, Presence } from "@/lib/wire/live-messages";
import {
  enterRoom,
  leaveRoom,
  peerPresenceChanged,
  sendFirstPresenceTo,
  sendPresenceTo,
  setWatches,
  takeOverPresence,
} from "./activity-presence";
import { findRoom, type LiveSocket } from "./activity-room";
import { openRoom } from "./open-room";
import { removePeerPresence, setPeerPresence } from "./remote-presence";
import { liveSocket } from "./testing/live-socket";

const activityId = "presence";
const minute = 60_000;

const student = (studentId: string) =>
  liveSocket(activityId, { as: "student", studentId, classId: "class", sessionId: studentId, name: studentId }, null);
const board = () =>
  liveSocket(
    activityId,
    { as: "teacher", teacherId: "t", sessionId: "t", name: "Ms. Okafor", email: "t@example.org" },
    { as: "teacher", may: "steer" },
  );

function enter<Socket extends LiveSocket>(socket: Socket): Socket {
  enterRoom(socket, openRoom(activityId));
  return socket;
}

/** What a board is sent first when it is opened now; closes it again. */
function openBoard(): Presence | undefined {
  const socket = enter(board());
  sendPresenceTo(socket, openRoom(activityId));
  leaveRoom(socket, false);
  return socket.sent.find((message) => message.kind === "here");
}

beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000 }));
afterEach(() => vi.useRealTimers());

describe("who was here", () => {
  it("Q19c, T9b: is known to a board that is opened later, for ten minutes after the last of the class has left; then the room ends", () => {
    const [one, two] = [enter(student("s1")), enter(student("s2"))];
    leaveRoom(one, false);
    vi.advanceTimersByTime(20 * minute);
    expect(openBoard()).toMatchObject({ students: ["s2"], left: [["s1", 1_000_000_003_000]] });
    leaveRoom(two, false);
    vi.advanceTimersByTime(3_000);
    const leftAt = Date.now();
    vi.advanceTimersByTime(10 * minute - 1);
    expect(openBoard()).toMatchObject({
      students: [],
      left: [
        ["s1", 1_000_000_003_000],
        ["s2", leftAt],
      ],
    });
    vi.advanceTimersByTime(1);
    expect(openBoard()).toMatchObject({ students: [], left: [] });
    vi.advanceTimersByTime(1_000);
    expect(findRoom(activityId)).toBeUndefined();
  });

  it("T9b: when each student first came is known as long as the sitting lasts, and counts anew in the next", () => {
    const began = Date.now();
    const [one, two] = [enter(student("s1")), enter(student("s2"))];
    leaveRoom(one, false);
    vi.advanceTimersByTime(20 * minute);
    const again = enter(student("s1"));
    expect(openBoard()?.came).toEqual([
      ["s1", began],
      ["s2", began],
    ]);
    leaveRoom(again, false);
    leaveRoom(two, false);
    vi.advanceTimersByTime(11 * minute);
    const next = enter(student("s2"));
    expect(openBoard()?.came).toEqual([["s2", Date.now()]]);
    leaveRoom(next, false);
    vi.advanceTimersByTime(11 * minute);
  });

  it("R13, T9b: lost here and back at another process, a student is lost to no process any more", () => {
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

  it("R13, T9b: when a process ends, a board at another knows whom it had lost, who had left it and when each came; its students are lost until they are back; then the sitting ends as any does", () => {
    const began = Date.now();
    setPeerPresence("B", activityId, {
      students: ["s3", "s4"],
      lost: [["s1", began - 4 * minute]],
      seen: ["s1", "s2", "s3", "s4"].map((id) => [id, began - 4 * minute] as const),
      came: ["s1", "s2", "s3", "s4"].map((id) => [id, began - 9 * minute] as const),
      watched: [["team", "Ms. Okafor"]],
    });
    const back = enter(student("s4"));
    vi.advanceTimersByTime(2_000);
    const endedAt = Date.now();
    for (const [id, presence] of removePeerPresence("B")) takeOverPresence(id, openRoom(id), presence);
    expect(openBoard()).toEqual({
      kind: "here",
      students: ["s4"],
      lost: [
        ["s3", endedAt],
        ["s1", began - 4 * minute],
      ],
      left: [
        ["s1", began - 4 * minute],
        ["s2", began - 4 * minute],
        ["s3", endedAt],
      ],
      came: ["s4", "s1", "s2", "s3"].map((id) => [id, began - 9 * minute]),
    });
    const found = enter(student("s3"));
    expect(openBoard()).toMatchObject({ students: ["s4", "s3"], lost: [["s1", began - 4 * minute]] });
    expect(new Map(openBoard()?.came).get("s3")).toBe(began - 9 * minute);
    for (const socket of [back, found]) leaveRoom(socket, false);
    vi.advanceTimersByTime(11 * minute);
    expect(findRoom(activityId)).toBeUndefined();
  });
});

describe("who watches a team", () => {
  const inTeam = (studentId: string, teamId: string | null) =>
    liveSocket(
      activityId,
      { as: "student", studentId, classId: "class", sessionId: studentId, name: studentId },
      { as: "student", studentId, teamId },
    );
  const watched = ({ sent }: { sent: LiveMessage[] }) => sent.filter((message) => message.kind === "watched");

  it("Q25a, R13: is told to that team's members alone, whichever process the teacher is at, and when nobody watches any more", () => {
    const [one, two, none] = [enter(inTeam("s1", "a")), enter(inTeam("s2", "b")), enter(inTeam("s3", null))];
    const teacher = enter(board());
    setWatches(teacher, openRoom(activityId), "a");
    vi.advanceTimersByTime(1_000);
    setPeerPresence("B", activityId, { students: [], lost: [], seen: [], watched: [["a", "Mr. Byrd"]] });
    peerPresenceChanged(activityId);
    vi.advanceTimersByTime(1_000);
    setWatches(teacher, openRoom(activityId), null);
    removePeerPresence("B");
    vi.advanceTimersByTime(1_000);
    const last = enter(inTeam("s4", "b"));
    sendFirstPresenceTo(last, openRoom(activityId));
    expect(watched(one).map(({ by }) => by)).toEqual([["Ms. Okafor"], ["Mr. Byrd", "Ms. Okafor"], []]);
    for (const other of [two, none, last]) expect(watched(other)).toEqual([]);
    for (const socket of [one, two, none, teacher, last]) leaveRoom(socket, false);
    vi.advanceTimersByTime(11 * minute);
    expect(findRoom(activityId)).toBeUndefined();
  });
});
