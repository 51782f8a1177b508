import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { shuffle, shuffleKeys, threeEdits, typeByThree } from "@/lib/sync/format/testing/typed-by-three";
import { RoomState } from "./room-state";

const rowOf = (bytes: Uint8Array, n: number): StoredRow => ({
  writer: "w",
  n,
  author: "a student",
  carried: false,
  time: n,
  bytes,
});

function load(updates: readonly Uint8Array[]) {
  const state = new RoomState(worksheetFields);
  return { state, early: state.fill("a document", { snapshot: null, rows: updates.map(rowOf) }) };
}

const textOf = (state: RoomState) => state.text.read((doc) => doc.getText("scenario").toJSON(), 0);

describe("R2: what the store has", () => {
  it("R2: is the same document in whatever order its rows are, with all that they delete", () => {
    fc.assert(
      fc.property(threeEdits, shuffleKeys, (edits, keys) => {
        const { devices, updates } = typeByThree(edits);
        const { state, early } = load(shuffle(updates, keys));
        expect(early).toEqual([]);
        const device = devices[0] ?? new Y.Doc();
        expect(textOf(state)).toBe(device.getText("scenario").toJSON());
        const held = Y.encodeStateVector(device);
        expect(state.since(Y.decodeStateVector(held), 0)).toEqual(Y.encodeStateAsUpdate(device, held));
      }),
      { numRuns: 50 },
    );
  });

  it("R2: a row is read a few times however many come before what they stand on", () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.unshift(update));
    for (let i = 0; i < 2_000; i++) doc.getText("scenario").insert(i, "a");
    let reads = 0;
    const rows = updates.map((bytes, n) =>
      Object.defineProperty(rowOf(bytes, n), "bytes", {
        get: () => {
          reads += 1;
          return bytes;
        },
      }),
    );
    const state = new RoomState(worksheetFields);
    expect(state.fill("a document", { snapshot: null, rows })).toEqual([]);
    expect(textOf(state)).toBe("a".repeat(2_000));
    expect(reads).toBeLessThan(5 * rows.length);
  });

  it("R2, R13: a row that stands on one which deletes what has not come is there with it; what that deletes goes when it comes", () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    const written: Uint8Array[] = [];
    for (const doc of [one, two])
      doc.on("update", (update: Uint8Array, from: unknown) => from === "heard" || written.push(update));
    one.getText("scenario").insert(0, "lost");
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one), "heard");
    // In another root, so that it builds on nothing that is lost.
    two.transact(() => {
      two.getText("scenario").delete(0, 4);
      two.getText("title").insert(0, "kept");
    });
    two.getText("title").insert(4, " too");
    const [lost, deletion, after] = written;
    if (lost === undefined || deletion === undefined || after === undefined) throw new Error("three rows were written");
    const { state, early } = load([after, deletion]);
    expect(early).toEqual([]);
    expect(state.text.read((doc) => doc.getText("title").toJSON(), 0)).toBe("kept too");
    expect(state.applyRows([rowOf(lost, 9)])).toEqual([]);
    state.applyAwaitedDeletions();
    expect(textOf(state)).toBe("");
  });

  it("R2, R13: what a row deletes is gone although it is in a row that comes after it and stands on it", () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    two.getText("scenario").insert(0, "kept");
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    one.getText("scenario").insert(4, " gone");
    const later = Y.encodeStateAsUpdate(one, Y.encodeStateVector(two));
    Y.applyUpdate(two, later);
    two.getText("scenario").delete(4, 5);
    const deletion = Y.encodeStateAsUpdate(two, Y.encodeStateVector(new Map([[one.clientID, 5]])));
    const { state, early } = load([deletion, later]);
    expect(early).toEqual([]);
    expect(textOf(state)).toBe("kept");
  });

  it("R9: a room whose rows stand on nothing that comes later holds their bytes and no others", () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    doc.getText("scenario").insert(0, "typed");
    doc.getText("scenario").delete(0, 2);
    const { state } = load(updates);
    expect(state.text.bytes).toBe(
      new RoomState(worksheetFields).text.bytes + updates.flatMap((bytes) => [...bytes]).length,
    );
  });
});
