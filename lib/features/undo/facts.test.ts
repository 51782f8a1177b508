import { describe, expect, it } from "vitest";
import { activitiesIn } from "@/lib/activity/journal/facts";

const changed = (key: string, after: Record<string, string> | null = null) => ({ key, before: null, after });

describe("the activities that undo locks", () => {
  it.each([
    "phase",
    "pace",
    "round",
    "choice",
    "notes-in-casebook",
    "plan",
    "present-minutes",
    "lesson-version",
    "pause",
    "spotlight",
    "names-on-wall",
    "reveal-step",
    "rubric",
    "activity-name",
    "clock",
    "absent",
    "reason-hidden",
    "member",
  ])("T8c: %s is of the activity in its key", (kind) => {
    expect(activitiesIn([changed(`${kind}/an activity/more`)])).toEqual(["an activity"]);
  });

  it("T8d: what is in a team, or in a submission, says its activity in what it was or is; what is of the class has none; each is locked once, in one order", () => {
    expect(
      activitiesIn([
        changed("round/b"),
        changed("word/w", { activityId: "c" }),
        { key: "word/v", before: { activityId: "a" }, after: null },
        changed("phase/b"),
        changed("joining/class"),
      ]),
    ).toEqual(["a", "b", "c"]);
  });
});
