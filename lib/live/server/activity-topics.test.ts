import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { enterRoom, leaveRoom } from "./activity-presence";
import type { RoomFacts } from "./activity-room";
import { setFacts } from "./activity-topics";
import { openRoom } from "./open-room";
import { liveSocket } from "./testing/live-socket";

beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000 }));
afterEach(() => vi.useRealTimers());

it("T10a, Q7a: a phase and a clock that are read for one page are sent to every page of the activity, once; older facts change nothing", () => {
  const activityId = "topics";
  const viewer = { as: "student" as const, studentId: "ada", classId: "class", sessionId: "ada", name: "Ada" };
  const socket = {
    ...liveSocket(activityId, viewer, { as: "student", studentId: "ada", teamId: null }),
    asksForPresence: false,
  };
  enterRoom(socket, openRoom(activityId));
  const facts = (version: number, phase: RoomFacts["phase"]): RoomFacts => ({
    version,
    phase,
    selfPaced: false,
    pacedFrom: null,
    matches: [],
    time: {
      limit: null,
      time: { spentMs: 0, countsFrom: version },
      pause: null,
      teams: new Map(),
      students: new Map(),
    },
  });
  const kinds = () => socket.sent.splice(0).map(({ kind }) => kind);
  setFacts(activityId, facts(1, "write"));
  expect(kinds()).toEqual(["phase", "time"]);
  setFacts(activityId, facts(1, "write"));
  expect(kinds()).toEqual([]);
  setFacts(activityId, facts(2, "compare"));
  expect(kinds()).toEqual(["phase", "time"]);
  setFacts(activityId, facts(1, "write"));
  expect(kinds()).toEqual([]);
  leaveRoom(socket, false);
});
