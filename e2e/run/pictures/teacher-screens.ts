/** What teachers see, and what the wall shows. */
import type { Page } from "@playwright/test";
import * as change from "@/db/testing/change-rows";
import { inviteTeacher, listTeachers, makeResetToken } from "@/lib/classroom/signing-in/teachers";
import { student } from "@/e2e/support/classroom";
import { teamOf } from "./scenes";
import { below, both, nobody, own, press, steered, teacher, wall, type Screen } from "./screen";

const inDialog = async (page: Page) => {
  await page.getByRole("dialog").waitFor();
};
const fromList = (phase: string) => async (page: Page) => {
  await press("Another phase")(page);
  await page.getByRole("dialog").getByRole("button", { name: phase, exact: true }).click();
};
const choose = (button: RegExp | string, item: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("menuitem", { name: item }).first().click();
  await inDialog(page);
};
const openCase = (name: RegExp) => async (page: Page) => {
  const link = page.getByRole("link", { name, includeHidden: true });
  // The list is left out where the page is narrow.
  await page.goto((await link.first().getAttribute("href")) ?? "");
};
const classPage = (room: { class: { id: string } }) => `/teacher/classes/${room.class.id}`;

const entering: Screen[] = [
  { name: "not-set-up", scene: "nobody", who: nobody, at: () => "/", sizes: both },
  { name: "setup", scene: "nobody", who: nobody, at: () => "/setup#key=0123456789abcdef", sizes: both },
  { name: "setup-terminal", twin: true, scene: "nobody", who: nobody, at: () => "/setup", sizes: both },
  { name: "sign-in", scene: "setup", who: nobody, at: () => "/teacher/sign-in", sizes: both },
  {
    name: "sign-in-wrong",
    twin: true,
    scene: "setup",
    who: nobody,
    at: () => "/teacher/sign-in",
    sizes: both,
    act: async (page) => {
      await page.getByLabel("Email").fill("okafor@example.org");
      await page.getByLabel("Password").fill("not the password");
      await press("Sign in")(page);
      await page.getByText("belong together").waitFor();
      await page.getByText("I forgot my password").click();
    },
  },
  {
    name: "invite",
    scene: "setup",
    who: nobody,
    at: () => "/teacher/invite",
    sizes: both,
    act: async (page) => {
      await page.goto(`/teacher/invite#${await inviteTeacher(null)}`);
      await page.reload();
      await page.getByLabel("Email").waitFor();
    },
  },
  { name: "invite-missing", twin: true, scene: "setup", who: nobody, at: () => "/teacher/invite", sizes: both },
  {
    name: "reset",
    scene: "setup",
    who: nobody,
    at: () => "/teacher/reset",
    sizes: both,
    act: async (page) => {
      const [someone] = await listTeachers();
      await page.goto(`/teacher/reset#${await makeResetToken(someone?.email ?? "")}`);
      await page.reload();
      await page.getByLabel("New password").waitFor();
    },
  },
];

const classes: Screen[] = [
  { name: "classes", scene: "learn", who: teacher, at: () => "/teacher", sizes: both },
  { name: "class", scene: "roster", who: teacher, at: classPage, sizes: both },
  {
    name: "class-remove",
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("Remove Malik")(page);
      await inDialog(page);
    },
  },
  {
    name: "class-own-name",
    twin: true,
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("Rename the class")(page);
      await inDialog(page);
    },
  },
  {
    name: "class-new-activity",
    twin: true,
    scene: "several",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("New activity")(page);
      await page.getByLabel("Name of the activity").fill("When Deep Learning Fails");
      await press("Make the activity")(page);
      await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
    },
  },
  {
    name: "class-replace-code",
    twin: true,
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("Replace the code")(page);
      await inDialog(page);
    },
  },
  {
    name: "class-new-pin",
    twin: true,
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("New PIN for Theo")(page);
      await press("Give a new PIN")(page);
      await page.getByText("one-time PIN is").waitFor();
    },
  },
  { name: "slips", scene: "roster", who: teacher, at: below(classPage, "slips"), sizes: both },
];

