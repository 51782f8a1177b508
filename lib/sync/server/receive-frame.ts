/**
 * Receives a socket's frame. The functions below stand in the order in which they are called (lib/sync/README.md, "From a key to Saved"). A frame is
 * decoded; a text frame is then authorised, validated, limited, applied or left waiting, and counted.
 */
import type { CarriedContent } from "@/lib/bus/document-channel";
import { monotonicMs } from "@/lib/process/clock";
import { closeCodes } from "@/lib/sockets/close-codes";
import { costOf, limits } from "@/lib/sockets/limits";
import { noteMisuse } from "@/lib/sockets/misuse";
import { checkUpdate, hasOrderedDeletions, type UpdateShape } from "@/lib/sync/format/update-check";
import type { OwnClientIds } from "@/lib/wire/own-frame";
import { ProcessorMeter, type ProcessorReading } from "./processor-meter";
import { decodeFrame, decodePresenceEntries, decodeStateVector, encodeStep1, encodeStep2 } from "./frames";
import { applyNext, mergeUpdate, type Applied } from "./room/apply-update";
import type { Room } from "./room/room";
import type { Session } from "./session";

/** What a frame cost beyond its size (R12); or about which content peers must be asked before anything is done with the frame. */
export type Received = { cost: number } | { queryFirst: CarriedContent[]; frame: Uint8Array };

const free: Received = { cost: 0 };
const processorMeter = new ProcessorMeter();

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

/** Sends what the page lacks; updates of others follow from here on (R3c). */
function answerStep1(session: Session, room: Room, stateVector: Uint8Array): Received {
  const began = processorMeter.begin();
  const held = decodeStateVector(stateVector);
  if (held === null) session.close(closeCodes.malformed);
  else {
    session.send(encodeStep2(room.state.since(held, monotonicMs())));
    session.receivesUpdates = true;
    room.sendDigest(session);
  }
  return { cost: costOf(room.state.text.bytes) + costSince(began, limits.freeMs) };
}

/** A user who may only read is not shown (R10). */
function receivePresence(session: Session, room: Room, states: Uint8Array): void {
  const entries = decodePresenceEntries(states);
  if (entries === null) return session.close(closeCodes.malformed);
  if (!session.mayWrite) return;
  const [first] = entries;
  const wasUnowned = first !== undefined && room.state.isUnowned(first.client);
  room.presence.receive(session, entries);
  if (wasUnowned && room.state.owners.ownerOf(first.client) === session.userId) sendStep1(session, room);
}

/** Unowned ids that the page claims as its own become its user's, and the page is asked for their content (R3b). */
function receiveOwnIds(session: Session, room: Room, own: OwnClientIds): void {
  session.ownIds = own;
  if (!session.mayWrite) return;
  const claimed = [own.live, ...own.earlier.keys()].filter((client) => room.state.isUnowned(client));
  for (const client of claimed) room.state.owners.claim(client, session.userId);
  if (claimed.length > 0) sendStep1(session, room);
}

/** Requests content that the page has and the server lacks, or has not received from the page's user (R3b). */
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

/** False for a reader, whose frame is not applied: it is counted, and stays unsettled until a step 2 brings its content (R3c). */
function authorise(session: Session): boolean {
  if (session.mayWrite) return true;
  if (!session.hasJustLostWrite) noteMisuse("writing where one may only read", session);
  session.saved.add();
  return false;
}

/** null when the socket is closed because of it (R3). */
function validate(session: Session, room: Room, update: Uint8Array): UpdateShape | null {
  const shape = checkUpdate(update, room.roots);
  if (typeof shape !== "string" && hasOrderedDeletions(shape)) return shape;
  session.close(shape === "gap" ? closeCodes.cannotMerge : closeCodes.malformed);
  return null;
}

/** The client ids whose own socket may be connected to another process, which has to be asked before this is applied (R3a). */
function peersToQuery(session: Session, room: Room, shape: UpdateShape, isStep2: boolean): CarriedContent[] {
  const { state } = session;
  if (!room.peers.hasPeers || (!isStep2 && state.is !== "in sync")) return [];
  const waiting = isStep2 && state.is === "syncing" ? state.waiting.map((one) => one.shape) : [];
  return room.peers.notQueried(room.socketsByClient.ownersNotHere(session, [shape, ...waiting]));
}

/** False when the socket is closed because of it (R12). While frames wait none of their content is in the room, so each id is counted once. */
function limitClients(session: Session, room: Room, shape: UpdateShape): boolean {
  for (const client of room.state.newClientsIn(shape)) session.newClients.add(client);
  if (session.newClients.size <= limits.clientIdsOfSocket) return true;
  session.close(closeCodes.tooBig);
  return false;
}

/** Applies a frame at once when it continues what the room has; otherwise it waits for the step 2, and is merged after that (R3). */
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

/** @returns the cost; null when the update is not plain */
function applyPlain(
  session: Session,
  room: Room,
  update: Uint8Array,
  shape: UpdateShape,
  frame: Uint8Array | null,
  number?: number,
): number | null {
  const began = processorMeter.begin();
  const applied = applyNext(room, session, update, shape, frame);
  if (applied === null) return null;
  settle(session, applied, number);
  return costSince(began, limits.freeMs);
}

/** @param freeMs ms that cost nothing */
function costSince(began: ProcessorReading, freeMs = 0): number {
  return processorMeter.msSince(began, freeMs) * limits.costOfMs;
}

function merge(session: Session, room: Room, update: Uint8Array, shape: UpdateShape, number?: number): number {
  const began = processorMeter.begin();
  settle(session, mergeUpdate(room, session, update, shape), number);
  return costOf(room.state.text.bytes) + costSince(began);
}

/**
 * Call when the step 2 is applied. Frames that waited for it are applied; frames that came while the page could only read count too, since the step 2
 * had their content.
 */
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

/** Counts the frame (R6). @param number of a frame that waited; otherwise the frame gets the socket's next number */
function settle(session: Session, applied: Applied, number?: number): void {
  if ("close" in applied) {
    if (applied.close === closeCodes.notYours) noteMisuse("words under another's client id", session);
    session.close(applied.close);
  } else if (number === undefined) session.saved.add(applied.need);
  else session.saved.settle(number, applied.need);
}
