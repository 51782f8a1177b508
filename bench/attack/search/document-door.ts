/** A worksheet's room in this process, to which a student's sockets write, and everybody who reads the worksheet afterwards. */
import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import type { UpdateRow } from "@/lib/sync/queries/updates";
import { MemoryBus } from "@/lib/bus/memory-bus";
import { readTexts } from "@/lib/sync/format/document-texts";
import { documentFields } from "@/lib/sync/format/fields";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { encodePresence, encodeStateVector, encodeStep1, encodeStep2, encodeUpdate } from "@/lib/sync/server/frames";
import { receiveFrame } from "@/lib/sync/server/receive-frame";
import { Room } from "@/lib/sync/server/room/room";
import { RoomState } from "@/lib/sync/server/room/room-state";
import { Session } from "@/lib/sync/server/session";
import { limits } from "@/lib/sockets/limits";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import { json } from "./json-shapes";
import { ownProcessorMs, type Door, type Shape, type Step } from "./shape";
import { updateShapes, type SentUpdate } from "./update-shapes";

/** R12 bounds what a document costs Yjs, however few bytes it has (lib/sync/format/merge-cost.ts). */
export const documentBase = 50;

/** Client ids with clocks, about `bytes` bytes of them. */
export const manyIds = (bytes: number) =>
  Array.from({ length: Math.max(1, Math.floor(bytes / 7)) }, (_, n): [number, number] => [
    4_000_000_000 - n,
    1 + (n % 100),
  ]);

/** Frames without text. */
const otherShapes: fc.Arbitrary<Shape<Uint8Array[]>> = fc.oneof(
  fc.constantFrom<Shape<Uint8Array[]>>(
    {
      description: "a step 1 with many client ids",
      make: (bytes) => [encodeStep1(encodeStateVector(new Map(manyIds(bytes))))],
    },
    {
      description: "an own frame with many client ids",
      make: (bytes) => [encodeOwnFrame({ live: 7, earlier: new Map(manyIds(bytes)) })],
    },
    {
      description: "presence of many",
      make: (bytes) => [encodePresence(manyIds(bytes).map(([client, clock]) => ({ client, clock, state: "null" })))],
    },
  ),
  json.map(({ description, fill }) => ({
    description: `presence: ${description}`,
    make: (bytes: number) => [encodePresence([{ client: 7, clock: 1, state: `{"cursor":${fill(bytes)}}` }])],
  })),
);

const frameOf = ({ kind, update }: SentUpdate) => (kind === "step 2" ? encodeStep2(update) : encodeUpdate(update));

const frames = fc.oneof(
  {
    weight: 5,
    arbitrary: updateShapes.map(({ description, make }): Shape<Uint8Array[]> => ({
      description,
      make: (bytes) => make(bytes).map(frameOf),
    })),
  },
  otherShapes,
);

export function documentDoor(most: number): Door<Uint8Array[]> {
  return {
    name: "documents",
    shapes: frames,
    base: documentBase,
    least: 2 * 1024,
    most,
    sizeOf: (sent) => sent.reduce((sum, { length }) => sum + length, 0),
    processorMs: ownProcessorMs,
    handle: async (sent, step) => {
      await readAfterwards(await receiveAll(sent, step), step);
    },
  };
}

/** Sends the updates to a new room. @returns the rows that it stores */
export function storeUpdates(sent: readonly SentUpdate[]): Promise<UpdateRow[]> {
  return receiveAll(sent.map(frameOf), async (_, run) => void (await run()));
}

/** More than a student may have open at once. */
const mostSockets = 65;

/** Opens a new socket when the room closes one. Each socket is a step of its own, because opening it is a request. @returns the rows that are stored */
async function receiveAll(sent: readonly Uint8Array[], step: Step): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = [];
  const room = openRoom(rows);
  const left = sent.filter(({ length }) => length <= limits.frame).reverse();
  for (let sockets = 0; left.length > 0 && sockets < mostSockets; sockets++)
    await step("the room", () => {
      const session = enter(room);
      while (!session.isClosed) {
        const frame = left.pop();
        if (frame === undefined) break;
        receiveFrame(session, room, frame);
        room.durable(rows.at(-1)?.n ?? 0);
      }
    });
  return rows;
}

/** Reads the worksheet as a page does, as a new socket does, and as a page does once its rows are compacted. */
export async function readAfterwards(rows: readonly StoredRow[], step: Step): Promise<void> {
  if (rows.length === 0) return;
  await step("a page that reads it", () =>
    readTexts(
      rows.map(({ bytes }) => bytes),
      "worksheet",
    ),
  );
  let state = new Uint8Array();
  await step("a socket that opens it", () => {
    const opened = new RoomState(documentFields.worksheet);
    opened.fill("", { snapshot: null, rows });
    state = Uint8Array.from(opened.since(new Map(), 0));
  });
  await step("a page that reads its snapshot", () => readTexts([state], "worksheet"));
}

function openRoom(rows: UpdateRow[]): Room {
  const subject = { kind: "worksheet", id: randomUUID(), activityId: randomUUID() } as const;
  const room = new Room(
    randomUUID(),
    subject,
    {
      writer: randomUUID(),
      bus: new MemoryBus(),
      append: (row) => void rows.push(row),
      unconfirmed: () => [],
      storeFails: () => false,
      readRows: () => undefined,
      forget: () => undefined,
    },
    0,
    new Map(),
  );
  room.fill({ kind: subject.kind, closed: false, snapshot: null, authors: [], compacted: [], rows: [] });
  return room;
}

const student = { userId: randomUUID(), name: "A student", colour: "#000000" };

function enter(room: Room): Session {
  const session: Session = new Session(room.documentId, student, "write", {
    send: () => undefined,
    sendSaved: () => undefined,
    hasUnwritten: false,
    ping: () => true,
    close: () => {
      session.end();
      room.leave(session);
    },
  });
  session.join();
  room.join(session);
  receiveFrame(session, room, encodeStep2(Uint8Array.of(0, 0)));
  return session;
}
