/** Follows the bus for the live channel: what changed is sent to pages, and who may no longer follow an activity is disconnected (R11). */
import { database } from "@/db/client";
import { findAccessVersions } from "@/lib/activity/queries/activity";
import { loadRoles } from "@/lib/activity/authorise";
import { Revocation } from "@/lib/activity/revocation";
import { processBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { log } from "@/lib/process/log";
import { mayEnter } from "@/lib/activity/rules/access";
import { liveCloseCodes, type Timestamp } from "@/lib/wire/live-messages";
import { boardPeerGone, boardReconnected, receiveForBoard, stopBoard } from "./board/board-numbers";
import { setPeerPresence, removePeerPresence } from "./remote-presence";
import { forgetEarlier, recordInvalidation } from "./recent-invalidations";
import { forgetStudents, peerPresenceChanged, publishAllPresence, takeOverPresence } from "./activity-presence";
import { rooms, socketsOf, versionOf, type LiveSocket } from "./activity-room";
import { invalidateAll, invalidateRoom, setFacts, setRole } from "./activity-topics";
import { openRoom } from "./open-room";
import { loadRoomFacts } from "./room-facts";

let revocation: Revocation<LiveSocket> | null = null;
let stop: () => void = () => undefined;

/** Starts once per process. @returns what watches the access of pages */
export function listenToBus(): Revocation<LiveSocket> {
  if (revocation !== null) return revocation;
  const bus = processBus();
  const started = (revocation = new Revocation(bus, decideAccess));
  const unsubscribe = bus.subscribe((message) => receive(message, started));
  const unwatch = bus.watch({
    onGone: (processId) => {
      for (const [activityId, presence] of removePeerPresence(processId))
        takeOverPresence(activityId, openRoom(activityId), presence);
      boardPeerGone(processId);
    },
    onReturned: () => bus.publish({ kind: "who-is-here", processId: bus.id }),
    onReconnected: () => catchUp(started),
  });
  forgetEarlier();
  bus.publish({ kind: "who-is-here", processId: bus.id });
  stop = () => {
    started.stop();
    unsubscribe();
    unwatch();
    stopBoard();
  };
  return started;
}

export function stopListening(): void {
  if (revocation !== null) stop();
  revocation = null;
}

function receive(message: BusMessage, revocation: Revocation<LiveSocket>): void {
  receiveForBoard(message);
  switch (message.kind) {
    case "poke":
      void invalidatePages(message, recordInvalidation(message.activityId, message.topics), revocation);
      break;
    case "time":
      void sendTime(message.activityId);
      break;
    case "access":
    case "signed-out":
      break; // revocation
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
function catchUp(revocation: Revocation<LiveSocket>): void {
  forgetEarlier();
  boardReconnected();
  publishAllPresence();
  processBus().publish({ kind: "who-is-here", processId: processBus().id });
  void revocation.check(rooms.keys()).then(invalidateAll);
}

/** The phase is sent first, so that a page knows whether to stay before it would refresh (Q7). */
async function invalidatePages(
  { activityId, topics }: BusMessage & { kind: "poke" },
  at: Timestamp,
  revocation: Revocation<LiveSocket>,
): Promise<void> {
  if (topics.includes("phase")) await revocation.check([activityId]);
  invalidateRoom(activityId, topics, at);
}

async function sendTime(activityId: string): Promise<void> {
  if (socketsOf(activityId).length === 0) return;
  // The check that follows within a second finds what fails here.
  await updateFacts([activityId]).catch((error: unknown) =>
    log().warn({ err: error, activityId }, "the clock could not be sent; trying again"),
  );
}

/** Reads what has changed of these activities, and sends it. @returns the activities that exist, by id */
async function updateFacts(activityIds: readonly string[]) {
  const found = await findAccessVersions(database(), activityIds);
  const changed = found.filter(({ id, version }) => versionOf(id) !== version);
  const facts = await loadRoomFacts(changed);
  changed.forEach(({ id }, at) => {
    const own = facts[at];
    if (own !== undefined) setFacts(id, own);
  });
  return new Map(found.map((activity) => [activity.id, activity]));
}

async function decideAccess(sockets: readonly LiveSocket[]): Promise<(socket: LiveSocket) => void> {
  const activities = await updateFacts([...new Set(sockets.map(({ activityId }) => activityId))]);
  const asked = sockets.map(({ viewer, activityId }) => ({
    viewer,
    activityId,
    classId: activities.get(activityId)?.classId ?? "",
  }));
  const roles = await loadRoles(database(), asked);
  const roleOf = new Map(sockets.map((socket, at) => [socket, roles[at]]));
  return (socket) => {
    const role = roleOf.get(socket);
    const activity = activities.get(socket.activityId);
    if (activity === undefined || role === undefined || !mayEnter(role))
      return socket.ws.close(liveCloseCodes.notYours);
    socket.accessVersion = activity.access;
    setRole(socket, role);
  };
}
