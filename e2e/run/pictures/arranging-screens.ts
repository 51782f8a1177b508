import { pageBelow, both, press, teacherActivity, teacher, type Screen } from "./screen";
import { choose } from "./teacher-steps";

export const arranging: Screen[] = [
  {
    name: "teams-nobody",
    isDuplicate: true,
    scene: "alone",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
  },
  { name: "teams-none", scene: "learn", who: teacher, at: pageBelow(teacherActivity, "teams"), sizes: both },
  {
    name: "teams-make",
    scene: "learn",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    act: press("Make teams"),
  },
  { name: "teams-choosing", scene: "choosing", who: teacher, at: pageBelow(teacherActivity, "teams"), sizes: both },
  {
    name: "teams",
    scene: "compare",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    isFeatured: true,
  },
  { name: "teams-feedback", scene: "results", who: teacher, at: pageBelow(teacherActivity, "feedback"), sizes: both },
  {
    name: "teams-closed",
    isDuplicate: true,
    scene: "closed",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
  },
  {
    name: "teams-by-hand",
    scene: "write",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    act: async (page) => {
      await press("How to make teams")(page);
      await page.getByText("By hand", { exact: true }).click();
      await press("Move Amara")(page);
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "teams-picked-up",
    scene: "compare",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    isFeatured: true,
    act: async (page) => {
      await press("Pick up Amara")(page);
      await page.getByText(/^If Amara/).waitFor();
    },
  },
  {
    name: "teams-move",
    scene: "compare",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    act: choose("Move Amara", /^To team 3/),
  },
  {
    name: "teams-meet",
    scene: "compare",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    act: choose(/^Change team 1/, "Choose a partner team"),
  },
  {
    name: "teams-infeasible",
    scene: "lopsided",
    who: teacher,
    at: pageBelow(teacherActivity, "teams"),
    sizes: both,
    act: async (page) => {
      await press("Pair the teams")(page);
      await page.getByText("5 of 6 teams study").waitFor();
    },
  },
];
