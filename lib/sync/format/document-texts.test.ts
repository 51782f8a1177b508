import fc from "fast-check";
import { expect, it } from "vitest";
import { readTexts } from "./document-texts";
import { shuffle, shuffleKeys, threeEdits, typeByThree } from "./testing/typed-by-three";

it("R2: the texts are the same in whatever order the rows are, also where a deletion comes before its words, and in time for ten thousand that fall; what stands on a missing row is not in them", () => {
  fc.assert(
    fc.property(threeEdits, shuffleKeys, (edits, keys) => {
      const { devices, updates } = typeByThree(edits);
      const texts = readTexts(shuffle(updates, keys), "worksheet");
      expect(texts.scenario).toBe(devices[0]?.getText("scenario").toJSON());
    }),
  );
  const falling = typeByThree(Array.from({ length: 10_000 }, (_, at) => ({ by: 0, at, text: "a", remove: 0 }))).updates;
  expect(readTexts(falling.reverse(), "worksheet").scenario).toHaveLength(10_000);
  const { updates } = typeByThree([
    { by: 0, at: 0, text: "one", remove: 0 },
    { by: 1, at: 3, text: " two", remove: 0 },
    { by: 2, at: 7, text: " three", remove: 0 },
  ]);
  expect(readTexts(updates, "worksheet").scenario).toBe("one two three");
  expect(readTexts(updates.toSpliced(1, 1), "worksheet").scenario).toBe("one");
});
