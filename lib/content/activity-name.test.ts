import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { describe, expect, it } from "vitest";
import { activityName, suggestActivityName } from "./activity-name";

const { title } = builtInLesson;

describe("T15: what an activity is called", () => {
  it("T15s: by its own name, else by the title of its lesson", () => {
    expect(activityName({ name: "Monday", lesson: builtInLesson })).toBe("Monday");
    expect(activityName({ name: null, lesson: builtInLesson })).toBe(title);
  });

  it("T15t: the name that is suggested is free: the lesson's title, or the title with the first free number, whatever the case of the others", () => {
    expect(suggestActivityName(builtInLesson, [])).toBe(title);
    expect(suggestActivityName(builtInLesson, ["Monday"])).toBe(title);
    expect(suggestActivityName(builtInLesson, [title.toUpperCase()])).toBe(`${title} 2`);
    expect(suggestActivityName(builtInLesson, [`${title} 2`, title, `  ${title}  3`])).toBe(`${title} 4`);
  });
});
