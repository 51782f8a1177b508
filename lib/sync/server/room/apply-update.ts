/** How a text frame changes a room (R3): applied as it came when it continues what is here, else merged. */
import { checkUpdate, type UpdateShape } from "@/lib/sync/format/update-check";
import { monotonicMs } from "@/lib/process/clock";
import { closeCodes, type CloseCode } from "@/lib/sockets/close-codes";
import { metrics } from "@/lib/sockets/metrics";
import { encodeUpdate } from "@/lib/sync/server/frames";
import type { Session } from "@/lib/sync/server/session";
import { contentUpTo } from "./content-up-to";
import type { Sender } from "./ownership";
import type { Room } from "./room";

/** The result of a text frame: the number with which it is durable (R6), or why its socket must close. */
export type Applied = { need: number } | { close: CloseCode };

const noEarlierIds: ReadonlyMap<number, number> = new Map();

/** Relays and stores an update as it came when it is the user's own and continues what is here (R3). @returns null for any other update */
export function applyNext(
  room: Room,
  from: Session,
  update: Uint8Array,
  shape: UpdateShape,
  frame: Uint8Array | null,
): Applied | null {
  const { clocks, owners, text } = room.state;
  const [section] = shape.sections;
  if (!clocks.isNextFrom(shape)) return null;
  if (section !== undefined && !owners.mayBeOf(section.client, from.userId)) return null;
  // Typing under an unowned id makes the id the typist's; a step 2 that contains it does not (R3a).
  if (section !== undefined && frame === null && !owners.isOwn(section, senderOf(room, from))) return null;
  if (clocks.covers(shape)) return { need: room.durability.lastNumber };
  if (room.state.isOverLimits(shape, update, from.userId, monotonicMs())) return { close: closeCodes.tooBig };
  text.append(update, true);
  if (frame !== null) room.socketsByClient.noteTyping(from, shape);
  room.relay(frame ?? encodeUpdate(update), from);
  room.append(from, update, shape, false);
  return { need: room.durability.lastNumber };
}

/** Merges any other valid update through a Y.Doc, and relays and stores what the Y.Doc reports as changed (R3, R3a, R3b). */
export function mergeUpdate(room: Room, from: Session, update: Uint8Array, shape: UpdateShape): Applied {
  const { clocks, owners, text } = room.state;
  const now = monotonicMs();
  const clockOf = (client: number) => clocks.clockOf(client);
  const sender = senderOf(room, from);
  const carriedFor = owners.carriedClients(shape, sender, clockOf);
  if (carriedFor.some((client) => room.socketsByClient.isOwnerInSync(client) || room.peers.isOwnerInSync(client)))
    return { close: closeCodes.notYours };
  if (!clocks.hasNeighboursOf(shape)) return { close: closeCodes.cannotMerge };
  if (room.state.isOverLimits(shape, update, from.userId, now)) return { close: closeCodes.tooBig };
  if (!text.hasSameText(update, shape, clockOf, now)) {
    text.forgetCost();
    return { close: closeCodes.cannotMerge };
  }
  const regained = owners.contentToRegain(shape, sender, clockOf, carriedFor.length > 0);
  const changes = text.merge(update, now);
  metrics.merges.inc();
  if (changes === null) {
    text.forgetCost();
    return { close: closeCodes.cannotMerge };
  }
  for (const change of changes) addChange(room, from, change, carriedFor.length > 0);
  // Content that others carried before, or that comes with others' content, is stored once more as the owner's own row (R3b).
  if (regained.size > 0) {
    const own = contentUpTo(update, regained);
    room.append(from, own, shapeOf(room, own), false);
  }
  return { need: room.durability.lastNumber };
}

/** A client that is not ours names its own id by its presence alone (R3b). */
function senderOf(room: Room, from: Session): Sender {
  const live = room.presence.idOf(from);
  return { userId: from.userId, own: from.ownIds ?? (live === undefined ? null : { live, earlier: noEarlierIds }) };
}

function addChange(room: Room, from: Session, change: Uint8Array, carried: boolean): void {
  const shape = shapeOf(room, change);
  room.relay(encodeUpdate(change), from);
  room.append(from, change, shape, carried);
}

/** The shape of an update that Yjs made. */
function shapeOf(room: Room, update: Uint8Array): UpdateShape {
  const shape = checkUpdate(update, room.roots);
  if (typeof shape === "string") throw new Error(`Yjs gave out an update that is ${shape}`);
  return shape;
}
