import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, changesOf } from "./changes";

const blank = { title: "", scenario: "", source: "", harmed: "", prevention: "", response: "" };
const without = (kind: string, before: string, after: string) => changesOf(before, after).filter((change) => change.kind !== kind).map(({ text }) => text).join("");

describe("T12: what changed, word by word", () => {
  it("T12: names the words that came and went, and keeps the rest", () => {
    expect(changesOf("Test each group by itself.", "Test each small group by itself, twice.")).toEqual([
      { kind: "same", text: "Test each " },
      { kind: "added", text: "small " },
      { kind: "same", text: "group by itself" },
      { kind: "added", text: ", twice" },
      { kind: "same", text: "." },
    ]);
    expect(changesOf("Test by season.", "Before anyone asks, by season.")).toEqual([
      { kind: "removed", text: "Test " },
      { kind: "added", text: "Before anyone asks, " },
      { kind: "same", text: "by season." },
    ]);
    expect(changesOf("one two three", "uno dos three").map(({ kind, text }) => `${kind}: ${text}`)).toEqual(["removed: one two", "added: uno dos", "same:  three"]);
    expect(changesOf("Same.", "Same.")).toEqual([{ kind: "same", text: "Same." }]);
    expect(changesOf("", "New words")).toEqual([{ kind: "added", text: "New words" }]);
  });

  it("T12: whatever was changed, both texts can be read from it", () => {
    const words = fc.array(fc.constantFrom("a", "b", "Straße", "नमस्ते", "👩‍👩‍👧", ".", " ", "\n", "  "), { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(without("removed", before, after)).toBe(after);
        expect(without("added", before, after)).toBe(before);
      }),
    );
  });

  it("T12: counts words over the whole case", () => {
    const { added, removed } = changesBetween({ ...blank, harmed: "People with dark skin." }, { ...blank, title: "A title", harmed: "People with skin." });
    expect({ added, removed }).toEqual({ added: 2, removed: 1 });
  });

  it("T12: two long texts with nothing in common take no longer than a moment", () => {
    const long = (letter: string) => Array.from({ length: 9_000 }, (_, n) => `${letter}${n}`).join(" ");
    const began = performance.now();
    const changes = changesOf(long("a"), long("b"));
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(changes.filter(({ kind }) => kind === "added").map(({ text }) => text).join("")).toContain("b8999");
  });
});
