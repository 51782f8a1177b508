/**
 * What becomes of a socket's frame: the functions below stand in the order in which they are called
 * (docs/sync.md, "From a key to Saved"). A frame is decoded; a text frame is then authorised, validated, limited,
 * applied or left waiting, and counted.
 */
import type { CarriedContent } from "@/lib/bus/document-channel";
import { monotonicMs } from "@/lib/process/clock";
import { closeCodes } from "@/lib/realtime/sockets/close-codes";
import { costOf, limits } from "@/lib/realtime/sockets/limits";
import { noteMisuse } from "@/lib/realtime/sockets/misuse";
import { checkUpdate, hasOrderedDeletions, type UpdateShape } from "@/lib/document-format/update-check";
import type { OwnClientIds } from "@/lib/wire/own-frame";
import { FrameWork, type Work } from "./frame-work";
import { decodeFrame, decodePresenceEntries, decodeStateVector, encodeStep1, encodeStep2 } from "./frames";
import { applyNext, mergeUpdate, type Applied } from "./room/apply-update";
import type { Room } from "./room/room";
import type { Session } from "./session";

/** What a frame cost beyond its size (R12); or which peers' answers it waits for: nothing has come of it yet. */
export type Received = { cost: number } | { queryFirst: CarriedContent[]; frame: Uint8Array };

const free: Received = { cost: 0 };
const frameWork = new FrameWork();

export function receiveFrame(session: Session, room: Room, bytes: Uint8Array): Received {
  const frame = decodeFrame(bytes);
  switch (frame?.kind) {
    case undefined:
      session.close(closeCodes.malformed);
      return free;
    case "step 1":
      return answerStep1(session, room, frame.stateVector);
    case "who is here":
      room.presence.sendTo(session);
      return free;
    case "presence":
      receivePresence(session, room, frame.states);
      return free;
    case "own":
      receiveOwnIds(session, room, frame.own);
      return free;
    case "step 2":
      return receiveText(session, room, frame.update, null);
    case "update":
      return receiveText(session, room, frame.update, bytes);
  }
}

/** R3c: what the page lacks. From here on updates of others follow. */
function answerStep1(session: Session, room: Room, stateVector: Uint8Array): Received {
  const began = frameWork.begin();
  const held = decodeStateVector(stateVector);
  if (held === null) session.close(closeCodes.malformed);
  else {
    session.send(encodeStep2(room.state.since(held, monotonicMs())));
    session.receivesUpdates = true;
    room.sendDigest(session);
  }
  return { cost: costOf(room.state.text.bytes) + costSince(began, limits.freeMs) };
}

/** R10: whoever only reads is not shown. */
function receivePresence(session: Session, room: Room, states: Uint8Array): void {
  const entries = decodePresenceEntries(states);
  if (entries === null) return session.close(closeCodes.malformed);
  if (!session.mayWrite) return;
  const [first] = entries;
  const wasUnowned = first !== undefined && room.state.isUnowned(first.client);
  room.presence.receive(session, entries);
  if (wasUnowned && room.state.owners.ownerOf(first.client) === session.userId) sendStep1(session, room);
}

/** R3b: unowned ids that the page says are its own become its user's, who is then asked for their content. */
function receiveOwnIds(session: Session, room: Room, own: OwnClientIds): void {
  session.ownIds = own;
  if (!session.mayWrite) return;
  const claimed = [own.live, ...own.earlier.keys()].filter((client) => room.state.isUnowned(client));
  for (const client of claimed) room.state.owners.claim(client, session.userId);
  if (claimed.length > 0) sendStep1(session, room);
}

/** Asks for what the page has and the server has not, or not from its user (R3b). */
export function sendStep1(session: Session, room: Room): void {
  session.send(encodeStep1(room.state.stateVectorFor(session.userId)));
}

/** @param frame the whole frame of an update, which is relayed as it came; null for a step 2 */
function receiveText(session: Session, room: Room, update: Uint8Array, frame: Uint8Array | null): Received {
  if (!authorise(session)) return free;
  const shape = validate(session, room, update);
  if (shape === null) return free;
  const queryFirst = peersToQuery(session, room, shape, frame === null);
  if (queryFirst.length > 0) return { queryFirst, frame: frame ?? encodeStep2(update) };
  if (frame !== null && !limitClients(session, room, shape)) return free;
  let cost = applyOrWait(session, room, update, shape, frame);
  if (frame === null) cost += finishSync(session, room);
  if (!session.isClosed) session.reportSaved(room.durability.upTo);
  return { cost };
}

