import { worksheetTexts } from "@/lib/sync/format/fields";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoPages, pagesOfCase, sizeOnProjector } from "./projector-text";

const words = (n: number) => Array.from({ length: n }, (_, at) => `word${at % 10}`).join(" ");
const sentences = (n: number) => Array.from({ length: n }, (_, at) => `W${words(10).slice(1)} ${at}.`).join(" ");
const texts = worksheetTexts({});
const parts = ["scenario", "harmed", "prevention", "response"] as const;

it("T11e: the longer a text on the projector, or the more lines it has, the smaller it is, down to what can be read", () => {
  expect([1, 251, 373, 5000].map((n) => sizeOnProjector("a".repeat(n)))).toEqual(["large", "medium", "small", "small"]);
  expect(["a\n".repeat(5), "a\n".repeat(6), "a\n".repeat(7)].map(sizeOnProjector)).toEqual([
    "large",
    "medium",
    "small",
  ]);
  expect(sizeOnProjector("字".repeat(126))).toBe("medium");
});

describe("the pages of a case", () => {
  it("T11d: are one for each part, in the order of a presentation, also where nothing is written", () => {
    const pages = pagesOfCase({ ...texts, harmed: " Whoever was behind the car.\n" }, parts);
    expect(pages.map(({ part, text }) => [part, text])).toEqual([
      ["scenario", ""],
      ["harmed", "Whoever was behind the car."],
      ["prevention", ""],
      ["response", ""],
    ]);
  });

  it("T11d: of a long part are several, cut between sentences, in one size; of an answer they are only its own", () => {
    const long = { ...texts, prevention: sentences(12) };
    const pages = pagesOfCase(long, parts);
    expect(pages.map(({ part }) => part)).toEqual(["scenario", "harmed", "prevention", "prevention", "response"]);
    const cut = pages.filter(({ part }) => part === "prevention");
    expect(cut.map(({ size }) => size)).toEqual(["small", "small"]);
    for (const { text } of cut) expect(text).toMatch(/^Word0.*\d\.$/);
    expect(pagesOfCase(long, ["prevention"])).toEqual(cut);
  });

  it("T11d: are cut between words where a sentence is longer than a page, and nowhere in a word", () => {
    const pages = cutIntoPages(words(200));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toMatch(/^word\d.*word\d$/);
    expect(cutIntoPages("a".repeat(5000))).toHaveLength(1);
  });

  it("T11d: have all of the text, in order, whatever is written", () => {
    const written = fc.array(fc.constantFrom("a", "Ab. ", " ", "\n", "字", "word ".repeat(30), "é! ", "x".repeat(80)), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(written, (parts) => {
        const text = parts.join("");
        expect(cutIntoPages(text).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});
