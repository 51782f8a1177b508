/**
 * R11 for the live channel: people who signed out, were removed, or no longer teach the class are disconnected within two seconds. Events do it at
 * once; a check of each socket's session row and access version, once a second, guarantees it, and finds a phase move that no event named.
 */
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { findLiveSessions } from "@/lib/auth/queries/sessions";
import { findAccessVersions } from "@/lib/activity/queries/activity";
import { sessionIdleMs } from "@/lib/auth/session-adapter";
import { loadRoles } from "@/lib/activity/authorise";
import { processBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { currentMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { mayEnter } from "@/lib/activity/rules/access";
import { liveCloseCodes, type Timestamp } from "@/lib/wire/live-messages";
import type { SignedOutReason } from "@/lib/wire/signed-out-reason";
import { turnsASecond } from "@/lib/sockets/round-robin";
import { boardPeerGone, boardReconnected, receiveForBoard, stopBoard } from "./board/board-numbers";
import { setPeerPresence, removePeerPresence } from "./remote-presence";
import { forgetEarlier, recordInvalidation } from "./recent-invalidations";
import { forgetStudents, peerPresenceChanged, publishAllPresence, takeOverPresence } from "./activity-presence";
import { allSockets, socketsInTurn, socketsOf, versionOf, type LiveSocket } from "./activity-room";
import { invalidateAll, invalidateRoom, setFacts, setRole } from "./activity-topics";
import { openRoom } from "./open-room";
import { loadRoomFacts } from "./room-facts";

const afterFailureMs = 1_000;
let stop: (() => void) | null = null;

/** Starts once per process. */
export function watchRevocations(): void {
  if (stop !== null) return;
  const bus = processBus();
  const unsubscribe = bus.subscribe(receive);
  const unwatch = bus.watch({
    onGone: (processId) => {
      for (const [activityId, presence] of removePeerPresence(processId))
        takeOverPresence(activityId, openRoom(activityId), presence);
      boardPeerGone(processId);
    },
    onReturned: () => bus.publish({ kind: "who-is-here", processId: bus.id }),
    onReconnected: catchUp,
  });
  forgetEarlier();
  bus.publish({ kind: "who-is-here", processId: bus.id });
  const timer = setInterval(() => {
    if (running === null) void startCheck(socketsInTurn());
  }, 1_000 / turnsASecond);
  timer.unref();
  stop = () => {
    unsubscribe();
    unwatch();
    clearInterval(timer);
    stopBoard();
    stop = null;
  };
}

export function stopWatching(): void {
  stop?.();
}

function receive(message: BusMessage): void {
  receiveForBoard(message);
  switch (message.kind) {
    case "poke":
      void invalidatePages(message.activityId, message.topics, recordInvalidation(message.activityId, message.topics));
      break;
    case "access":
      void checkAll();
      break;
    case "signed-out":
      closeSessions(new Set(message.sessionIds), message.why);
      break;
    case "erased":
      for (const activityId of message.activityIds) forgetStudents(activityId, message.studentIds);
      break;
    case "here":
      if (message.processId === processBus().id) break;
      setPeerPresence(message.processId, message.activityId, message);
      peerPresenceChanged(message.activityId);
      break;
    case "who-is-here":
      if (message.processId !== processBus().id) publishAllPresence();
      break;
    case "board-watch":
    case "board-numbers":
      break; // receiveForBoard
  }
}

/** Call when the bus is connected again: invalidations were lost meanwhile (R13). */
function catchUp(): void {
  forgetEarlier();
  boardReconnected();
  publishAllPresence();
  processBus().publish({ kind: "who-is-here", processId: processBus().id });
  void checkAll().then(invalidateAll);
}

/** The phase is sent first, so that a page knows whether to stay before it would refresh (Q7). */
async function invalidatePages(activityId: string, topics: readonly string[], at: Timestamp): Promise<void> {
  if (topics.includes("phase")) await checkAll();
  invalidateRoom(activityId, topics, at);
}

let running: Promise<void> | null = null;
let following: Promise<void> | null = null;

/** One check at a time: a call during a check waits for the next one, which starts after the call. */
function checkAll(): Promise<void> {
  if (running === null) return startCheck(allSockets());
  following ??= running.then(() => {
    following = null;
    return checkAll();
  });
  return following;
}

function startCheck(sockets: readonly LiveSocket[]): Promise<void> {
  running = checkSockets(sockets)
    .catch((error: unknown) => {
      // While the database is away sockets stay as they are (B6).
      log().warn({ err: error }, "live sockets could not be checked; trying again");
      return wait(afterFailureMs, undefined, { ref: false });
    })
    .finally(() => (running = null));
  return running;
}

async function checkSockets(sockets: readonly LiveSocket[]): Promise<void> {
  if (sockets.length === 0) return;
  const activityIds = [...new Set(sockets.map((socket) => socket.activityId))];
  const versions = await findAccessVersions(database(), activityIds);
  const changed = versions.filter(({ id, accessVersion }) => versionOf(id) !== accessVersion);
  const facts = await loadRoomFacts(changed);
  changed.forEach(({ id }, at) => {
    const own = facts[at];
    if (own !== undefined) setFacts(id, own);
  });
  const due = changed.flatMap(({ id, classId }) =>
    socketsOf(id).map((socket) => ({ socket, asked: { viewer: socket.viewer, activityId: id, classId } })),
  );
  const roles = await loadRoles(
    database(),
    due.map(({ asked }) => asked),
  );
  // Read last, so that people who were removed have no session here either: their sockets are closed as signed out, whichever was found first.
  const checked = [...sockets, ...due.map(({ socket }) => socket)];
  const alive = await findLiveSessions(
    database(),
    [...new Set(checked.map((socket) => socket.viewer.sessionId))],
    new Date(currentMs() - sessionIdleMs),
  );
  for (const socket of checked) if (!alive.has(socket.viewer.sessionId)) socket.ws.close(liveCloseCodes.signedOut);
  due.forEach(({ socket }, at) => {
    const role = roles[at];
    if (role === undefined || !mayEnter(role)) socket.ws.close(liveCloseCodes.notYours);
    else setRole(socket, role);
  });
  const known = new Set(versions.map((version) => version.id));
  for (const socket of sockets) if (!known.has(socket.activityId)) socket.ws.close(liveCloseCodes.notYours);
}

function closeSessions(sessionIds: ReadonlySet<string>, why?: SignedOutReason): void {
  for (const socket of allSockets())
    if (sessionIds.has(socket.viewer.sessionId)) socket.ws.close(liveCloseCodes.signedOut, why);
}
