import fc from "fast-check";
import { expect, it } from "vitest";
import { isNearName, plainName } from "./near-names";

const letters = [..."abcdefghijklmnopqrstuvwxyzéж漢"];
const letter = fc.constantFrom(...letters);
const nameOf = (least: number, most: number) =>
  fc.array(letter, { minLength: least, maxLength: most }).map((all) => all.join(""));
const edit = fc.record({ what: fc.constantFrom("more", "less", "other"), at: fc.nat(), letter });

const apply = (name: string, { what, at, letter: by }: { what: string; at: number; letter: string }) => {
  const all = [...name];
  const place = at % all.length;
  if (what === "more") all.splice(place, 0, by);
  else if (what === "less") all.splice(place, 1);
  else all.splice(place, 1, by);
  return all.join("");
};
const isNear = (one: string, other: string) => isNearName(plainName(one), plainName(other));

it("T15c: names from nine letters on are near with two letters more, less or other, and shorter ones with one, whichever letters these are", () => {
  fc.assert(
    fc.property(nameOf(11, 20), edit, edit, (name, one, two) => {
      expect(isNear(name, apply(apply(name, one), two))).toBe(true);
      expect(isNear(apply(apply(name, one), two), name)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(nameOf(5, 7), edit, (name, one) => {
      expect(isNear(name, apply(name, one))).toBe(true);
    }),
  );
});

it("T15c: a name is near one that it is short for, and none that shares some letters only", () => {
  expect(isNear("Ben A", "Ben Adler")).toBe(true);
  expect(isNear("Ben Adler", "Ben")).toBe(true);
  expect(isNear("Ben Adler", "Adler Ben")).toBe(false);
  expect(isNear("Amara Obi", "Amara Obia")).toBe(true);
  expect(isNear("abcdefghi", "abcdefxyz")).toBe(false);
  expect(isNear("abcd", "abxy")).toBe(false);
});
