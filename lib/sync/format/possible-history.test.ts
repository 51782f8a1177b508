import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";
import { disordered } from "@/lib/sync/testing/malformed";
import { mergeLimits } from "./merge-cost";
import { isPossibleHistory, mostEarlyRows } from "./possible-history";
import { maxDocumentBytes } from "./size";
import { lettersAtOnePlace, scatteredLetters } from "./testing/slow-updates";
import { shuffle, shuffleKeys, threeEdits, typeByThree } from "./testing/typed-by-three";

const isPossible = (updates: readonly Uint8Array[]) =>
  isPossibleHistory(
    updates.map((bytes) => ({ bytes })),
    "worksheet",
  );

/** Every update of one writer who makes these changes one after the other. */
function type(...doing: ((text: Y.Text) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const act of doing) act(doc.getText("scenario"));
  return updates;
}

const letter = (text: Y.Text) => text.insert(text.length, "a");
const half = (text: Y.Text) => text.insert(0, "x".repeat(maxDocumentBytes));
const empty = (text: Y.Text) => text.delete(0, text.length);

it("T14o, R2: whatever people type can be imported, in whatever order its rows came, without some of them, or with words that were deleted", () => {
  fc.assert(
    fc.property(threeEdits, shuffleKeys, fc.nat(80), (edits, keys, without) => {
      const shuffled = shuffle(typeByThree(edits).updates, keys);
      expect(isPossible(shuffled)).toBe(true);
      expect(isPossible(shuffled.toSpliced(without, 1))).toBe(true);
    }),
  );
  expect(isPossible(type(half, half))).toBe(true);
  expect(isPossible(type(half, half, empty, half, half))).toBe(true);
  expect(isPossible(type(...Array<typeof letter>(mostEarlyRows + 1).fill(letter)).reverse())).toBe(true);
});

it("T14o, R2, R12: bytes that are no update, deletions in another order than Yjs', more rows than a team types in minutes before what they stand on, and more text than two documents hold cannot", () => {
  for (const [name, update] of Object.entries(disordered))
    expect(isPossible([...type(letter, letter), update]), name).toBe(false);
  expect(isPossible([Uint8Array.of(9, 9)])).toBe(false);
  const many = type(...Array<typeof letter>(mostEarlyRows + 2).fill(letter));
  expect(isPossible([...many].reverse())).toBe(false);
  // The row that the others build on is missing.
  expect(isPossible(many.slice(1))).toBe(false);
  expect(isPossible(type(half, half, letter))).toBe(false);
});

it("T14o, R12: what would cost Yjs seconds at each load cannot: thousands of client ids at one place, and ever more letters that are scattered", () => {
  const beside = Math.sqrt(3 * mergeLimits.steps);
  expect(isPossible(lettersAtOnePlace(0.9 * beside))).toBe(true);
  expect(isPossible(lettersAtOnePlace(1.1 * beside))).toBe(false);
  expect(isPossible(lettersAtOnePlace(10_000))).toBe(false);
  expect(isPossible(scatteredLetters(1.5 * mergeLimits.items).updates)).toBe(true);
  expect(isPossible(scatteredLetters(1.5 * mergeLimits.items + 2).updates)).toBe(false);
});

it("T14o, R12: words that are stored three times can be imported, and those that are there six times cannot", () => {
  const [row = new Uint8Array(), ...rows] = type(half, letter, letter);
  expect(isPossible([row, ...rows, row, row])).toBe(true);
  expect(isPossible([row, ...rows, ...Array<Uint8Array>(5).fill(row)])).toBe(false);
});

it("T14o, R12: of what repeats words that are there no more bytes can be imported than twice as many as brought new ones", () => {
  const [row, longer] = ["word", "words"].map((text) => bytesOf(1, 1, 5, 0, 4, 1, "title", text, 0));
  if (row === undefined || longer === undefined) throw new Error("two are made");
  expect(isPossible([row, longer])).toBe(true);
  expect(isPossible([row, row, row])).toBe(true);
  expect(isPossible([row, row, longer])).toBe(false);
});
