import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import { limits } from "@/lib/sockets/limits";
import { RoomText } from "./room-text";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";
import { checkUpdate } from "@/lib/sync/format/update-check";

/** A document typed character by character, with a deletion now and then. */
function typed(characters: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < characters; i++) {
    const root = doc.getText("scenario");
    root.insert((i * 13) % (root.length + 1), "abcdefgh"[i % 8] ?? "");
    if (i % 10 === 9) root.delete(0, 1);
  }
  return { doc, updates };
}

function textOf(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getText("scenario").toJSON();
}

describe("a room's text", () => {
  it.each([10, 60, 700, 9_000])(
    "R2: answers a join with all of %i keystrokes, from bytes or from a document, before and after it was let go",
    (characters) => {
      const { doc, updates } = typed(characters);
      const text = new RoomText(worksheetFields);
      const half = new Y.Doc();
      updates.forEach((update, index) => {
        text.append(update);
        if (index < updates.length / 2) Y.applyUpdate(half, update);
      });
      const all = doc.getText("scenario").toJSON();
      for (const now of [0, 1, limits.idle * 2, limits.idle * 2 + 1]) {
        expect(textOf(text.since(Uint8Array.of(0), now))).toBe(all);
        const peer = new Y.Doc();
        Y.applyUpdate(peer, Y.encodeStateAsUpdate(half));
        Y.applyUpdate(peer, text.since(Y.encodeStateVector(peer), now));
        expect(peer.getText("scenario").toJSON()).toBe(all);
        text.settle(now + limits.idle);
      }
    },
  );

  it("R12: its exact size is that of the garbage-collected state", () => {
    const { doc, updates } = typed(2_000);
    const text = new RoomText(worksheetFields);
    for (const update of updates) text.append(update);
    expect(text.bytes).toBeGreaterThan(20_000);
    expect(text.exactBytes(0)).toBe(Y.encodeStateAsUpdate(doc).length);
    expect(text.bytes).toBe(text.exactBytes(1));
  });

  it("R3: a deletion of what nobody holds is dropped, and takes nothing that is typed there later", () => {
    const text = new RoomText(worksheetFields);
    expect(text.merge(bytesOf(0, 1, 50, 1, 0, 100), 0)).toEqual([]);
    const doc = Object.assign(new Y.Doc(), { clientID: 50 });
    doc.getText("scenario").insert(0, "still here");
    text.append(Y.encodeStateAsUpdate(doc));
    expect(textOf(text.since(Uint8Array.of(0), 1))).toBe("still here");
  });

  it("R3: two structs that wait for one another are refused and leave the text as it was", () => {
    const { doc, updates } = typed(5);
    const text = new RoomText(worksheetFields);
    for (const update of updates) text.append(update);
    const left = Uint8Array.of(0x84);
    const circle = bytesOf(2, 1, 60, 0, left, 59, 0, "a", 1, 59, 0, left, 60, 0, "b", 0);
    expect(checkUpdate(circle, worksheetFields)).toBeTypeOf("object");
    expect(text.merge(circle, 0)).toBeNull();
    expect(textOf(text.since(Uint8Array.of(0), 1))).toBe(doc.getText("scenario").toJSON());
  });

  it("R3b: the same words again agree, other words for the same clocks do not, and deleted ones count as equal", () => {
    const write = (words: string) => {
      const doc = Object.assign(new Y.Doc(), { clientID: 70 });
      doc.getText("scenario").insert(0, words);
      return doc;
    };
    const doc = write("hello 🦊 there");
    const text = new RoomText(worksheetFields);
    text.append(Y.encodeStateAsUpdate(doc));
    const agrees = (update: Uint8Array) => {
      const shape = checkUpdate(update, worksheetFields);
      if (typeof shape === "string") throw new Error(shape);
      return text.hasSameText(update, shape, () => 14, 0);
    };
    expect(agrees(Y.encodeStateAsUpdate(write("hello 🦊 there and more")))).toBe(true);
    expect(agrees(Y.encodeStateAsUpdate(write("hello 🦊 These and more")))).toBe(false);
    doc.getText("scenario").delete(0, 14);
    text.append(Y.encodeStateAsUpdate(doc));
    expect(agrees(Y.encodeStateAsUpdate(write("quite other words")))).toBe(true);
  });
});
