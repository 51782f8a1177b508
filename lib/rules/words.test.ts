import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords } from "./words";

describe("S4: words are counted as a student would", () => {
  it.each([
    ["", 0],
    ["   \n ", 0],
    ["Small farmers first.", 3],
    ["could of – asked", 3],
    ["it’s 99 out of 100", 5],
    ["👨‍👩‍👧‍👦 family", 1],
    ["مرحبا بالعالم", 2],
    ["漢字 and kana", 4],
  ])("%j has %i", (text, words) => expect(countWords(text)).toBe(words));

  it("S4: joining two texts with a space adds their words", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => countWords(`${a} ${b}`) === countWords(a) + countWords(b)));
  });
});
