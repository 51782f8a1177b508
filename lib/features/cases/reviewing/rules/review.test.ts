import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPassageOf, passageOf, splitAtPassages, stepPassage, type Passage } from "./review";

const text = "Count the photos by skin type. Then test each group by itself.";
const at = (quote: string): Passage => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote });

describe("T12: a passage", () => {
  it("T12b: is what was chosen, either way round and without blank ends", () => {
    expect(passageOf(text, text.indexOf(" test"), text.indexOf(" by itself") + 1)).toEqual(at("test each group"));
    expect(passageOf(text, 9, 0)).toEqual(at("Count the"));
    expect(passageOf(text, 5, 6)).toBeNull();
    expect(passageOf("", 0, 0)).toBeNull();
  });

  it("T12b: belongs to a text only where its words stand", () => {
    expect(isPassageOf(text, at("skin type"))).toBe(true);
    expect(isPassageOf(text, { ...at("skin type"), start: 0 })).toBe(false);
    expect(isPassageOf(text, { start: 3, end: 3, quote: "" })).toBe(false);
  });

  it("T12b: cuts a text in pieces that put together are the text, each with the passages it is part of", () => {
    const place = fc.tuple(fc.nat(80), fc.nat(80));
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.array(place, { maxLength: 5 }),
        (words, places) => {
          const anchors = places.flatMap(([a, b], n) => {
            const passage = passageOf(words, Math.min(a, words.length), Math.min(b, words.length));
            return passage === null ? [] : [{ id: String(n), passage }];
          });
          const pieces = splitAtPassages(words, anchors);
          expect(pieces.map((piece) => piece.text).join("")).toBe(words);
          for (const { id, passage } of anchors)
            expect(
              pieces
                .filter(({ ids }) => ids.includes(id))
                .map((piece) => piece.text)
                .join(""),
            ).toBe(passage.quote);
        },
      ),
    );
  });

  it("T12b: a comment on a prompt, or on words that are not there, cuts nothing", () => {
    expect(
      splitAtPassages(text, [
        { id: "a", passage: null },
        { id: "b", passage: { start: 0, end: 4, quote: "Some" } },
      ]),
    ).toEqual([{ text, ids: [] }]);
  });

  it("T12b: is chosen by keyboard word by word, and grown and shrunk at its end", () => {
    const first = stepPassage(text, null, "next", false);
    expect(first?.quote).toBe("Count");
    const second = stepPassage(text, first, "next", false);
    expect(second?.quote).toBe("the");
    const grown = stepPassage(text, second, "next", true);
    expect(grown?.quote).toBe("the photos");
    expect(stepPassage(text, grown, "previous", true)?.quote).toBe("the");
    expect(stepPassage(text, grown, "previous", false)?.quote).toBe("Count");
    expect(stepPassage(text, null, "previous", false)?.quote).toBe("itself");
    expect(stepPassage(text, stepPassage(text, null, "previous", false), "next", true)?.quote).toBe("itself");
    expect(stepPassage("…", null, "next", false)).toBeNull();
  });

  it("T12b: by keyboard every word can be reached in a script without spaces too", () => {
    const words = "今日は良い天気です";
    const seen: string[] = [];
    for (
      let now = stepPassage(words, null, "next", false);
      now !== null && !seen.includes(now.quote);
      now = stepPassage(words, now, "next", false)
    )
      seen.push(now.quote);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.join("")).toBe(words);
  });
});
