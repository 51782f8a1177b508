/**
 * Checks the bytes of a V1 update in one pass (R3). It accepts only what a document of Y.Texts can have: strings and deleted ranges in known roots,
 * valid UTF-8, clocks below 2³¹, and no bytes left over. Layout as written by Yjs 13 (yjs/src/utils/encoding.js, structs/Item.js,
 * utils/DeleteSet.js).
 */
import { UpdateReader } from "./update-reader";

/** The clocks `from` up to but not including `to` of one client. */
export interface ClockRange {
  client: number;
  from: number;
  to: number;
}

export interface UpdateShape {
  /** New or repeated content, one range for each client id. */
  sections: ClockRange[];
  /** The content that was already deleted when it was encoded. */
  tombstones: ClockRange[];
  /** The delete set. */
  deletes: ClockRange[];
  /** Ids of other clients' content that it is inserted beside: client, clock, client, clock… */
  references: number[];
  /** Bytes of text in it. */
  textBytes: number;
}

export interface ItemId {
  client: number;
  clock: number;
}

/** Content as it stands in an update. */
export interface UpdateItem extends ItemId {
  length: number;
  /** The content that it was inserted between; null at the beginning or end of its root. */
  left: ItemId | null;
  right: ItemId | null;
  /** Index of its root, which is named only where it has no neighbour. */
  root: number;
}

/** `gap`: well-formed, but it leaves clocks out (a Skip), so it cannot be merged as it stands. */
export type CheckResult = UpdateShape | "malformed" | "gap";

const maxClock = 2 ** 31;
const maxClient = 2 ** 32;
const originBit = 0x80;
const rightOriginBit = 0x40;
const keyBit = 0x20;
const stringContent = 4;
const deletedContent = 1;
const skip = 10;

/**
 * @param roots the names of the document's Y.Text roots
 * @param most bytes beside its text that are read: an update with more is malformed
 */
export function checkUpdate(bytes: Uint8Array, roots: readonly string[], most = Infinity): CheckResult {
  const reader = new UpdateReader(bytes, most);
  const shape: UpdateShape = { sections: [], tombstones: [], deletes: [], references: [], textBytes: 0 };
  const structs = readStructs(reader, shape, roots, null);
  if (structs !== "fine") return structs;
  readDeleteSet(reader, shape);
  shape.textBytes = reader.textBytes;
  return reader.failed || reader.at !== bytes.length ? "malformed" : shape;
}

/**
 * Whether an update's deletions stand as Yjs writes them: each client once, its ranges rising. In another order each of them can make Yjs move all
 * others, in every peer (R3, R12).
 */
export function hasOrderedDeletions({ deletes }: UpdateShape): boolean {
  const clients = new Set<number>();
  return deletes.every(({ client, from }, index) => {
    const before = deletes[index - 1];
    if (before?.client === client) return from >= before.to;
    const isNew = !clients.has(client);
    clients.add(client);
    return isNew;
  });
}

/** R3 keeps other bytes out of the store. If some are there all the same they must not be applied: they can break a document for good. */
export function isReadable(bytes: Uint8Array, roots: readonly string[]): boolean {
  return typeof checkUpdate(bytes, roots) === "object";
}

type Visit = (item: UpdateItem) => void;

/** Calls `visit` with all items of an update that has passed `checkUpdate`. */
export function visitItems(bytes: Uint8Array, roots: readonly string[], visit: Visit): void {
  const shape: UpdateShape = { sections: [], tombstones: [], deletes: [], references: [], textBytes: 0 };
  readStructs(new UpdateReader(bytes), shape, roots, visit);
}

function readStructs(
  reader: UpdateReader,
  shape: UpdateShape,
  roots: readonly string[],
  visit: Visit | null,
): "fine" | "malformed" | "gap" {
  const clients = reader.varUint();
  let before = maxClient;
  for (let i = 0; i < clients; i++) {
    const structs = reader.varUint();
    const client = reader.varUint();
    const from = reader.varUint();
    // Yjs writes clients in falling order; a client that comes twice would replace its first part in a peer.
    if (reader.failed || structs === 0 || client >= before) return "malformed";
    before = client;
    let clock = from;
    for (let j = 0; j < structs; j++) {
      const length = readStruct(reader, shape, roots, { client, clock }, visit);
      if (length === "gap") return "gap";
      if (reader.failed || length < 1 || clock + length >= maxClock) return "malformed";
      clock += length;
    }
    shape.sections.push({ client, from, to: clock });
  }
  return reader.failed ? "malformed" : "fine";
}

/** The struct's length in clocks, 0 when it is malformed. */
function readStruct(
  reader: UpdateReader,
  shape: UpdateShape,
  roots: readonly string[],
  { client, clock }: ItemId,
  visit: Visit | null,
): number | "gap" {
  const info = reader.byte();
  if (info === skip) return "gap";
  const content = info & 0x1f;
  if (info & keyBit || (content !== stringContent && content !== deletedContent)) return 0;
  const left = info & originBit ? readReference(reader, shape, client, clock) : null;
  const right = info & rightOriginBit ? readReference(reader, shape, client, clock) : null;
  if (left === "malformed" || right === "malformed") return 0;
  // Only an item without neighbours names its root; a parent that is an item would be a nested type.
  const root = left !== null || right !== null ? 0 : reader.varUint() === 1 ? reader.indexIn(roots) : -1;
  if (root < 0) return 0;
  const length = readContent(reader, shape, content, { client, clock });
  visit?.({ client, clock, length, left, right, root });
  return length;
}

function readContent(reader: UpdateReader, shape: UpdateShape, content: number, { client, clock }: ItemId): number {
  const length = reader.varUint();
  if (content === stringContent) return reader.utf16Length(length);
  shape.tombstones.push({ client, from: clock, to: clock + length });
  return length;
}

/** References to the same client must go backwards: a peer looks the item up without checking that it is there. */
function readReference(reader: UpdateReader, shape: UpdateShape, client: number, clock: number): ItemId | "malformed" {
  const to: ItemId = { client: reader.varUint(), clock: reader.varUint() };
  if (to.client === client) return to.clock < clock ? to : "malformed";
  if (to.client >= maxClient || to.clock >= maxClock) return "malformed";
  shape.references.push(to.client, to.clock);
  return to;
}

function readDeleteSet(reader: UpdateReader, shape: UpdateShape): void {
  const clients = reader.varUint();
  for (let i = 0; i < clients; i++) {
    const client = reader.varUint();
    const ranges = reader.varUint();
    if (ranges === 0 || client >= maxClient) reader.failed = true;
    for (let j = 0; j < ranges; j++) {
      const from = reader.varUint();
      const length = reader.varUint();
      if (length < 1 || from + length >= maxClock) reader.failed = true;
      if (reader.failed) return;
      shape.deletes.push({ client, from, to: from + length });
    }
    if (reader.failed) return;
  }
}
