import { describe, expect, it } from "vitest";
import fc from "fast-check";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import { mergeLimits } from "@/lib/sync/format/merge-cost";
import { scatteredLetters } from "@/lib/sync/format/testing/slow-updates";
import { checkUpdate } from "@/lib/sync/format/update-check";
import { RoomState } from "./room-state";

const edits = fc.array(
  fc.record({ by: fc.nat(2), at: fc.nat(1_000), text: fc.string({ maxLength: 6 }), remove: fc.nat(4) }),
  { minLength: 1, maxLength: 40 },
);

/** A room's state, and the Y.Doc that it stands for, as three devices have typed it. */
function typed(made: readonly { by: number; at: number; text: string; remove: number }[]) {
  const all = new Y.Doc();
  const state = new RoomState(worksheetFields);
  const devices = Array.from({ length: 3 }, () => new Y.Doc());
  for (const device of devices)
    device.on("update", (update: Uint8Array) => {
      for (const doc of [all, ...devices]) if (doc !== device) Y.applyUpdate(doc, update);
    });
  all.on("update", (update: Uint8Array) => {
    const shape = checkUpdate(update, worksheetFields);
    if (typeof shape === "string") throw new Error(shape);
    state.text.append(update);
    state.learn(shape, "a student", false, 0);
  });
  for (const { by, at, text, remove } of made) {
    const scenario = devices[by]?.getText("scenario");
    if (scenario === undefined) continue;
    scenario.insert(at % (scenario.length + 1), text);
    const from = at % (scenario.length + 1);
    scenario.delete(from, Math.min(remove, scenario.length - from));
  }
  return { all, state };
}

describe("what the store has", () => {
  it("R2, R3a, T9a: a room that is loaded knows from its rows whose each client id is, who only brought words to nobody's, and when was written last", () => {
    const rowOf = (clientID: number, author: string, n: number, time: number, carried = false) => {
      const doc = Object.assign(new Y.Doc(), { clientID });
      doc.getText("title").insert(0, "x");
      return { writer: "w", n, author, carried, time, bytes: Y.encodeStateAsUpdate(doc) };
    };
    const state = new RoomState(worksheetFields);
    expect(state.editedAt).toBe(null);
    state.fill("document", {
      snapshot: null,
      rows: [rowOf(1, "ada", 1, 500), rowOf(2, "bo", 2, 900), rowOf(3, "cy", 3, 700, true)],
    });
    expect([1, 2, 3].map((client) => state.owners.ownerOf(client))).toEqual(["ada", "bo", undefined]);
    expect([1, 2, 3].map((client) => state.owners.countsFor(client))).toEqual(["ada", "bo", "cy"]);
    expect([1, 2, 3, 4].map((client) => state.isUnowned(client))).toEqual([false, false, true, false]);
    expect(state.editedAt).toBe(900);
  });
});

describe("step 2", () => {
  it("R3: a device that has all content is sent what is deleted, byte for byte as Yjs says it", () => {
    fc.assert(
      fc.property(edits, (made) => {
        const { all, state } = typed(made);
        const held = Y.decodeStateVector(Y.encodeStateVector(all));
        expect(state.since(held, 0)).toEqual(Y.encodeStateAsUpdate(all, Y.encodeStateVector(all)));
      }),
      { numRuns: 50 },
    );
  });

  it("R3: a device that has all content and missed a deletion has the room's text after it, and so has one that lacks content", () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (made, lacks) => {
        const { all, state } = typed(made);
        const device = new Y.Doc();
        if (!lacks) Y.applyUpdate(device, Y.encodeStateAsUpdate(all));
        all.getText("scenario").delete(0, Math.min(2, all.getText("scenario").length));
        Y.applyUpdate(device, state.since(Y.decodeStateVector(Y.encodeStateVector(device)), 0));
        expect(device.getText("scenario").toJSON()).toBe(all.getText("scenario").toJSON());
      }),
      { numRuns: 50 },
    );
  });
});

describe("R12: the limit of a document", () => {
  const user = "a student";
  /** A room whose document one device has written, with so many letters. */
  function holding(letters: number) {
    const doc = new Y.Doc();
    const state = new RoomState(worksheetFields);
    const take = (update: Uint8Array) => {
      state.text.append(update);
      state.learn(shapeOf(update), user, false, 0);
    };
    doc.on("update", take);
    doc.getText("scenario").insert(0, "x".repeat(letters));
    doc.off("update", take);
    return { doc, isOver: (update: Uint8Array) => state.isOverLimits(shapeOf(update), update, user, 0) };
  }

  function shapeOf(update: Uint8Array) {
    const shape = checkUpdate(update, worksheetFields);
    if (typeof shape === "string") throw new Error(shape);
    return shape;
  }

  it("R12, R3b: what is held already does not count again: an owner's whole answer passes, and with more only what is more counts", () => {
    const { doc, isOver } = holding(700_000);
    expect(isOver(Y.encodeStateAsUpdate(doc))).toBe(false);
    doc.getText("scenario").insert(700_000, "y".repeat(340_000));
    expect(isOver(Y.encodeStateAsUpdate(doc))).toBe(false);
    doc.getText("scenario").insert(1_040_000, "z".repeat(10_000));
    expect(isOver(Y.encodeStateAsUpdate(doc))).toBe(true);
  });

  it("R12: past the limit a frame that brings nothing new passes, and one with a letter does not", () => {
    const { doc, isOver } = holding(1_100_000);
    expect(isOver(Y.encodeStateAsUpdate(doc))).toBe(false);
    doc.getText("scenario").insert(0, "y");
    expect(isOver(Y.encodeStateAsUpdate(doc))).toBe(true);
  });

  it("R12: what a refused frame would have cost does not count for the next one", () => {
    const { isOver } = holding(1);
    const share = mergeLimits.items / 2 - 2;
    expect(isOver(scatteredLetters(share + 4).state)).toBe(true);
    expect(isOver(scatteredLetters(share).state)).toBe(false);
  });
});
