import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DeferredChanges } from "./deferred-changes";
import { applyDelta, applyEdit, type Delta } from "./text-edit";

describe("S4: what is typed while remote text is held back", () => {
  it("S4c: lands after the character it was typed behind, not where remote text has pushed things", () => {
    const held = new DeferredChanges(5);
    held.defer([{ insert: "Before. " }]);
    held.defer([{ retain: 13 }, { insert: " after" }]);
    expect(held.type({ at: 5, remove: 0, insert: "に" })).toEqual([{ at: 13, remove: 0, insert: "に" }]);
    expect(held.toDocument(6)).toBe(14);
  });

  it("S4c: removes on both sides of remote text, and leaves that text", () => {
    const held = new DeferredChanges(4);
    held.defer([{ retain: 2 }, { insert: "XY" }]);
    let text = "abXYcd";
    for (const edit of held.type({ at: 1, remove: 2, insert: "-" })) text = applyEdit(text, edit);
    expect(text).toBe("a-XYd");
  });

  it("S4c: stays where the letters it replaces stood, also with remote text just in front of them", () => {
    const held = new DeferredChanges(0);
    held.type({ at: 0, remove: 0, insert: "にほ" });
    held.defer([{ insert: "Remote. " }]);
    let text = "Remote. にほ";
    for (const edit of held.type({ at: 0, remove: 2, insert: "日本" })) text = applyEdit(text, edit);
    expect(text).toBe("Remote. 日本");
  });

  it("S4c: does not remove twice what someone else has removed", () => {
    const held = new DeferredChanges(4);
    held.defer([{ delete: 2 }]);
    expect(held.type({ at: 0, remove: 3, insert: "" })).toEqual([{ at: 0, remove: 1, insert: "" }]);
  });

  it("S4c: any mix of remote and own edits keeps all remote text, all own text, and the order on the screen", () => {
    const step = fc.record({ mine: fc.boolean(), at: fc.nat(40), remove: fc.nat(4), insert: fc.nat(3) });
    fc.assert(
      fc.property(fc.nat(8), fc.array(step, { maxLength: 12 }), (length, steps) => {
        // Every unit is a different character, so that the test can follow each.
        let next = 0xe000;
        const fresh = (n: number) => Array.from({ length: n }, () => String.fromCharCode(next++)).join("");
        let screen = fresh(length);
        let document = screen;
        const held = new DeferredChanges(length);
        const removedByMe = new Set<string>();
        const removedByOthers = new Set<string>();
        const all = new Set(screen);
        const mine = new Set<string>();
        for (const { mine: own, at, remove, insert } of steps) {
          const text = own ? screen : document;
          const from = Math.min(at, text.length);
          const count = Math.min(remove, text.length - from);
          const words = fresh(insert);
          for (const c of words) all.add(c);
          for (const c of text.slice(from, from + count)) (own ? removedByMe : removedByOthers).add(c);
          if (own) {
            for (const c of words) mine.add(c);
            for (const edit of held.type({ at: from, remove: count, insert: words }))
              document = applyEdit(document, edit);
            screen = applyEdit(screen, { at: from, remove: count, insert: words });
          } else {
            const delta: Delta = [
              ...(from > 0 ? [{ retain: from }] : []),
              ...(words ? [{ insert: words }] : []),
              ...(count > 0 ? [{ delete: count }] : []),
            ];
            held.defer(delta);
            document = applyDelta(document, delta);
          }
        }
        expect(new Set(document)).toEqual(
          new Set([...all].filter((c) => !removedByMe.has(c) && !removedByOthers.has(c))),
        );
        const both = (text: string) => [...text].filter((c) => screen.includes(c) && document.includes(c)).join("");
        expect(both(document)).toBe(both(screen));
        for (let position = 0; position <= screen.length; position += 1) {
          const left = document.slice(0, held.toDocument(position));
          expect(both(screen.slice(0, position))).toBe(both(left));
        }
      }),
    );
  });
});