const board: Screen[] = [
  { name: "board-alone", scene: "alone", who: teacher, at: steered, sizes: both },
  { name: "board-setup", twin: true, scene: "setup", who: teacher, at: steered, sizes: both },
  { name: "board-learn", scene: "learn", who: teacher, at: steered, sizes: both },
  {
    name: "board",
    scene: "write",
    who: teacher,
    at: steered,
    sizes: both,
    shown: true,
    company: async (open, room) => {
      for (const index of [2, 3, 6, 7, 10]) await open(student(room, index), below(own, "write")(room));
    },
  },
  { name: "board-forty", scene: "forty", who: teacher, at: steered, sizes: both },
  { name: "board-compare", scene: "compare", who: teacher, at: steered, sizes: both },
  { name: "board-vote", scene: "vote", who: teacher, at: steered, sizes: both },
  { name: "board-results", twin: true, scene: "results", who: teacher, at: steered, sizes: both },
  { name: "board-closed", twin: true, scene: "closed", who: teacher, at: steered, sizes: both },
  { name: "move", scene: "write", who: teacher, at: steered, sizes: both, act: press("Start Compare") },
  { name: "move-list", scene: "write", who: teacher, at: steered, sizes: both, act: press("Another phase") },
  { name: "move-back", scene: "results", who: teacher, at: steered, sizes: both, act: fromList("Write") },
  {
    name: "next-round",
    scene: "compare",
    who: teacher,
    at: steered,
    sizes: both,
    act: async (page) => {
      await press("Next round")(page);
      await inDialog(page);
    },
  },
];

