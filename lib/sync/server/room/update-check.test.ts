import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { seededRandom } from "@/lib/activity/rules/random";
import { worksheetFields } from "@/lib/sync/format/fields";
import { DocumentClocks } from "./document-clocks";
import { limits } from "@/lib/sockets/limits";
import { RoomText } from "./room-text";
import { gapped, harms, immense, malformed, unmergeable, wellFormed } from "@/lib/sync/testing/malformed";
import { checkUpdate, type UpdateShape } from "@/lib/sync/format/update-check";
import { runSeed } from "@/lib/testing/run-seed";

const roots = worksheetFields;
const shapeOf = (update: Uint8Array): UpdateShape => {
  const shape = checkUpdate(update, roots);
  if (typeof shape === "string") throw new Error(shape);
  return shape;
};

interface Edit {
  who: number;
  field: number;
  at: number;
  remove: number;
  text: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  who: fc.nat(2),
  field: fc.nat(roots.length - 1),
  at: fc.nat(40),
  remove: fc.nat(3),
  text: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom("é", "🦊", "漢字", "\u{1F469}\u200D\u{1F4BB}", "\uFEFF")),
});

/** Several writers who receive each other's updates at once; every update as Yjs's own encoder wrote it. */
function write(edits: readonly Edit[]): { docs: Y.Doc[]; updates: Uint8Array[] } {
  const docs = [11, 22, 33].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  const updates: Uint8Array[] = [];
  for (const doc of docs) {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "heard") return;
      updates.push(update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "heard");
    });
  }
  for (const { who, field, at, remove, text } of edits) {
    const doc = docs[who] ?? new Y.Doc();
    const root = doc.getText(roots[field]);
    const place = Math.min(at, root.length);
    doc.transact(() => {
      root.delete(place, Math.min(remove, root.length - place));
      root.insert(place, text);
    });
  }
  return { docs, updates };
}

