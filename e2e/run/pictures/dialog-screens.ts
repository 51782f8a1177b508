/** Dialogs, menus, notices and errors without a picture in the repository, each opened as a person opens it. */
import { expect, type Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { changeTeamMode, teamOf } from "./scenes";
import { pageBelow, both, nobody, nth, own, press, teacherActivity, teacher, type Screen } from "./screen";

type DialogScreen = Pick<Screen, "name" | "scene" | "who" | "at" | "act"> & Partial<Screen>;
const dialogScreen = (screen: DialogScreen): Screen => ({ sizes: both, isDuplicate: true, ...screen });

const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();
const inDialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name }).waitFor();
const write = pageBelow(own, "write");
const compare = pageBelow(own, "compare");
const teams = pageBelow(teacherActivity, "teams");
const classPage = (classroom: { class: { id: string } }) => `/teacher/classes/${classroom.class.id}`;

async function openMenu(page: Page, button: string): Promise<void> {
  await press(button)(page);
  await page.getByRole("menu").waitFor();
}
const choose = (button: string, item: string | RegExp, dialog: string | RegExp) => async (page: Page) => {
  await openMenu(page, button);
  await page.getByRole("menuitem", { name: item }).click();
  await inDialog(page, dialog);
};

const studentDialogs: Screen[] = [
  dialogScreen({
    name: "join-wait",
    scene: "taken",
    who: nobody,
    at: (classroom) => `/join/${classroom.class.code}`,
    act: async (page) => {
      await page.getByLabel("Name").fill("Amara");
      // Five tries are free; the picture of the wrong PIN was one of them, or not.
      for (const pin of ["5100", "5101", "5102", "5103", "5104", "5105"]) {
        await page.getByLabel("PIN", { exact: true }).fill(pin);
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await press("Join")(page);
        await answered;
        await expect(page.getByRole("button", { name: "Join" })).not.toHaveAttribute("aria-disabled", "true");
      }
      await page.getByText("There were too many wrong PINs for Amara.").waitFor();
    },
  }),
  dialogScreen({
    name: "not-you",
    scene: "learn",
    who: nth(2),
    at: pageBelow(own, "learn/brittleness"),
    act: async (page) => {
      await press("Not you?")(page);
      await inDialog(page, /^You are signed in as/);
    },
  }),
  dialogScreen({
    name: "phases-menu",
    scene: "compare",
    who: nth(0),
    at: compare,
    sizes: ["phone"],
    act: async (page) => {
      await press(/^Compare step 3 of 5/)(page);
      await page.getByRole("listitem").filter({ hasText: "Vote" }).waitFor();
    },
  }),
  dialogScreen({
    name: "term",
    scene: "learn",
    who: nth(2),
    at: pageBelow(own, "learn/brittleness"),
    act: async (page) => {
      await page.getByRole("button", { name: "shortcut" }).first().click();
      await page.getByRole("link", { name: "In the glossary" }).first().waitFor();
    },
  }),
  dialogScreen({
    name: "first-vote-opened",
    scene: "write",
    who: nth(4),
    at: write,
    sizes: ["phone"],
    act: async (page) => {
      await page.getByText("Vote now").click();
      await page.getByRole("radio", { name: "Bias" }).waitFor();
    },
  }),
  dialogScreen({
    name: "team-news",
    scene: "rearranged",
    who: nth(2),
    at: write,
    act: (page) => page.getByText(/^You are now in team 3/).waitFor(),
  }),
  dialogScreen({
    name: "team-copy",
    scene: "rearranged",
    who: nth(2),
    at: write,
    act: async (page) => {
      await page.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 2").click();
    },
  }),
  dialogScreen({
    name: "name-merged",
    scene: "rearranged",
    who: nth(4),
    at: write,
    act: (page) => page.getByText(/has put another name together with yours/).waitFor(),
  }),
  dialogScreen({
    name: "sign-out-unreached",
    scene: "write",
    who: nth(6),
    at: write,
    act: async (page) => {
      await saved(page);
      await page.context().setOffline(true);
      await press("Sign out")(page);
      await inDialog(page, "The class’s server can’t be reached");
    },
  }),
  dialogScreen({
    name: "choice-closed",
    scene: "choosing",
    who: nth(2),
    at: pageBelow(own, "learn/brittleness"),
    act: async (page, classroom) => {
      await setActivity(classroom.activity.id, { choiceOpen: false });
      await press(/^Choose /)(page);
      await page.getByText("Choosing is closed now.").waitFor();
      await setActivity(classroom.activity.id, { choiceOpen: true });
    },
  }),
  // Typed without a connection, while the teacher gave the team another mode.
  dialogScreen({
    name: "words-not-sent",
    scene: "rearranged",
    who: nth(6),
    at: write,
    act: async (page, classroom) => {
      await saved(page);
      await page.context().setOffline(true);
      await page.getByRole("textbox", { name: "Who is harmed?" }).pressSequentially("Small farmers.");
      await page.getByText("not sent yet").waitFor();
      await changeTeamMode(classroom, 3);
      await page.context().setOffline(false);
      await page.getByRole("region", { name: "Words that were not sent" }).waitFor();
    },
  }),
  dialogScreen({
    name: "history-restore",
    scene: "by-two",
    who: nth(0),
    at: (classroom) => `${own(classroom)}/history/${teamOf(classroom, 0).worksheetId}`,
    act: async (page) => {
      await page.getByRole("slider", { name: "Version" }).focus();
      for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
      await press("Bring this version back")(page);
      await inDialog(page, /^Bring back the version/);
    },
  }),
];

