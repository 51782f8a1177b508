import { describe, expect, it } from "vitest";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { listCitedSources } from "@/lib/content/inline";
import { layOutGuide } from "./guide-layout";

const lesson = readBuiltInLesson("when-deep-learning-fails-2");
const bare = readBuiltInLesson("when-deep-learning-fails");
const all = ["aims", "plans", "mistakes", "sensitive", "discussion", "starters", "extensions", "standards", "key"];

describe("the guide's parts", () => {
  it("T17d: a lesson with everything has each part, and without one of them it has all but that one", () => {
    expect(layOutGuide(lesson)).toMatchObject({ parts: [...all, "sources"], hasGuide: true });
    for (const part of ["aims", "mistakes", "sensitive", "discussion", "starters", "extensions", "standards"] as const)
      expect(layOutGuide({ ...lesson, guide: { ...lesson.guide, [part]: [] } })).toMatchObject({
        parts: [...all, "sources"].filter((one) => one !== part),
        hasGuide: true,
      });
    expect(layOutGuide({ ...lesson, plans: [] }).parts).not.toContain("plans");
  });

  it("T17d: a lesson without a guide still has its plans and the answer key; without plans the key alone", () => {
    expect(layOutGuide(bare)).toMatchObject({ parts: ["plans", "key"], hasGuide: false, sources: [] });
    expect(layOutGuide({ ...bare, plans: [] }).parts).toEqual(["key"]);
  });

  it("T17e: sources are numbered by their first citation on the page, once each, and cover the guide, the steps and the guesses", () => {
    const { guide, guesses } = lesson;
    const one = (text: string) => [text];
    const cited = layOutGuide({
      ...lesson,
      plans: [],
      guesses: guesses.slice(0, 1).map((guess) => ({ ...guess, explanation: "It is.[^lin-2022][^beery-2018]" })),
      guide: {
        ...guide,
        aims: one("Aim.[^zech-2018]"),
        mistakes: [],
        sensitive: [],
        discussion: [],
        extensions: one("More.[^lin-2022]"),
        standards: [],
      },
    });
    expect(cited.sources.map(({ n, source }) => [n, source.id])).toEqual([
      [1, "zech-2018"],
      [2, "lin-2022"],
      [3, "beery-2018"],
    ]);
    expect([...cited.numbers]).toEqual([
      ["zech-2018", 1],
      ["lin-2022", 2],
      ["beery-2018", 3],
    ]);
    const whole = layOutGuide(lesson);
    for (const text of [
      ...guide.mistakes.map(({ answer }) => answer),
      ...guide.extensions,
      ...guesses.map(({ explanation }) => explanation),
    ])
      for (const source of listCitedSources(text)) expect(whole.numbers.get(source)).toBeGreaterThan(0);
  });

  it("T17e: the terms are those that a text refers to", () => {
    expect(layOutGuide(lesson).terms.map(({ id }) => id)).toContain("shortcut");
    expect(layOutGuide({ ...lesson, guesses: [], plans: [], guide: bare.guide }).terms).toEqual([]);
  });
});
