import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, hasLongRun } from "./words";

describe("S4: words are counted as a student would", () => {
  it("S4o: words of any script, and none in spaces or signs alone", () => {
    const counted: [text: string, words: number][] = [
      ["", 0],
      ["   \n ", 0],
      ["Small farmers first.", 3],
      ["could of – asked", 3],
      ["it’s 99 out of 100", 5],
      ["👨‍👩‍👧‍👦 family", 1],
      ["مرحبا بالعالم", 2],
      ["漢字 and kana", 4],
    ];
    for (const [text, words] of counted) expect(countWords(text), JSON.stringify(text)).toBe(words);
  });

  it("S4o: joining two texts with a space adds their words", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (a, b) => countWords(`${a} ${b}`) === countWords(a) + countWords(b),
      ),
    );
  });
});

describe("B1: what is no words any more is told from words", () => {
  it("B1k: a run of 200 letters without a space, wherever it stands", () => {
    expect(hasLongRun(["", "Small farmers first. ".repeat(2_000)])).toBe(false);
    expect(hasLongRun([`no${"o".repeat(150)}, I said`])).toBe(false);
    expect(hasLongRun(["Small farmers first.", `It said ${"3".repeat(200)}.`])).toBe(true);
  });
});
