/**
 * `/live/<activity>`: one small JSON channel beside the documents. It tells the server who is here,
 * and carries pokes, the phase, and to teachers who is here. Getting in is as strict as R1.
 */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { type Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { database } from "@/db/client";
import { markJoined } from "@/db/queries/participants";
import { poke } from "@/lib/bus/bus";
import { beatMs, liveClose } from "@/lib/rules/live";
import { activityInPath, admit, type Admission } from "./admit";
import { readClientMessage } from "./client-message";
import { stopWatching, watchRevocations } from "./revocation";
import { allSockets, enter, greet, leave, notePhase, send, show, type LiveSocket } from "./rooms";

const undecidedMs = 5_000;
const pendingAtMost = 256;
const socketsPerUser = 64;
/** Messages a client may send at once, and a second. */
const bucket = { burst: 60, perSecond: 20 };

const server = new WebSocketServer({ noServer: true, maxPayload: 16 * 1024, perMessageDeflate: false, clientTracking: false });
let pending = 0;

export function handleLiveUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
  // R1: before anything is awaited. A client that resets the connection now must not end the process.
  socket.on("error", () => socket.destroy());
  const activityId = activityInPath(req.url);
  if (activityId === null) return refuse(socket, 404);
  if (pending >= pendingAtMost) return refuse(socket, 503);
  watchRevocations();
  pending += 1;
  let decided = false;
  const late = setTimeout(() => decide(() => refuse(socket, 503)), undecidedMs);
  const decide = (then: () => void) => {
    if (decided) return;
    decided = true;
    pending -= 1;
    clearTimeout(late);
    then();
  };
  admit(req.headers.cookie, activityId).then(
    (admission) => decide(() => open(req, socket, head, activityId, admission)),
    () => decide(() => refuse(socket, 503)),
  );
}

/** The same path over plain GET: browsers cannot see why an upgrade was refused. */
export async function answerLive(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const activityId = activityInPath(req.url);
  const status = activityId === null ? 404 : await admit(req.headers.cookie, activityId).then((admission) => (admission.status === 200 ? 204 : admission.status), () => 503);
  res.writeHead(status).end();
}

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

function open(req: IncomingMessage, socket: Duplex, head: Buffer, activityId: string, admission: Admission): void {
  if (socket.destroyed) return;
  if (admission.status !== 200) return refuse(socket, admission.status);
  const { viewer } = admission;
  const theirs = allSockets().filter((other) => userOf(other.viewer) === userOf(viewer)).length;
  if (theirs >= socketsPerUser) return refuse(socket, 429);
  server.handleUpgrade(req, socket, head, (ws) => {
    const live: LiveSocket = { ws, viewer, activityId, topics: new Set(), watches: false };
    listen(live);
    enter(live);
    void settle(live, req.headers.cookie);
  });
}

/** R1: registered for R11 first, then access is read again, so that what changed in between is not missed. */
async function settle(live: LiveSocket, cookie: string | undefined): Promise<void> {
  try {
    const admission = await admit(cookie, live.activityId);
    if (admission.status !== 200) return live.ws.close(admission.status === 401 ? liveClose.signedOut : liveClose.notYours);
    notePhase(live.activityId, admission.activity.accessVersion, admission.activity.phase);
    greet(live);
    if (live.viewer.as !== "student") return;
    const { studentId } = live.viewer;
    if (await markJoined(database(), live.activityId, studentId, new Date())) poke(live.activityId, "tray", "roster", `student:${studentId}`);
  } catch {
    live.ws.close(liveClose.again);
  }
}

function listen(live: LiveSocket): void {
  const { ws } = live;
  let heard = true;
  let tokens = bucket.burst;
  let filledAt = performance.now();
  const beat = setInterval(() => {
    if (!heard) return ws.terminate();
    heard = false;
    ws.ping();
    send(live, { kind: "beat" });
  }, beatMs);
  ws.on("pong", () => (heard = true));
  ws.on("error", () => ws.terminate());
  ws.on("close", () => {
    clearInterval(beat);
    leave(live);
  });
  ws.on("message", (data, isBinary) => {
    heard = true;
    const now = performance.now();
    tokens = Math.min(bucket.burst, tokens + ((now - filledAt) / 1_000) * bucket.perSecond) - 1;
    filledAt = now;
    if (tokens < 0) pause(ws);
    // A text frame arrives as one Buffer: the server asks ws for nothing else.
    const message = isBinary ? null : readClientMessage((data as Buffer).toString("utf8"));
    if (message === null) return ws.close(liveClose.malformed);
    show(live, message.topics, message.here, message.age);
  });
}

/** R12: over its limit a socket is paused, not closed. */
function pause(ws: WebSocket): void {
  ws.pause();
  setTimeout(() => ws.resume(), 1_000);
}

function userOf(viewer: LiveSocket["viewer"]): string {
  return viewer.as === "student" ? viewer.studentId : viewer.teacherId;
}

/** For the end of the process: clients dial again, and find the next one. */
export function closeLive(): void {
  stopWatching();
  for (const { ws } of allSockets()) ws.close(1012);
}