/** R3c: false for a reader, whose frame is not applied: it counts, and stays unsettled until a step 2 brings its content. */
function authorise(session: Session): boolean {
  if (session.mayWrite) return true;
  if (!session.hasJustLostWrite) noteMisuse("writing where one may only read", session);
  session.saved.add();
  return false;
}

/** R3: null when the socket is closed for it. */
function validate(session: Session, room: Room, update: Uint8Array): UpdateShape | null {
  const shape = checkUpdate(update, room.roots);
  if (typeof shape !== "string" && hasOrderedDeletions(shape)) return shape;
  session.close(shape === "gap" ? closeCodes.cannotMerge : closeCodes.malformed);
  return null;
}

/** R3a: the client ids whose own socket may be with another process, which has to be asked before this is applied. */
function peersToQuery(session: Session, room: Room, shape: UpdateShape, isStep2: boolean): CarriedContent[] {
  const { state } = session;
  if (!room.peers.any || (!isStep2 && state.is !== "in sync")) return [];
  const waiting = isStep2 && state.is === "syncing" ? state.waiting.map((one) => one.shape) : [];
  return room.peers.notQueried(room.socketsByClient.ownersNotHere(session, [shape, ...waiting]));
}

/** R12: false when the socket is closed for it. While its frames wait nothing of them is in the room: each id counts once. */
function limitClients(session: Session, room: Room, shape: UpdateShape): boolean {
  for (const client of room.state.newClientsIn(shape)) session.newClients.add(client);
  if (session.newClients.size <= limits.clientIdsOfSocket) return true;
  session.close(closeCodes.tooBig);
  return false;
}

/** R3: applied at once where it goes on from what the room has; else it waits for the step 2; after that it is merged. */
function applyOrWait(
  session: Session,
  room: Room,
  update: Uint8Array,
  shape: UpdateShape,
  frame: Uint8Array | null,
): number {
  const cost = applyPlain(session, room, update, shape, frame);
  if (cost !== null) return cost;
  if (frame === null || session.isInSync) return merge(session, room, update, shape);
  if (!session.waitForStep2(update, shape)) session.close(closeCodes.cannotMerge);
  return 0;
}

/** @returns its cost; null when it is not plain */
function applyPlain(
  session: Session,
  room: Room,
  update: Uint8Array,
  shape: UpdateShape,
  frame: Uint8Array | null,
  number?: number,
): number | null {
  const began = frameWork.begin();
  const applied = applyNext(room, session, update, shape, frame);
  if (applied === null) return null;
  settle(session, applied, number);
  return costSince(began, limits.freeMs);
}

/** @param freeMs ms that cost nothing */
function costSince(began: Work, freeMs = 0): number {
  return frameWork.msSince(began, freeMs) * limits.costOfMs;
}

function merge(session: Session, room: Room, update: Uint8Array, shape: UpdateShape, number?: number): number {
  const began = frameWork.begin();
  settle(session, mergeUpdate(room, session, update, shape), number);
  return costOf(room.state.text.bytes) + costSince(began);
}

/** The step 2 is applied: what waited for it follows, and what was not applied while the page only read was in it too. */
function finishSync(session: Session, room: Room): number {
  const waiting = session.finishSync();
  room.socketsByClient.noteInSync(session);
  let cost = 0;
  for (const { update, shape, number } of waiting) {
    if (session.isClosed) return cost;
    cost += costOf(update.length);
    cost += applyPlain(session, room, update, shape, null, number) ?? merge(session, room, update, shape, number);
  }
  session.saved.settleAll(room.durability.lastNumber);
  return cost;
}

/** R6: counts the frame. @param number of one that waited; otherwise it is the socket's next */
function settle(session: Session, applied: Applied, number?: number): void {
  if ("close" in applied) {
    if (applied.close === closeCodes.notYours) noteMisuse("words under another's client id", session);
    session.close(applied.close);
  } else if (number === undefined) session.saved.add(applied.need);
  else session.saved.settle(number, applied.need);
}
