/**
 * R11 for the live channel: who signed out, was removed, or no longer teaches the class is hung up on within two seconds.
 * Events do it at once; a look at each one's session row and access version, once a second, guarantees it, and brings any phase move that no event told of.
 */
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { listSeatedMatches } from "@/db/queries/matches/matches";
import { findLiveSessions } from "@/db/queries/signing-in/sessions";
import { findAccessVersions } from "@/db/queries/signing-in/standing";
import { sessionIdleMs } from "@/lib/auth/session";
import { loadStandings } from "@/lib/auth/standing";
import { processBus } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { log } from "@/lib/process/log";
import { mayEnter } from "@/lib/rules/access";
import { liveCloseCodes, type Timestamp } from "@/lib/wire/live-messages";
import { turnsASecond } from "@/lib/realtime/sockets/round-robin";
import { hearHere, loseHere } from "./remote-presence";
import { listenAnew, recordPoke } from "./recent-invalidations";
import {
  allSockets,
  hereChangedElsewhere,
  noteFacts,
  noteStanding,
  pokeAll,
  pokeRoom,
  sayAllHere,
  socketsInTurn,
  socketsOf,
  versionOf,
  type LiveSocket,
} from "./activity-rooms";

const afterFailureMs = 1_000;
let stop: (() => void) | null = null;

/** Begins to listen, once per process. */
export function watchRevocations(): void {
  if (stop !== null) return;
  const bus = processBus();
  const unsubscribe = bus.subscribe(hear);
  const unwatch = bus.watch({
    onGone: (processId) => {
      for (const activityId of loseHere(processId)) hereChangedElsewhere(activityId);
    },
    onReturned: () => bus.publish({ kind: "who-is-here", processId: bus.id }),
    onReconnected: catchUp,
  });
  listenAnew();
  bus.publish({ kind: "who-is-here", processId: bus.id });
  const timer = setInterval(() => {
    if (running === null) void begin(socketsInTurn());
  }, 1_000 / turnsASecond);
  timer.unref();
  stop = () => {
    unsubscribe();
    unwatch();
    clearInterval(timer);
    stop = null;
  };
}

export function stopWatching(): void {
  stop?.();
}

function hear(message: BusMessage): void {
  switch (message.kind) {
    case "poke":
      void pass(message.activityId, message.topics, recordPoke(message.activityId, message.topics));
      break;
    case "access":
      void look();
      break;
    case "signed-out":
      hangUpOn(new Set(message.sessionIds));
      break;
    case "here":
      if (message.processId === processBus().id) break;
      hearHere(message.processId, message.activityId, message.students);
      hereChangedElsewhere(message.activityId);
      break;
    case "who-is-here":
      if (message.processId !== processBus().id) sayAllHere();
      break;
  }
}

/** R13: the way to the other processes was cut, and what they poked meanwhile was not heard. */
function catchUp(): void {
  listenAnew();
  sayAllHere();
  processBus().publish({ kind: "who-is-here", processId: processBus().id });
  void look().then(pokeAll);
}

/** Q7: the phase goes first, so that a page knows whether to stay as it is before it would look again. */
async function pass(activityId: string, topics: readonly string[], at: Timestamp): Promise<void> {
  if (topics.includes("phase")) await look();
  pokeRoom(activityId, topics, at);
}

let running: Promise<void> | null = null;
let following: Promise<void> | null = null;

/** At all of them. One look at a time: what is asked for during one is answered by the next, which begins after the asking. */
function look(): Promise<void> {
  if (running === null) return begin(allSockets());
  following ??= running.then(() => {
    following = null;
    return look();
  });
  return following;
}

function begin(sockets: readonly LiveSocket[]): Promise<void> {
  running = lookAt(sockets)
    .catch((error: unknown) => {
      // B6: while the database is away sockets stay as they are.
      log().warn({ err: error }, "live sockets could not be looked at; trying again");
      return wait(afterFailureMs, undefined, { ref: false });
    })
    .finally(() => (running = null));
  return running;
}

async function lookAt(sockets: readonly LiveSocket[]): Promise<void> {
  if (sockets.length === 0) return;
  const activityIds = [...new Set(sockets.map((socket) => socket.activityId))];
  const [alive, versions] = await Promise.all([
    findLiveSessions(
      database(),
      [...new Set(sockets.map((socket) => socket.viewer.sessionId))],
      new Date(Date.now() - sessionIdleMs),
    ),
    findAccessVersions(database(), activityIds),
  ]);
  for (const socket of sockets) if (!alive.has(socket.viewer.sessionId)) socket.ws.close(liveCloseCodes.signedOut);
  const changed = versions.filter(({ id, accessVersion }) => versionOf(id) !== accessVersion);
  const matches = await listSeatedMatches(
    database(),
    changed.map(({ id }) => id),
  );
  for (const { id, accessVersion, phase } of changed) {
    const own = matches
      .filter(({ activityId }) => activityId === id)
      .map(({ matchId, teamIds }) => ({ id: matchId, teamIds }));
    noteFacts(id, { version: accessVersion, phase, matches: own });
  }
  const due = changed.flatMap(({ id, classId }) =>
    socketsOf(id).map((socket) => ({ socket, asked: { viewer: socket.viewer, activityId: id, classId } })),
  );
  const standings = await loadStandings(
    database(),
    due.map(({ asked }) => asked),
  );
  due.forEach(({ socket }, at) => {
    const standing = standings[at];
    if (standing === undefined || !mayEnter(standing)) socket.ws.close(liveCloseCodes.notYours);
    else noteStanding(socket, standing);
  });
  const known = new Set(versions.map((version) => version.id));
  for (const socket of sockets) if (!known.has(socket.activityId)) socket.ws.close(liveCloseCodes.notYours);
}

function hangUpOn(sessionIds: ReadonlySet<string>): void {
  for (const socket of allSockets())
    if (sessionIds.has(socket.viewer.sessionId)) socket.ws.close(liveCloseCodes.signedOut);
}
