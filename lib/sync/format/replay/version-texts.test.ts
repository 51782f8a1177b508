import { expect, it } from "vitest";
import * as Y from "yjs";
import { IntervalMap } from "./interval-map";
import { VersionTexts } from "./version-texts";
import { writtenTextsOf } from "./written-texts";

const root = "title";
const never = Infinity;

/** Client 1 types "abcabc", client 2 an X between, client 1 deletes the first two letters: one row each. */
function threeRows(): VersionTexts {
  const [one, two] = [1, 2].map((clientID) => Object.assign(new Y.Doc({ gc: false }), { clientID }));
  if (one === undefined || two === undefined) throw new Error("two documents");
  one.getText(root).insert(0, "abcabc");
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  two.getText(root).insert(3, "X");
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  one.getText(root).delete(0, 2);
  const lifetimes = new Map([
    [
      1,
      {
        insertedAt: new IntervalMap([{ from: 0, to: 6, value: 0 }], never),
        deletedAt: new IntervalMap([{ from: 0, to: 2, value: 2 }], never),
      },
    ],
    [2, { insertedAt: new IntervalMap([{ from: 0, to: 1, value: 1 }], never), deletedAt: new IntervalMap([], never) }],
  ]);
  return new VersionTexts(new Map([[root, writtenTextsOf(one.getText(root), lifetimes)]]));
}

it("T13b: a letter's place in a version is how many stood before it then; one that was not there yet, or was deleted by then, has none", () => {
  const texts = threeRows();
  const placesOf = (client: number, clock: number) =>
    [0, 1, 2, 3].map((version) => texts.positionOf({ client, clock, length: 1 }, root, version));
  expect(placesOf(1, 0)).toEqual([null, 0, 0, null]);
  expect(placesOf(1, 2)).toEqual([null, 2, 2, 0]);
  expect(placesOf(1, 3)).toEqual([null, 3, 4, 2]);
  expect(placesOf(1, 5)).toEqual([null, 5, 6, 4]);
  expect(placesOf(1, 6)).toEqual([null, null, null, null]);
  expect(placesOf(2, 0)).toEqual([null, null, 3, 1]);
  expect(texts.positionOf({ client: 1, clock: 3, length: 1 }, "harmed", 2)).toBe(null);
});

it("T13b: a text is found in a version where it is nearest, the earlier of two that are as near, by whose letters it is", () => {
  const texts = threeRows();
  // In two parts, since only the first was deleted.
  const ab = { client: 1, clock: 0, length: 2 };
  const first = [ab, { client: 1, clock: 2, length: 1 }];
  const second = [{ client: 1, clock: 3, length: 3 }];
  expect([0, 1, 2, 3, 9].map((at) => texts.find("abc", root, 1, at))).toEqual([first, first, second, second, second]);
  expect([1, 2, 3].map((at) => texts.find("abc", root, 2, at))).toEqual([first, first, second]);
  expect([0, 9].map((at) => texts.find("abc", root, 3, at))).toEqual([second, second]);
  expect(texts.find("bcXa", root, 2, 0)).toEqual([
    { client: 1, clock: 1, length: 1 },
    { client: 1, clock: 2, length: 1 },
    { client: 2, clock: 0, length: 1 },
    { client: 1, clock: 3, length: 1 },
  ]);
  expect([texts.find("X", root, 1, 0), texts.find("ab", "harmed", 1, 0)]).toEqual([null, null]);
});

it("T13b: of more versions than are remembered each is still read right", () => {
  const texts = threeRows();
  for (let version = 1; version <= 60; version++)
    expect(texts.positionOf({ client: 1, clock: 5, length: 1 }, root, version)).toBe([5, 6][version - 1] ?? 4);
  expect(texts.positionOf({ client: 1, clock: 5, length: 1 }, root, 1)).toBe(5);
});
