import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeAlphabet, groupTyped, makeCode, parseCode, formatCode } from "./class-code";

describe("class codes", () => {
  it("T15l: a code is 6 of 28 letters and digits, none of them easily mistaken", () => {
    expect(codeAlphabet).toHaveLength(28);
    expect(new Set(codeAlphabet).size).toBe(28);
    expect(codeAlphabet).not.toMatch(/[O0I1LSZB]/);
    let n = 0;
    expect(makeCode((below) => (n += 5) % below)).toMatch(/^[2-9AC-HJKMNP-RT-Y]{6}$/);
  });

  it("T15l: no code spells a word", () => {
    const ints = fc.infiniteStream(fc.nat(1_000_000));
    fc.assert(fc.property(ints, (stream) => !/[A-Z]{3}/.test(makeCode((below) => (stream.next().value ?? 0) % below))));
  });

  it("S1b: any case, spaces, dashes and full-width letters are forgiven", () => {
    for (const typed of [
      "T4K9WM",
      "t4k 9wm",
      " T4K-9WM ",
      "t 4 k 9 w m",
      "Ｔ４Ｋ９ＷＭ",
      "T4K\u00A09WM\u200B",
      "t4k–9wm",
    ])
      expect(parseCode(typed)).toBe("T4K9WM");
  });

  it("S1b: look-alikes are put right: S is 5, Z is 2, B is 8, O and 0 are Q", () => {
    expect(parseCode("SZB579")).toBe("528579");
    expect(parseCode("O0QWWW")).toBe("QQQWWW");
  });

  it("S1b: what no code looks like is no code", () => {
    for (const typed of ["", "T4K9W", "T4K9WMM", "T4K9W1", "T4K9W!", "T4K9Wİ", "🙂🙂🙂🙂🙂🙂"])
      expect(parseCode(typed)).toBeNull();
  });

  it.each([
    // `|` is the caret.
    ["T4K|", "T4K|"],
    ["t4k9|", "t4k 9|"],
    ["T4K 9|", "T4K 9|"],
    ["T4K9WM|", "T4K 9WM|"],
    ["T4K-9WM|", "T4K 9WM|"],
    [" t4k9wm |", "t4k 9wm|"],
    ["T4K |", "T4K|"],
    ["T4K|9", "T4K| 9"],
    ["T4|9WM", "T4|9 WM"],
    ["TX|4K 9", "TX|4 K9"],
    ["T4K9WMM|", "T4K9WMM|"],
    ["T4K, please|", "T4K, please|"],
  ])("S1b: typed or pasted, %s is shown as %s", (typed, shown) => {
    const { text, caret } = groupTyped(typed.replace("|", ""), typed.indexOf("|"));
    expect(`${text.slice(0, caret)}|${text.slice(caret)}`).toBe(shown);
  });

  it("S1b: grouping changes no code, and what is grouped stays so", () => {
    const typed = fc.array(fc.constantFrom(...codeAlphabet, " ", "-"), { maxLength: 12 }).map((c) => c.join(""));
    fc.assert(
      fc.property(typed, fc.nat(12), (text, at) => {
        const once = groupTyped(text, Math.min(at, text.length));
        return parseCode(once.text) === parseCode(text) && groupTyped(once.text, once.caret).text === once.text;
      }),
    );
  });

  it("T15l: every code reads back as itself, however it is shown", () => {
    const code = fc.array(fc.constantFrom(...codeAlphabet), { minLength: 6, maxLength: 6 }).map((c) => c.join(""));
    fc.assert(fc.property(code, (c) => parseCode(formatCode(c)) === c && parseCode(c.toLowerCase()) === c));
  });

  it("S1b: no text throws, and what is read is a code", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const c = parseCode(text);
        return c === null || parseCode(c) === c;
      }),
    );
  });
});
