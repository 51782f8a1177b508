/** Limits on what an update has beside its text, for updates that were unpacked from a small file. */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { documentFields } from "./fields";
import { ReadingBudget } from "./possible-history";
import { lettersAtOnePlace } from "./testing/slow-updates";
import { checkUpdate } from "./update-check";

const roots = documentFields.worksheet;

it("T14o, R12: an update with more bytes beside its text than may be read is malformed, in its letters and in its deletions; text is not counted", () => {
  const [one = new Uint8Array()] = lettersAtOnePlace(1);
  const many = Y.mergeUpdates(lettersAtOnePlace(500));
  expect(checkUpdate(one, roots, 100)).toMatchObject({ textBytes: 1 });
  expect(checkUpdate(many, roots, many.length)).toMatchObject({ textBytes: 500 });
  expect(checkUpdate(many, roots, 1_000)).toBe("malformed");
  // The limit allows its letters, but not its deletions too.
  expect(checkUpdate(many, roots, many.length - 1_000)).toBe("malformed");
  const doc = new Y.Doc();
  doc.getText("title").insert(0, "x".repeat(50_000));
  expect(checkUpdate(Y.encodeStateAsUpdate(doc), roots, 100)).toMatchObject({ textBytes: 50_000 });
});

it("T14o, R12: work is spent by a row, by each byte beside its text, and by 16 bytes of text; what is left bounds bytes and rows that are unpacked", () => {
  const work = new ReadingBudget(1_000);
  expect(work.most).toEqual({ bytes: 16_000, besideText: 1_000, rows: 31.25 });
  expect(work.spend(432, 320)).toBe(true);
  expect(work.most.besideText).toBe(1_000 - 32 - 112 - 20);
  expect(work.spend(804, 0)).toBe(true);
  expect(work.spend(1, 0)).toBe(false);
});
