/**
 * `/live/<activity>`: one small JSON channel beside the documents. It tells the server who has the activity open, and sends pages invalidations and
 * the phase, and teachers' pages presence. Admission is as strict as R1.
 */
import { type IncomingMessage, type ServerResponse } from "node:http";
import { type Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { database } from "@/db/client";
import { markJoined } from "@/lib/features/people/joining/queries/participants";
import { type ActivityRow } from "@/lib/activity/queries/activity";
import { personIdOf } from "@/lib/auth/viewer";
import { batched, onceForAll } from "@/lib/process/batch";
import { invalidate } from "@/lib/bus/bus";
import { currentMs, currentTime, monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { heartbeatMs, liveCloseCodes } from "@/lib/wire/live-messages";
import { closeCodes } from "@/lib/sockets/close-codes";
import { SessionSockets, Handshakes, refuseUpgrade } from "@/lib/sockets/handshakes";
import { Bucket, limits } from "@/lib/sockets/limits";
import { activityInPath, admit, type Admission } from "./handshake";
import { readClientMessage } from "./client-message";
import { listenToBus, stopListening } from "./bus-listener";
import { enterRoom, leaveRoom } from "./activity-presence";
import { allSockets, send, versionOf, type LiveSocket } from "./activity-room";
import { setFacts, setRole, showParts } from "./activity-topics";
import { noteProjectorClosed, renewOpenProjector } from "./open-projectors";
import { openRoom } from "./open-room";
import { loadRoomFacts } from "./room-facts";

/** Loads the facts once for a class that connects at one moment. */
const factsOf = batched((activities: readonly ActivityRow[]) =>
  onceForAll(
    activities,
    ({ id, accessVersion }) => `${id} ${accessVersion}`,
    async ({ accessVersion, ...activity }) => (await loadRoomFacts([{ ...activity, version: accessVersion }]))[0],
  ),
);

const server = new WebSocketServer({
  noServer: true,
  maxPayload: 16 * 1024,
  perMessageDeflate: false,
  clientTracking: false,
});
/** ws's code for an end without a close frame (RFC 6455, 7.1.5). */
const closedAbnormally = 1006;
const handshakes = new Handshakes();
const sessionSockets = new SessionSockets();

export function handleLiveUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
  // Before anything is awaited: a client that resets the connection now must not end the process (R1).
  socket.on("error", () => socket.destroy());
  const activityId = activityInPath(req.url);
  if (activityId === null) return refuseUpgrade(socket, 404);
  if (!sessionSockets.enter(req, socket)) return refuseUpgrade(socket, 429);
  listenToBus();
  handshakes.decide(
    () => admit(req, activityId),
    (admission) => open(req, socket, head, activityId, admission),
    (status) => refuseUpgrade(socket, status),
  );
}

/** The same path over plain GET: browsers cannot see why an upgrade was refused. */
export async function answerLive(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const activityId = activityInPath(req.url);
  const status = activityId === null ? 404 : await admit(req, activityId).then(statusOf, () => 503);
  res.writeHead(status).end();
}

function statusOf(admission: Admission): number {
  if (admission.status !== 200) return admission.status;
  return hasTooMany(admission.viewer) ? 429 : 204;
}

/** Counts a person's sockets in all sessions (R12). */
function hasTooMany(viewer: LiveSocket["viewer"]): boolean {
  return (
    allSockets().filter((other) => personIdOf(other.viewer) === personIdOf(viewer)).length >= limits.socketsPerUser
  );
}

function open(req: IncomingMessage, socket: Duplex, head: Buffer, activityId: string, admission: Admission): void {
  if (socket.destroyed) return;
  if (admission.status !== 200) return refuseUpgrade(socket, admission.status);
  const { viewer } = admission;
  sessionSockets.belongsTo(req, personIdOf(viewer));
  if (hasTooMany(viewer)) return refuseUpgrade(socket, 429);
  server.handleUpgrade(req, socket, head, (ws) => {
    const live: LiveSocket = {
      ws,
      viewer,
      activityId,
      sessionId: viewer.sessionId,
      isCurrent: (versions) => live.accessVersion === versions?.access && versionOf(activityId) === versions?.version,
      signedOut: (why) => ws.close(liveCloseCodes.signedOut, why),
      parts: [],
      followed: new Set(),
      asksForPresence: false,
      asksForBoard: false,
      watches: null,
      projectorId: null,
      sentWatched: "",
      role: null,
      accessVersion: null,
      sentPhase: null,
      sentTime: null,
    };
    listen(live);
    const revocation = listenToBus();
    revocation.add(live);
    ws.on("close", () => revocation.delete(live));
    enterRoom(live, openRoom(activityId));
    void settle(live, req);
  });
}

/** The socket was registered for R11 first. Its access is read again now, so that a change in between is not missed (R1). */
async function settle(live: LiveSocket, req: IncomingMessage): Promise<void> {
  try {
    const admission = await admit(req, live.activityId);
    if (admission.status !== 200)
      return live.ws.close(admission.status === 401 ? liveCloseCodes.signedOut : liveCloseCodes.notYours);
    const { id, accessVersion, timeVersion } = admission.activity;
    const facts = versionOf(id) === accessVersion ? undefined : await factsOf(admission.activity);
    if (facts !== undefined) setFacts(id, facts);
    live.accessVersion = accessVersion - timeVersion;
    setRole(live, admission.role);
    if (live.viewer.as !== "student") return;
    const { studentId } = live.viewer;
    if (await markJoined(database(), live.activityId, studentId, currentTime()))
      invalidate(live.activityId, "tray", "roster", `student:${studentId}`);
  } catch (error) {
    log().warn({ err: error, activityId: live.activityId }, "a live socket could not be let in");
    live.ws.close(liveCloseCodes.retry);
  }
}

function listen(live: LiveSocket): void {
  const { ws } = live;
  let isAlive = true;
  const bucket = new Bucket(monotonicMs(), limits.live);
  /** Over its limit a socket is paused, not closed (R12). Of the messages read meanwhile only the last counts, since it names what the page shows. */
  let paused: { last: Buffer; timer: NodeJS.Timeout } | null = null;
  const beat = setInterval(() => {
    // A paused socket's answers are not read, so it is not judged.
    if (!isAlive && paused === null) return ws.terminate();
    isAlive = false;
    ws.ping();
    send(live, { kind: "beat", now: currentMs() });
    renewOpenProjector(live);
  }, heartbeatMs);
  const receive = (data: Buffer) => {
    const message = readClientMessage(data.toString("utf8"));
    if (message === null) return ws.close(liveCloseCodes.malformed);
    showParts(live, message);
  };
  const resume = () => {
    const last = paused?.last;
    paused = null;
    isAlive = true;
    if (last !== undefined) receive(last);
    ws.resume();
  };
  ws.on("pong", () => (isAlive = true));
  ws.on("error", () => ws.terminate());
  ws.on("close", (code) => {
    clearInterval(beat);
    clearTimeout(paused?.timer);
    noteProjectorClosed(live);
    leaveRoom(live, code === closedAbnormally);
  });
  ws.on("message", (data, isBinary) => {
    isAlive = true;
    if (isBinary) return ws.close(liveCloseCodes.malformed);
    // A text frame arrives as one Buffer, which is ws's default.
    const last = data as Buffer;
    const wait = bucket.take(Math.ceil(last.length / limits.liveBytes), monotonicMs());
    if (wait === 0) return receive(last);
    ws.pause();
    clearTimeout(paused?.timer);
    paused = { last, timer: setTimeout(resume, wait) };
  });
}

/** For the end of the process: clients reconnect, and are served by the next process. */
export function closeLive(): void {
  stopListening();
  for (const { ws } of allSockets()) ws.close(closeCodes.restart);
}
