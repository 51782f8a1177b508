import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { describe, expect, it } from "vitest";
import { layOutSection, maxSpan } from "./layout";

const source = (id: string) => ({ id, cite: id, note: "", url: "https://example.org/" });
const paragraph = (text: string) => ({ kind: "paragraph" as const, text });
const figure = {
  ...{ id: "f", title: "t", description: "d", caption: "c", credit: "From it.[^b]" },
  picture: { kind: "drawing" as const, drawing: "boundary" as const },
};
const lesson = { figures: [figure], sources: [source("a"), source("b"), source("c")] };

describe("S2: footnotes", () => {
  it("S2a: are counted in each section in order of appearance, a repeated one keeps its number and is shown once", () => {
    const { rows, numbers } = layOutSection(lesson, {
      blocks: [paragraph("x[^c] y[^a]"), paragraph("z[^c]"), { kind: "figure", figure: "f" }],
    });
    expect([...numbers]).toEqual([
      ["c", 1],
      ["a", 2],
      ["b", 3],
    ]);
    expect(rows.map((row) => row.notes.map((note) => note.n))).toEqual([[1, 2], [], [3]]);
  });

  it("S2a: notes may hang down beside the blocks that have none", () => {
    const { rows } = layOutSection(lesson, {
      blocks: [
        paragraph("x[^a]"),
        paragraph("y"),
        paragraph("z[^b]"),
        ...Array.from({ length: 9 }, () => paragraph("w")),
      ],
    });
    expect(rows[0]?.span).toBe(2);
    expect(rows[2]?.span).toBe(maxSpan);
    expect(rows.at(-1)?.span).toBe(1);
  });

  it("S2a: every source a section cites hangs in its margin", () => {
    const built = builtInLesson;
    for (const section of built.sections) {
      const { rows, numbers } = layOutSection(built, section);
      expect(rows.flatMap((row) => row.notes.map((note) => note.n))).toEqual([...numbers.values()]);
    }
  });
});