const ofTeachers: Screen[] = [
  dialogScreen({
    name: "class-rename",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await press("Rename Malik")(page);
      await inDialog(page, "Give Malik another name?");
    },
  }),
  dialogScreen({
    name: "class-merge",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await press("Malik is the same student as…")(page);
      await inDialog(page, "Which name is the same student as Malik?");
    },
  }),
  dialogScreen({
    name: "invitation",
    scene: "learn",
    who: teacher,
    at: () => "/teacher",
    act: async (page) => {
      await press("Make an invitation")(page);
      await page.getByText("Send this link to your colleague.").waitFor();
    },
  }),
  dialogScreen({
    name: "journal",
    scene: "rearranged",
    who: teacher,
    at: pageBelow(teacherActivity, "journal"),
    act: async () => {},
  }),
  dialogScreen({
    name: "undo",
    scene: "rearranged",
    who: teacher,
    at: pageBelow(teacherActivity, "journal"),
    act: async (page) => {
      await press(/^Undo: You moved Chidi/)(page);
      await inDialog(page, /^Undo: You moved Chidi/);
    },
  }),
  dialogScreen({
    name: "undo-on-board",
    scene: "rearranged",
    who: teacher,
    at: teacherActivity,
    act: async (page) => {
      await press(/^Undo: You moved Chidi/)(page);
      await inDialog(page, /^Undo: You moved Chidi/);
    },
  }),
  dialogScreen({
    name: "archive",
    scene: "rearranged",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/archive/${teamOf(classroom, 0).worksheetId}`,
    act: async () => {},
  }),
  dialogScreen({
    name: "team-menu",
    scene: "compare",
    who: teacher,
    at: teams,
    act: (page) => openMenu(page, "Change team 1"),
  }),
  dialogScreen({
    name: "team-mode",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Change to Bias", /^Change team 1 to/),
  }),
  dialogScreen({
    name: "team-merge",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Put into another team", /./),
  }),
  dialogScreen({
    name: "team-split",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Split the team", /./),
  }),
  dialogScreen({
    name: "team-end",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "End the team", /^End team 1/),
  }),
  dialogScreen({
    name: "team-exemplar",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Add the worked example on Hallucination", /^Give team 1 a worked example/),
  }),
  dialogScreen({
    name: "without-a-reply",
    scene: "unmatched",
    who: teacher,
    at: teams,
    act: async (page) => {
      await page.context().setOffline(true);
      await press("Match the teams")(page);
      await inDialog(page, "Nothing was changed");
      await page.getByText("No reply from the server.").waitFor();
    },
  }),
  dialogScreen({
    name: "hand-in-for-team",
    scene: "write",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/worksheets/${teamOf(classroom, 3).id}`,
    act: async (page) => {
      await press("Hand in for the team")(page);
      await inDialog(page, "Hand in with gaps?");
    },
  }),
  dialogScreen({
    name: "teacher-history",
    scene: "by-two",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/history/${teamOf(classroom, 0).worksheetId}`,
    act: async () => {},
  }),
];

export const askedGroups = { ofStudents: studentDialogs, ofTeachers };
