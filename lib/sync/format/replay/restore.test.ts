import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import * as restore from "./restore";
import { maxDocumentBytes } from "@/lib/sync/format/size";
import { typeWorksheet } from "@/lib/sync/format/testing/typing-script";

const textOf = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return Object.fromEntries(worksheetFields.map((field) => [field, doc.getText(field).toJSON()]));
};

function typed(
  given: { insert?: [number, string]; delete?: [number, number] }[],
  from: readonly Uint8Array[] = [],
): Uint8Array[] {
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

const rowsOf = (updates: readonly Uint8Array[]) => updates.map((bytes) => ({ bytes }));
const bringBack = (updates: readonly Uint8Array[], count: number) =>
  restore.restoreVersion(rowsOf(updates), count, worksheetFields).update;
const takeBack = (updates: readonly Uint8Array[], at: number) =>
  restore.undoRow(rowsOf(updates), at, worksheetFields).update;

const must = (update: Uint8Array | null) => update ?? expect.fail("nothing was changed");

describe("T13: restore", () => {
  it("T13c: any version of what two wrote comes back word for word, and undoing that brings what was there before it", () => {
    const rows = typeWorksheet(1_200).keystrokes.map(({ update }) => update);
    fc.assert(
      fc.property(fc.nat(1_199), (count) => {
        const restored = must(bringBack(rows, count));
        expect(textOf([...rows, restored])).toEqual(textOf(rows.slice(0, count)));
        const undone = must(takeBack([...rows, restored], rows.length));
        expect(textOf([...rows, restored, undone])).toEqual(textOf(rows));
      }),
      { numRuns: 12 },
    );
  });

  it("T13c: what is the same stays, with what a team-mate writes in it meanwhile", () => {
    const rows = typed([
      { insert: [0, "The camera sees marks on skin."] },
      { delete: [4, 6] },
      { insert: [4, "phone"] },
    ]);
    const meanwhile = typed([{ insert: [30 - 1, " Often."] }], rows);
    const restored = must(bringBack(rows, 1));
    expect(textOf([...rows, ...meanwhile, restored])).toMatchObject({
      scenario: "The camera sees marks on skin. Often.",
    });
  });

  it("T13c: undoing it leaves what was written since", () => {
    const rows = typed([{ insert: [0, "First thoughts."] }, { insert: [15, " Second thoughts."] }]);
    rows.push(must(bringBack(rows, 1)));
    rows.push(...typed([{ insert: [15, " And after it."] }], rows));
    rows.push(must(takeBack(rows, 2)));
    const { scenario } = textOf(rows);
    for (const words of ["First thoughts.", "Second thoughts.", "And after it."]) expect(scenario).toContain(words);
  });

  it("T13c, R12: says how large the document is with it", () => {
    const large = typed([{ insert: [0, "w".repeat(700_000)] }]);
    const gone = [...large, ...typed([{ delete: [0, 700_000] }], large)];
    const more = [...gone, ...typed([{ insert: [0, "m".repeat(400_000)] }], gone)];
    expect(restore.restoreVersion(rowsOf(gone), 1, worksheetFields).bytes).toBeLessThan(maxDocumentBytes);
    more.push(must(bringBack(more, 2)));
    expect(restore.undoRow(rowsOf(more), 3, worksheetFields).bytes).toBeLessThan(maxDocumentBytes);
    const both = [...more, ...typed([{ insert: [0, "w".repeat(700_000)] }], more)];
    expect(restore.undoRow(rowsOf(both), 3, worksheetFields).bytes).toBeGreaterThan(maxDocumentBytes);
  });

  it("T13c: the version that is there now changes nothing, and neither does undoing what is not there any more", () => {
    const rows = typed([{ insert: [0, "One."] }]);
    expect(bringBack(rows, 1)).toBeNull();
    expect(takeBack([...rows, ...typed([{ delete: [0, 4] }], rows)], 0)).toBeNull();
  });
});
