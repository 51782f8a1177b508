/**
 * R11 for the live channel: who signed out, was removed, or no longer teaches the class is hung up on within two seconds.
 * Events do it at once; one look a second at session rows and access versions guarantees it, and brings any phase move that no event told of.
 */
import { database } from "@/db/client";
import { activityVersions } from "@/db/queries/live";
import { findLiveSessions } from "@/db/queries/sessions";
import { sessionIdleMs } from "@/lib/auth/session";
import { standingIn } from "@/lib/auth/standing";
import { subscribe } from "@/lib/bus/bus";
import { mayEnter } from "@/lib/rules/access";
import { liveClose } from "@/lib/rules/live";
import { recordPoke } from "./recent";
import { allSockets, notePhase, pokeRoom, socketsOf, versionOf, type LiveSocket } from "./rooms";

const lookEveryMs = 1_000;
let stop: (() => void) | null = null;

/** Begins to listen, once per process. */
export function watchRevocations(): void {
  if (stop !== null) return;
  const unsubscribe = subscribe((message) => {
    switch (message.kind) {
      case "poke":
        recordPoke(message.activityId, message.topics);
        pokeRoom(message.activityId, message.topics);
        if (message.topics.includes("phase")) void look();
        break;
      case "access":
        void look();
        break;
      case "signed-out":
        hangUpOn(new Set(message.sessionIds));
        break;
    }
  });
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  stop = () => {
    unsubscribe();
    clearInterval(timer);
    stop = null;
  };
}

export function stopWatching(): void {
  stop?.();
}

let looking: Promise<void> | null = null;
let lookAgain = false;

/** One look at a time; an event during it means one more after it. */
function look(): Promise<void> {
  if (looking !== null) {
    lookAgain = true;
    return looking;
  }
  looking = lookOnce()
    // The database is away (B6): sockets stay, the next look finds what is due.
    .catch(() => undefined)
    .finally(() => {
      looking = null;
      if (lookAgain) {
        lookAgain = false;
        void look();
      }
    });
  return looking;
}

async function lookOnce(): Promise<void> {
  const sockets = allSockets();
  if (sockets.length === 0) return;
  const activityIds = [...new Set(sockets.map((socket) => socket.activityId))];
  const [alive, versions] = await Promise.all([
    findLiveSessions(database(), [...new Set(sockets.map((socket) => socket.viewer.sessionId))], new Date(Date.now() - sessionIdleMs)),
    activityVersions(database(), activityIds),
  ]);
  for (const socket of sockets) if (!alive.has(socket.viewer.sessionId)) socket.ws.close(liveClose.signedOut);
  for (const { id, accessVersion, phase } of versions) {
    if (versionOf(id) === accessVersion) continue;
    notePhase(id, accessVersion, phase);
    await Promise.all(socketsOf(id).map(lookAtStanding));
  }
  const known = new Set(versions.map((version) => version.id));
  for (const socket of sockets) if (!known.has(socket.activityId)) socket.ws.close(liveClose.notYours);
}

async function lookAtStanding(socket: LiveSocket): Promise<void> {
  const found = await standingIn(database(), socket.viewer, socket.activityId);
  if (found === null || !mayEnter(found.standing)) socket.ws.close(liveClose.notYours);
}

function hangUpOn(sessionIds: ReadonlySet<string>): void {
  for (const socket of allSockets()) if (sessionIds.has(socket.viewer.sessionId)) socket.ws.close(liveClose.signedOut);
}
