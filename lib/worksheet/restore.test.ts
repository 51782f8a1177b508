import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "./fields";
import { bringBack, fits, takeBack } from "./restore";
import { typeWorksheet } from "./testing/typing-script";

const textOf = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return Object.fromEntries(worksheetFields.map((field) => [field, doc.getText(field).toJSON()]));
};

function typed(given: { insert?: [number, string]; delete?: [number, number] }[], from: readonly Uint8Array[] = []): Uint8Array[] {
  const doc = new Y.Doc();
  for (const update of from) Y.applyUpdate(doc, update);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = doc.getText("scenario");
  for (const { insert, delete: gone } of given) {
    if (insert) text.insert(...insert);
    if (gone) text.delete(...gone);
  }
  return updates;
}

const must = (update: Uint8Array | null) => update ?? expect.fail("nothing was changed");

describe("T13: restore", () => {
  it("T13: any moment of what two wrote comes back word for word, and taking that back brings what was there before it", async () => {
    const rows = typeWorksheet(1_200).keystrokes.map(({ update }) => update);
    await fc.assert(
      fc.asyncProperty(fc.nat(1_199), async (moment) => {
        const restored = must(await bringBack(rows, moment, worksheetFields));
        expect(textOf([...rows, restored])).toEqual(textOf(rows.slice(0, moment)));
        const undone = must(await takeBack([...rows, restored].map((bytes) => ({ bytes })), rows.length, worksheetFields));
        expect(textOf([...rows, restored, undone])).toEqual(textOf(rows));
      }),
      { numRuns: 12 },
    );
  });

  it("T13: what is the same stays, with what a team-mate writes in it meanwhile", async () => {
    const rows = typed([{ insert: [0, "The camera sees marks on skin."] }, { delete: [4, 6] }, { insert: [4, "phone"] }]);
    const meanwhile = typed([{ insert: [30 - 1, " Often."] }], rows);
    const restored = must(await bringBack(rows, 1, worksheetFields));
    expect(textOf([...rows, ...meanwhile, restored])).toMatchObject({ scenario: "The camera sees marks on skin. Often." });
  });

  it("T13: taking it back leaves what was written since", async () => {
    const rows = typed([{ insert: [0, "First thoughts."] }, { insert: [15, " Second thoughts."] }]);
    rows.push(must(await bringBack(rows, 1, worksheetFields)));
    rows.push(...typed([{ insert: [15, " And after it."] }], rows));
    rows.push(must(await takeBack(rows.map((bytes) => ({ bytes })), 2, worksheetFields)));
    const { scenario } = textOf(rows);
    for (const words of ["First thoughts.", "Second thoughts.", "And after it."]) expect(scenario).toContain(words);
  });

  it("T13, R12: what would make the document too large to be sent does not fit", async () => {
    const [large = new Uint8Array()] = typed([{ insert: [0, "w".repeat(700_000)] }]);
    const [more = new Uint8Array()] = typed([{ insert: [0, "m".repeat(400_000)] }], [large]);
    expect([await fits([], large, worksheetFields), await fits([large], more, worksheetFields)]).toEqual([true, false]);
  });

  it("T13: the moment that is there now changes nothing, and neither does taking back what is not there any more", async () => {
    const rows = typed([{ insert: [0, "One."] }]);
    expect(await bringBack(rows, 1, worksheetFields)).toBeNull();
    expect(await takeBack([...rows, ...typed([{ delete: [0, 4] }], rows)].map((bytes) => ({ bytes })), 0, worksheetFields)).toBeNull();
  });
});
