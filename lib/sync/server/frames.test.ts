import { readFileSync } from "node:fs";
import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import {
  decodeFrame,
  decodeStateVector,
  decodePresenceEntries,
  encodeAccess,
  encodePresence,
  encodeSaved,
  encodeStateVector,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "./frames";
import { encodeOwnFrame, maxEarlierIds } from "@/lib/wire/own-frame";

describe("frames", () => {
  it("R3: reads exactly what y-protocols writes", () => {
    const doc = new Y.Doc();
    doc.getText("title").insert(0, "hello ".repeat(50));
    const frame = (write: (encoder: encoding.Encoder) => void) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      write(encoder);
      return encoding.toUint8Array(encoder);
    };
    const update = Y.encodeStateAsUpdate(doc);
    expect(decodeFrame(frame((e) => syncProtocol.writeSyncStep1(e, doc)))).toEqual({
      kind: "step 1",
      stateVector: Y.encodeStateVector(doc),
    });
    expect(decodeFrame(frame((e) => syncProtocol.writeSyncStep2(e, doc)))).toEqual({ kind: "step 2", update });
    expect(decodeFrame(frame((e) => syncProtocol.writeUpdate(e, update)))).toEqual({ kind: "update", update });
    expect(encodeUpdate(update)).toEqual(frame((e) => syncProtocol.writeUpdate(e, update)));
    expect(encodeStep2(update)).toEqual(frame((e) => syncProtocol.writeSyncStep2(e, doc)));
  });

  it("R3: refuses a frame that is not consumed as a whole, is cut off, or is of no known type", () => {
    for (const bytes of [
      [],
      [0],
      [0, 2],
      [0, 2, 5, 1],
      [0, 2, 1, 0, 0],
      [0, 3, 0],
      [1],
      [1, 3, 0],
      [2, 0],
      [3, 0],
      [100, 1],
      [0, 2, 255, 255, 255, 255, 255, 255, 1],
    ]) {
      expect(decodeFrame(Uint8Array.from(bytes))).toBeNull();
    }
  });

  it("R6, R11: our own frames, byte by byte", () => {
    expect([...encodeSaved(5)]).toEqual([0x64, 5]);
    expect([...encodeSaved(300)]).toEqual([0x64, 0xac, 0x02]);
    expect([...encodeAccess(false, "ab")]).toEqual([0x65, 0, 2, 97, 98]);
    expect([...encodeAccess(true, "ab")]).toEqual([0x65, 1, 2, 97, 98]);
  });

  it("R3b: an own frame goes both ways, and none is read that is cut off, too long, or names more earlier pages than a device has", () => {
    const own = {
      live: 4_000_000_000,
      earlier: new Map([
        [300, 5],
        [7, 0],
      ]),
    };
    const bytes = encodeOwnFrame(own);
    expect([...bytes]).toEqual([0x67, 0x80, 0xd0, 0xac, 0xf3, 0x0e, 2, 0xac, 0x02, 5, 7, 0]);
    expect(decodeFrame(bytes)).toEqual({ kind: "own", own });
    const many = Array.from({ length: maxEarlierIds + 1 }, (_, i) => [1, i]).flat();
    for (const wrong of [
      bytes.subarray(0, -1),
      Uint8Array.of(...bytes, 0),
      Uint8Array.of(0x67),
      Uint8Array.of(0x67, 5, 0xd1, 0x0f, ...many),
    ])
      expect(decodeFrame(wrong)).toBeNull();
  });

  it("R10: presence is written as lib0 writes it, whatever the numbers and texts", () => {
    const entry = fc.record({
      client: fc.nat(2 ** 32 - 1),
      clock: fc.maxSafeNat(),
      state: fc.oneof(fc.string({ unit: "binary" }), fc.string({ minLength: 120, maxLength: 140 })),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const inner = encoding.createEncoder();
        encoding.writeVarUint(inner, entries.length);
        for (const { client, clock, state } of entries) {
          encoding.writeVarUint(inner, client);
          encoding.writeVarUint(inner, clock);
          encoding.writeVarString(inner, state);
        }
        const frame = encoding.createEncoder();
        encoding.writeVarUint(frame, 1);
        encoding.writeVarUint8Array(frame, encoding.toUint8Array(inner));
        const written = encodePresence(entries);
        expect(Buffer.compare(written, encoding.toUint8Array(frame))).toBe(0);
        const read = decodeFrame(written);
        expect(read?.kind === "presence" ? decodePresenceEntries(read.states) : null).toEqual(entries);
      }),
    );
  });

  it("R2: state vectors go both ways as Yjs has them", () => {
    const clocks = new Map([
      [9, 4],
      [4_000_000_000, 12],
    ]);
    expect(Y.decodeStateVector(encodeStateVector(clocks))).toEqual(clocks);
    expect(decodeStateVector(encodeStateVector(clocks))).toEqual(clocks);
    for (const bytes of [[], [1], [1, 5], [0, 0], [1, 5, 128]])
      expect(decodeStateVector(Uint8Array.from(bytes))).toBeNull();
  });

  it("R3: the exchange that lib/sync/README.md spells out is what Yjs and the server write", () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    const [none, nothing] = [Y.encodeStateVector(doc), Y.encodeStateAsUpdate(doc)];
    const typed: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => typed.push(encodeUpdate(update)));
    const text = doc.getText("title");
    text.insert(0, "H");
    text.insert(1, "i");
    text.delete(0, 1);
    const frames = [
      encodeAccess(true, ""),
      encodeStep1(none),
      encodeOwnFrame({ live: 5, earlier: new Map() }),
      encodeStep1(none),
      encodeStep2(nothing),
      encodeStep2(nothing),
      ...typed,
      encodeSaved(4),
    ];
    const said = [
      ...readFileSync(`${import.meta.dirname}/../README.md`, "utf8").matchAll(
        /^\| (?:client|server) \| `([0-9a-f ]+)` \|/gm,
      ),
    ].map(([, bytes]) => bytes);
    expect(said).toEqual(
      frames.map((frame) =>
        Buffer.from(frame)
          .toString("hex")
          .replace(/..(?=.)/g, "$& "),
      ),
    );
  });
});
