import { worksheetTexts } from "@/lib/sync/format/fields";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { diffWorksheets, diffWords } from "./text-diff";

const blank = worksheetTexts({});
const without = (kind: string, before: string, after: string) =>
  diffWords(before, after)
    .filter((change) => change.kind !== kind)
    .map(({ text }) => text)
    .join("");

describe("T12: what changed, word by word", () => {
  it("T12c: names the words that came and went, and keeps the rest", () => {
    expect(diffWords("Test each group by itself.", "Test each small group by itself, twice.")).toEqual([
      { kind: "same", text: "Test each " },
      { kind: "added", text: "small " },
      { kind: "same", text: "group by itself" },
      { kind: "added", text: ", twice" },
      { kind: "same", text: "." },
    ]);
    expect(diffWords("Test by season.", "Before anyone asks, by season.")).toEqual([
      { kind: "removed", text: "Test " },
      { kind: "added", text: "Before anyone asks, " },
      { kind: "same", text: "by season." },
    ]);
    expect(diffWords("one two three", "uno dos three").map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "removed: one two",
      "added: uno dos",
      "same:  three",
    ]);
    expect(diffWords("Same.", "Same.")).toEqual([{ kind: "same", text: "Same." }]);
    expect(diffWords("", "New words")).toEqual([{ kind: "added", text: "New words" }]);
  });

  it("T12c: whatever was changed, both texts can be read from it", () => {
    const words = fc
      .array(fc.constantFrom("a", "b", "Straße", "नमस्ते", "👩‍👩‍👧", ".", " ", "\n", "  "), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(without("removed", before, after)).toBe(after);
        expect(without("added", before, after)).toBe(before);
      }),
    );
  });

  it("T12c: counts words over the whole case", () => {
    const { added, removed } = diffWorksheets(
      { ...blank, harmed: "People with dark skin." },
      { ...blank, title: "A title", harmed: "People with skin." },
    );
    expect({ added, removed }).toEqual({ added: 2, removed: 1 });
  });

  it("T12c: texts whose changes are not found in time are one removed and one added, read whole", () => {
    const long = (letter: string) => Array.from({ length: 90 }, (_, n) => `${letter}${n}`).join(" ") + " and no more";
    expect(diffWords(long("a"), long("b")).at(-1)).toEqual({ kind: "same", text: " and no more" });
    let now = 0;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => (now += 200));
    try {
      expect(diffWords(long("a"), long("b"))).toEqual([
        { kind: "removed", text: long("a") },
        { kind: "added", text: long("b") },
      ]);
    } finally {
      clock.mockRestore();
    }
    // The clock was read a few times: the comparison ends once its time is over.
    expect(now).toBeLessThanOrEqual(1_000);
  });
});
