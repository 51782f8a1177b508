import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "@/lib/sync/format/update-check";
import { contentUpTo } from "./content-up-to";

it("R3b: of an update it is the content of these ids, up to their clocks, as it stands there, and no deletions", () => {
  const change = fc.record({
    who: fc.nat({ max: 2 }),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom("a", "bcd", "efghij", ""),
    length: fc.nat({ max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 30 }),
      fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 3 }),
      (changes, clocks) => {
        const doc = new Y.Doc();
        const text = doc.getText("title");
        for (const { who, where, text: typed, length } of changes) {
          doc.clientID = who + 1;
          const at = Math.floor(where * text.length);
          if (typed === "") text.delete(at, Math.min(length, text.length - at));
          else text.insert(at, typed);
        }
        const whole = Y.encodeStateAsUpdate(doc);
        const part = contentUpTo(whole, new Map(clocks.map((clock, i) => [i + 1, clock])));
        const shape = checkUpdate(part, ["title"]);
        const held = [1, 2, 3].flatMap((client) => {
          const to = Math.min(clocks[client - 1] ?? 0, Y.getState(doc.store, client));
          return to === 0 ? [] : [{ client, from: 0, to }];
        });
        expect(shape).toMatchObject({ deletes: [] });
        expect(typeof shape === "object" && shape.sections.sort((a, b) => a.client - b.client)).toEqual(held);
        // It is the same text: together with the whole update it makes the whole text again.
        const again = new Y.Doc();
        Y.applyUpdate(again, part);
        Y.applyUpdate(again, whole);
        expect(again.getText("title").toJSON()).toBe(text.toJSON());
      },
    ),
  );
});
