/** A worksheet's room in this process, to which a student's sockets write, and everybody who reads the worksheet afterwards. */
import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import type { UpdateRow } from "@/db/queries/documents/updates";
import { MemoryBus } from "@/lib/bus/memory-bus";
import { readTexts } from "@/lib/document-format/document-texts";
import { documentFields } from "@/lib/document-format/fields";
import type { StoredRow } from "@/lib/document-format/stored-rows";
import {
  encodePresence,
  encodeStateVector,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "@/lib/realtime/documents/frames";
import { receiveFrame } from "@/lib/realtime/documents/receive-frame";
import { Room } from "@/lib/realtime/documents/room/room";
import { RoomState } from "@/lib/realtime/documents/room/room-state";
import { Session } from "@/lib/realtime/documents/session";
import { limits } from "@/lib/realtime/sockets/limits";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import { json } from "./json-shapes";
import { ownProcessorMs, type Door, type Shape, type Step } from "./shape";
import { updateShapes } from "./update-shapes";

/** R12: some 0.1 s is what a document may cost Yjs, however few bytes it has; counting that, and reading it, each take as long. */
export const documentBase = 200;

const ids = (bytes: number) =>
  Array.from({ length: Math.max(1, Math.floor(bytes / 7)) }, (_, n): [number, number] => [
    4_000_000_000 - n,
    1 + (n % 100),
  ]);

/** Frames that bring no text. */
const otherShapes: fc.Arbitrary<Shape<Uint8Array[]>> = fc.oneof(
  fc.constantFrom<Shape<Uint8Array[]>>(
    { says: "a step 1 with many client ids", make: (bytes) => [encodeStep1(encodeStateVector(new Map(ids(bytes))))] },
    {
      says: "an own frame with many client ids",
      make: (bytes) => [encodeOwnFrame({ live: 7, earlier: new Map(ids(bytes)) })],
    },
    {
      says: "presence of many",
      make: (bytes) => [encodePresence(ids(bytes).map(([client, clock]) => ({ client, clock, state: "null" })))],
    },
  ),
  json.map(({ says, fill }) => ({
    says: `presence: ${says}`,
    make: (bytes: number) => [encodePresence([{ client: 7, clock: 1, state: `{"cursor":${fill(bytes)}}` }])],
  })),
);

const frames = fc.oneof(
  {
    weight: 5,
    arbitrary: updateShapes.map(({ says, make }): Shape<Uint8Array[]> => ({
      says,
      make: (bytes) =>
        make(bytes).map(({ kind, update }) => (kind === "step 2" ? encodeStep2(update) : encodeUpdate(update))),
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
      const rows = await receiveAll(sent, step);
      await readAfterwards(rows, step);
    },
  };
}

/** Each socket is followed by a new one when it is closed. @returns what was stored */
async function receiveAll(sent: readonly Uint8Array[], step: Step): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = [];
  const room = openRoom(rows);
  let session = enter(room);
  await step("the room", () => {
    for (const frame of sent) {
      if (frame.length > limits.frame) continue;
      if (session.isClosed) session = enter(room);
      receiveFrame(session, room, frame);
      room.durable(rows.at(-1)?.n ?? 0);
    }
  });
  return rows;
}

/** What a page does, a socket that opens it, and a page once its rows have been compacted. */
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