const arranging: Screen[] = [
  { name: "teams-nobody", twin: true, scene: "alone", who: teacher, at: below(steered, "teams"), sizes: both },
  { name: "teams-none", scene: "learn", who: teacher, at: below(steered, "teams"), sizes: both },
  {
    name: "teams-make",
    scene: "learn",
    who: teacher,
    at: below(steered, "teams"),
    sizes: both,
    act: press("Make teams"),
  },
  { name: "teams-choosing", scene: "choosing", who: teacher, at: below(steered, "teams"), sizes: both },
  { name: "teams", scene: "compare", who: teacher, at: below(steered, "teams"), sizes: both, shown: true },
  { name: "teams-closed", twin: true, scene: "closed", who: teacher, at: below(steered, "teams"), sizes: both },
  {
    name: "teams-by-hand",
    scene: "write",
    who: teacher,
    at: below(steered, "teams"),
    sizes: both,
    act: async (page) => {
      await page.getByText("By hand", { exact: true }).click();
      await press("Move Amara")(page);
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "teams-move",
    scene: "compare",
    who: teacher,
    at: below(steered, "teams"),
    sizes: both,
    act: choose("Move Amara", /^To team 3/),
  },
  {
    name: "teams-meet",
    scene: "compare",
    who: teacher,
    at: below(steered, "teams"),
    sizes: both,
    act: choose(/^Change team 1/, "Meet another team"),
  },
  {
    name: "teams-infeasible",
    scene: "lopsided",
    who: teacher,
    at: below(steered, "teams"),
    sizes: both,
    act: async (page) => {
      await press("Match the teams")(page);
      await page.getByText("has 5 of 6 teams").waitFor();
    },
  },
];

const reading: Screen[] = [
  {
    name: "submission",
    scene: "write",
    who: teacher,
    at: steered,
    sizes: both,
    lands: () => "",
    act: async (page) => {
      await page.getByRole("link", { name: /^Team 1,/ }).click();
      await page.waitForURL(/submissions/);
    },
  },
  {
    name: "review",
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
    shown: true,
    act: openCase(/^3 /),
  },
  {
    name: "review-comment",
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
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
    name: "review-changes",
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
    act: async (page) => {
      await openCase(/^5 /)(page);
      await page.getByRole("link", { name: "What changed" }).click();
      await page.getByText("Compared with the earlier hand-in").waitFor();
    },
  },
  {
    name: "review-returned",
    twin: true,
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
    act: openCase(/^4 /),
  },
  {
    name: "review-released",
    twin: true,
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
    act: openCase(/^1 /),
  },
  {
    name: "review-return",
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
    act: async (page) => {
      await openCase(/^3 /)(page);
      await press("Return for revision")(page);
      await inDialog(page);
    },
  },
  {
    name: "review-release",
    twin: true,
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: both,
    lands: () => "",
    act: async (page) => {
      await press("Release…")(page);
      await inDialog(page);
    },
  },
  {
    name: "review-keys",
    twin: true,
    scene: "reviewed",
    who: teacher,
    at: below(steered, "submissions"),
    sizes: ["laptop"],
    lands: () => "",
    act: async (page) => {
      await page.keyboard.press("?");
      await inDialog(page);
    },
  },
  { name: "review-nothing", twin: true, scene: "alone", who: teacher, at: below(steered, "submissions"), sizes: both },
  {
    name: "live-worksheet",
    scene: "write",
    who: teacher,
    at: (room) => `${steered(room)}/worksheets/${teamOf(room, 3).id}`,
    sizes: both,
  },
  { name: "tries", scene: "learn", who: teacher, at: below(steered, "tries"), sizes: both },
  { name: "tries-nobody", twin: true, scene: "alone", who: teacher, at: below(steered, "tries"), sizes: both },
  { name: "lesson", scene: "learn", who: teacher, at: below(steered, "lesson"), sizes: both },
  { name: "ballots", scene: "vote", who: teacher, at: below(steered, "ballots"), sizes: both },
  {
    name: "ballots-open",
    scene: "vote",
    who: teacher,
    at: below(steered, "ballots"),
    sizes: both,
    act: async (page) => {
      await press("Show choices and reasons")(page);
      await page.getByText("Hide choices and reasons").waitFor();
    },
  },
  { name: "ballots-nobody", twin: true, scene: "alone", who: teacher, at: below(steered, "ballots"), sizes: both },
  { name: "teacher-results", scene: "results", who: teacher, at: below(steered, "results"), sizes: both },
  {
    name: "teacher-casebook",
    twin: true,
    scene: "late-words",
    who: teacher,
    at: below(steered, "casebook"),
    sizes: both,
  },
];

const walls: Screen[] = [
  { name: "wall-code", scene: "learn", who: teacher, at: below(steered, "projector"), sizes: wall, shown: true },
  { name: "wall-setup", twin: true, scene: "alone", who: teacher, at: below(steered, "projector"), sizes: wall },
  { name: "wall-write", scene: "write", who: teacher, at: below(steered, "projector"), sizes: wall },
  { name: "wall-compare", scene: "compare", who: teacher, at: below(steered, "projector"), sizes: wall },
  { name: "wall-vote", scene: "vote", who: teacher, at: below(steered, "projector"), sizes: wall },
  { name: "wall-results", scene: "results", who: teacher, at: below(steered, "projector"), sizes: wall },
  // The wall stands in a window of the same browser as the board. For three seconds there are the lines of the first vote alone.
  {
    name: "wall-reveal",
    twin: true,
    scene: "vote",
    who: teacher,
    at: below(steered, "projector"),
    sizes: wall,
    ready: ({ activity }) => change.setActivity(activity.id, { phase: "vote", revealedAt: null }),
    act: async (page, room) => {
      await page.emulateMedia({ reducedMotion: "no-preference" });
      const board = await page.context().newPage();
      await board.goto(steered(room));
      await press("Another phase")(board);
      await board.getByRole("dialog").getByRole("button", { name: "Results", exact: true }).click();
      await board.getByRole("dialog").getByRole("button", { name: "Show the results", exact: true }).click();
      await page.locator("[data-ready]").waitFor();
      await page.evaluate(() => document.getAnimations().forEach((each) => each.pause()));
      await board.close();
    },
  },
  { name: "wall-closed", twin: true, scene: "closed", who: teacher, at: below(steered, "projector"), sizes: wall },
];

export const teacherGroups = { entering, classes, board, arranging, reading, walls };
export const teacherScreens = Object.values(teacherGroups).flat();
