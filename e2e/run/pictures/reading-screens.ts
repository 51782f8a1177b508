import { disputeThird } from "@/e2e/support/reviewed-class";
import { teamOf } from "./scenes";
import { pageBelow, both, press, teacherActivity, teacher, type Screen } from "./screen";
import { inDialog, openCase } from "./teacher-steps";

export const reading: Screen[] = [
  {
    name: "submission",
    scene: "write",
    who: teacher,
    at: teacherActivity,
    sizes: both,
    finalPath: () => "",
    act: async (page) => {
      await page.getByRole("link", { name: /^Team 1,/ }).click();
      await page.getByRole("link", { name: "Review the case" }).click();
      await page.waitForURL(/submissions/);
    },
  },
  {
    name: "review",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    isFeatured: true,
    act: openCase(/^3 /),
  },
  {
    name: "review-comment",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: async (page) => {
      await openCase(/^3 /)(page);
      await page.getByRole("textbox", { name: /How might the harm/ }).focus();
      for (const key of ["ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "c"])
        await page.keyboard.press(key);
      await page
        .getByRole("textbox", { name: /^On “/ })
        .fill("Who would run this test, and which result should have stopped the release?");
    },
  },
  {
    name: "review-bank",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: async (page) => {
      await openCase(/^3 /)(page);
      await press("Comment on the whole case")(page);
      await page.getByRole("textbox", { name: "On the whole case" }).pressSequentially("/who");
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "review-dispute",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    prepare: disputeThird,
    act: openCase(/^3 /),
  },
  { name: "rubric", scene: "write", who: teacher, at: pageBelow(teacherActivity, "rubric"), sizes: both },
  {
    name: "rubric-marked",
    isDuplicate: true,
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "rubric"),
    sizes: both,
  },
  {
    name: "review-changes",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: async (page) => {
      await openCase(/^5 /)(page);
      await page.getByRole("link", { name: "What changed" }).click();
      await page.getByText("Compared with the earlier hand-in").waitFor();
    },
  },
  {
    name: "review-returned",
    isDuplicate: true,
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: openCase(/^4 /),
  },
  {
    name: "review-released",
    isDuplicate: true,
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: openCase(/^1 /),
  },
  {
    name: "review-return",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: async (page) => {
      await openCase(/^3 /)(page);
      await press("Return for revision")(page);
      await inDialog(page);
    },
  },
  {
    name: "review-release",
    isDuplicate: true,
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
    finalPath: () => "",
    act: async (page) => {
      await press("Release…")(page);
      await inDialog(page);
    },
  },
  {
    name: "review-keys",
    isDuplicate: true,
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: ["laptop"],
    finalPath: () => "",
    act: async (page) => {
      await page.keyboard.press("?");
      await inDialog(page);
    },
  },
  {
    name: "review-nothing",
    isDuplicate: true,
    scene: "alone",
    who: teacher,
    at: pageBelow(teacherActivity, "submissions"),
    sizes: both,
  },
  {
    name: "live-worksheet",
    scene: "write",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/worksheets/${teamOf(classroom, 3).id}`,
    sizes: both,
  },
  { name: "tries", scene: "learn", who: teacher, at: pageBelow(teacherActivity, "tries"), sizes: both },
  {
    name: "tries-nobody",
    isDuplicate: true,
    scene: "alone",
    who: teacher,
    at: pageBelow(teacherActivity, "tries"),
    sizes: both,
  },
  { name: "lesson", scene: "learn", who: teacher, at: pageBelow(teacherActivity, "lesson"), sizes: both },
  { name: "guide", scene: "learn", who: teacher, at: pageBelow(teacherActivity, "guide"), sizes: both },
  { name: "ballots", scene: "vote", who: teacher, at: pageBelow(teacherActivity, "ballots"), sizes: both },
  {
    name: "ballots-open",
    scene: "vote",
    who: teacher,
    at: pageBelow(teacherActivity, "ballots"),
    sizes: both,
    act: async (page) => {
      await press("Show choices and reasons")(page);
      await page.getByText("Hide choices and reasons").waitFor();
    },
  },
  {
    name: "ballots-nobody",
    isDuplicate: true,
    scene: "alone",
    who: teacher,
    at: pageBelow(teacherActivity, "ballots"),
    sizes: both,
  },
  { name: "teacher-results", scene: "results", who: teacher, at: pageBelow(teacherActivity, "results"), sizes: both },
  {
    name: "teacher-casebook",
    isDuplicate: true,
    scene: "late-words",
    who: teacher,
    at: pageBelow(teacherActivity, "casebook"),
    sizes: both,
  },
];
