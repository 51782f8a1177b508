import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { describe, expect, it } from "vitest";
import { learnMinutes, readingMinutes, wordsPerMinute } from "./reading-time";

const lesson = builtInLesson;
const words = (count: number) => Array<string>(count).fill("word").join(" ");
const withText = (text: string) => ({
  ...lesson,
  sections: [
    { ...lesson.sections[0], id: "one", title: "One", mode: null, blocks: [{ kind: "paragraph" as const, text }] },
  ],
});

describe("the time of Learn", () => {
  it("S2a, Q23f: is computed from the words of a section, without marks and sources, at 150 a minute, in whole minutes", () => {
    expect(wordsPerMinute).toBe(150);
    for (const [count, minutes] of [
      [1, 1],
      [150, 1],
      [151, 2],
      [300, 2],
    ] as const)
      expect(readingMinutes(withText(words(count)), "one"), String(count)).toBe(minutes);
    expect(readingMinutes(withText(`${words(149)} *word*[^a-source] ,`), "one")).toBe(1);
  });

  it("S2a, Q23f: counts half a minute for a figure, beside the words of its caption", () => {
    const [figure] = lesson.figures;
    if (figure === undefined) throw new Error("the lesson has a figure");
    const captioned = (count: number) => ({
      ...withText(""),
      sections: withText("").sections.map((one) => ({
        ...one,
        blocks: [{ kind: "figure" as const, figure: figure.id }],
      })),
      figures: [{ ...figure, caption: words(count) }],
    });
    expect([readingMinutes(captioned(75), "one"), readingMinutes(captioned(76), "one")]).toEqual([1, 2]);
  });

  it("T10a, Q23f: each plan with timers gives Learn the reading that it leaves to class, the matching, the checks and the first vote, and fits its sitting", () => {
    for (const { id, minutes, homework, phases, selfPaced } of lesson.plans) {
      if (selfPaced) continue;
      expect(phases.learn, id).toBeGreaterThanOrEqual(learnMinutes(lesson, homework));
      expect(
        Object.values(phases).reduce((sum, each) => sum + each, 0),
        id,
      ).toBeLessThanOrEqual(minutes);
    }
    const all = learnMinutes(lesson, 0);
    const reading = lesson.sections.reduce((sum, { id }) => sum + readingMinutes(lesson, id), 0);
    expect(all).toBe(reading + 3 + lesson.checks.length + 1);
    expect(learnMinutes(lesson, lesson.sections.length)).toBe(all - reading);
  });
});
