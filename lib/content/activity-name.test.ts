import { describe, expect, it } from "vitest";
import { activityName, suggestActivityName } from "./activity-name";
import { builtInContentId, lessonOf } from "./lesson";

const { title } = lessonOf(builtInContentId);

describe("T15: what an activity is called", () => {
  it("T15s: by its own name, else by the title of its lesson", () => {
    expect(activityName({ name: "Monday", contentId: builtInContentId })).toBe("Monday");
    expect(activityName({ name: null, contentId: builtInContentId })).toBe(title);
  });

  it("T15t: the name that is suggested is free: the lesson's title, or the title with the first free number, whatever the case of the others", () => {
    expect(suggestActivityName(builtInContentId, [])).toBe(title);
    expect(suggestActivityName(builtInContentId, ["Monday"])).toBe(title);
    expect(suggestActivityName(builtInContentId, [title.toUpperCase()])).toBe(`${title} 2`);
    expect(suggestActivityName(builtInContentId, [`${title} 2`, title, `  ${title}  3`])).toBe(`${title} 4`);
  });
});
