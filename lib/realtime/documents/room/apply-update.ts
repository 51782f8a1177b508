/** R3: how a text frame changes a room: applied as it came where it goes on from what is here, else merged. */
import { checkUpdate, type UpdateShape } from "@/lib/document-format/update-check";
import { monotonicMs } from "@/lib/process/clock";
import { closeCodes, type CloseCode } from "@/lib/realtime/sockets/close-codes";
import { metrics } from "@/lib/realtime/sockets/metrics";
import { encodeUpdate } from "@/lib/realtime/documents/frames";
import type { Session } from "@/lib/realtime/documents/session";
import { contentUpTo } from "./content-up-to";
import type { Sender } from "./ownership";
import type { Room } from "./room";

/** What became of a text frame: the number with which it is durable (R6), or why its socket must close. */
export type Applied = { need: number } | { close: CloseCode };

const noEarlierIds: ReadonlyMap<number, number> = new Map();

/** R3: an update that goes on from what is here, by its own user, is relayed and stored as it came. @returns null for any other */
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
  // R3a: typing under an unowned id makes it one's own; a step 2 that contains it does not.
  if (section !== undefined && frame === null && !owners.isOwn(section, senderOf(room, from))) return null;
  if (clocks.covers(shape)) return { need: room.durability.lastNumber };
  if (room.state.isOverLimits(shape, update, from.userId, monotonicMs())) return { close: closeCodes.tooBig };
  text.append(update, true);
  if (frame !== null) room.socketsByClient.noteTyping(from, shape);
  room.relay(frame ?? encodeUpdate(update), from);
  room.append(from, update, shape, false);
  return { need: room.durability.lastNumber };
}

/** R3, R3a, R3b: merges any other valid update through a Y.Doc, and relays and stores what that says has changed. */
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
  if (!text.agrees(update, shape, clockOf, now)) {
    text.forgetCost();
    return { close: closeCodes.cannotMerge };
  }
  const regained = owners.ownContentCarriedBefore(shape, sender, clockOf, carriedFor.length > 0);
  const changes = text.merge(update, now);
  metrics.merges.inc();
  if (changes === null) {
    text.forgetCost();
    return { close: closeCodes.cannotMerge };
  }
  for (const change of changes) addChange(room, from, change, carriedFor.length > 0);
  // R3b: what others carried before, or what comes with others' content, is stored once more as the owner's own row.
  if (regained.size > 0) {
    const own = contentUpTo(update, regained);
    room.append(from, own, shapeOf(room, own), false);
  }
  return { need: room.durability.lastNumber };
}

/** R3b: a client of other make names its own id by its presence alone. */
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