describe("R3: one pass over the bytes", () => {
  it("R3: takes what is well formed, refuses what is malformed, and says what leaves something out", () => {
    for (const [name, update] of Object.entries(wellFormed))
      expect(checkUpdate(update, roots), name).toBeTypeOf("object");
    for (const [name, update] of Object.entries(malformed)) expect(checkUpdate(update, roots), name).toBe("malformed");
    for (const [name, update] of Object.entries(gapped)) expect(checkUpdate(update, roots), name).toBe("gap");
  });

  it("R3: hard case 4: takes an update that cannot be merged for an update, and refuses to merge it", () => {
    for (const [name, update] of Object.entries(unmergeable)) {
      const shape = shapeOf(update);
      expect(new DocumentClocks().isNextFrom(shape), name).toBe(false);
      expect(
        new DocumentClocks().hasNeighboursOf(shape) ? new RoomText(roots).merge(update, 0) : null,
        name,
      ).toBeNull();
    }
  });

  it("R3: hard case 4: the list is not made up: what is said of each malformed update is what Yjs does with it", () => {
    const fine = new Y.Doc();
    fine.getText("title").insert(0, "fine words");
    const state = Y.encodeStateAsUpdate(fine);
    const does = (update: Uint8Array): string => {
      const peer = new Y.Doc();
      peer.getText("title");
      Y.applyUpdate(peer, state);
      try {
        Y.applyUpdate(peer, update);
      } catch {
        return "throwing";
      }
      return peer.store.pendingStructs === null && peer.store.pendingDs === null ? "slipping" : "waiting";
    };
    for (const [harm, updates] of Object.entries(harms)) {
      for (const [name, update] of Object.entries(updates)) expect([name, does(update)]).toEqual([name, harm]);
    }
    for (const [name, update] of Object.entries({ ...gapped, ...unmergeable }))
      expect([name, does(update)]).toEqual([name, "waiting"]);
  });

  it.each(Object.entries(immense))("R3: hard case 4: %s cost no more than their bytes", (_name, update) => {
    // Visiting each letter that is claimed would outlast any test: there are two hundred billion of them.
    const held = new DocumentClocks();
    const text = new RoomText(roots);
    for (let i = 0; i < 100; i++) {
      const shape = shapeOf(update);
      expect(held.hasNeighboursOf(shape)).toBe(true);
      expect(text.merge(update, 0)).not.toBeNull();
      held.advance(shape);
    }
    text.settle(limits.idle);
    expect(text.exactBytes(limits.idle)).toBeLessThan(100);
  });

  it("R3: refuses a worksheet's root in notes", () => {
    expect(checkUpdate(wellFormed["a string in a root"] ?? new Uint8Array(), ["alike", "testing", "harder"])).toBe(
      "malformed",
    );
  });

  it("R3: refuses what Yjs encodes of formats, embeds, maps and nested types", () => {
    const made: Uint8Array[] = [];
    for (const act of [
      (doc: Y.Doc) => doc.getText("title").insert(0, "bold", { bold: true }),
      (doc: Y.Doc) => doc.getText("title").insertEmbed(0, { image: "x" }),
      (doc: Y.Doc) => void doc.getMap("title").set("a", "b"),
      (doc: Y.Doc) => doc.getArray("title").insert(0, [new Y.Text("nested")]),
      (doc: Y.Doc) => doc.getArray("title").insert(0, ["json"]),
      (doc: Y.Doc) => void doc.getMap("title").set("doc", new Y.Doc()),
    ]) {
      const doc = new Y.Doc();
      act(doc);
      made.push(Y.encodeStateAsUpdate(doc));
    }
    for (const update of made) expect(checkUpdate(update, roots)).toBe("malformed");
  });

  it("R3: all that Yjs writes for typed and deleted text passes, each update as plain in its turn, and the whole as one", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const { docs, updates } = write(edits);
        const held = new DocumentClocks();
        for (const update of updates) {
          const shape = shapeOf(update);
          expect(held.isNextFrom(shape)).toBe(true);
          held.advance(shape);
        }
        for (const doc of docs)
          expect(Object.fromEntries(held.next)).toEqual(
            Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc))),
          );
        const whole = shapeOf(Y.encodeStateAsUpdate(docs[0] ?? new Y.Doc()));
        expect(held.covers(whole)).toBe(true);
        expect(held.covers(shapeOf(updates.length === 0 ? Uint8Array.of(0, 0) : Y.mergeUpdates(updates)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each([0, 1].map((n) => runSeed() + n))(
    "R3: hard case 4: of 20,000 mutations each is refused, or a peer takes it without throwing and with nothing pending (seed %i)",
    (seed) => {
      const { docs, updates } = write(
        Array.from({ length: 60 }, (_, i) => ({
          who: i % 3,
          field: i % 2,
          at: (i * 7) % 30,
          remove: i % 4 === 0 ? 2 : 0,
          text: ["a", "né", "🦊", "the cat"][i % 4] ?? "",
        })),
      );
      const state = Y.encodeStateAsUpdate(docs[0] ?? new Y.Doc());
      const held = new DocumentClocks();
      held.advance(shapeOf(state));
      const next: Uint8Array[] = [];
      for (const doc of docs) {
        doc.on("update", (update: Uint8Array, origin: unknown) => {
          if (origin !== "heard") next.push(update);
        });
        doc.getText("title").insert(5, "x");
        doc.getText("title").insert(2, "yé");
        doc.getText("scenario").delete(1, 3);
        doc.transact(() => {
          doc.getText("scenario").delete(0, 1);
          doc.getText("scenario").insert(0, "🦊 new");
        });
      }
      const draw = seededRandom(seed);
      const random = (below: number) => Math.floor(draw() * below);
      const outcome = { plain: 0, merged: 0, refused: 0 };
      const mutate = () => {
        const source = (random(4) === 0 ? updates[random(updates.length)] : next[random(next.length)]) ?? state;
        const bytes = source.slice(0, random(12) === 0 ? random(source.length) : source.length);
        for (let i = random(3); i >= 0; i--)
          if (bytes.length > 0) bytes[random(bytes.length)] = random(3) === 0 ? random(256) : random(40);
        return bytes;
      };
      for (let i = 0; i < 20_000; i++) {
        const bytes = mutate();
        const shape = checkUpdate(bytes, roots);
        if (typeof shape === "string") {
          outcome.refused += 1;
          continue;
        }
        const peer = new Y.Doc();
        Y.applyUpdate(peer, state);
        if (held.isNextFrom(shape)) {
          Y.applyUpdate(peer, bytes);
          expect(() => Y.diffUpdate(Y.mergeUpdates([state, bytes]), Uint8Array.of(0))).not.toThrow();
          outcome.plain += 1;
        } else {
          const text = new RoomText(roots);
          text.append(state);
          const changes = held.hasNeighboursOf(shape) ? text.merge(bytes, 0) : null;
          outcome[changes === null ? "refused" : "merged"] += 1;
          for (const change of changes ?? []) {
            expect(checkUpdate(change, roots)).toBeTypeOf("object");
            Y.applyUpdate(peer, change);
          }
        }
        expect(peer.store.pendingStructs).toBeNull();
        expect(peer.store.pendingDs).toBeNull();
      }
      // All three outcomes occurred, or the mutations test nothing.
      for (const count of Object.values(outcome)) expect(count).toBeGreaterThan(300);
    },
  );
});
