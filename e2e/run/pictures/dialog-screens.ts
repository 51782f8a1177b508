/** Dialogs, menus, news and errors that no picture of the repository shows: each by name, opened as a person opens it. */
import { expect, type Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { giveAnotherMode, teamOf } from "./scenes";
import { below, both, nobody, nth, own, press, steered, teacher, type Screen } from "./screen";

type Asked = Pick<Screen, "name" | "scene" | "who" | "at" | "act"> & Partial<Screen>;
const asked = (screen: Asked): Screen => ({ sizes: both, twin: true, ...screen });

const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();
const inDialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name }).waitFor();
const write = below(own, "write");
const compare = below(own, "compare");
const teams = below(steered, "teams");
const classPage = (room: { class: { id: string } }) => `/teacher/classes/${room.class.id}`;

async function openMenu(page: Page, button: string): Promise<void> {
  await press(button)(page);
  await page.getByRole("menu").waitFor();
}
const choose = (button: string, item: string | RegExp, dialog: string | RegExp) => async (page: Page) => {
  await openMenu(page, button);
  await page.getByRole("menuitem", { name: item }).click();
  await inDialog(page, dialog);
};

const ofStudents: Screen[] = [
  asked({
    name: "join-wait",
    scene: "taken",
    who: nobody,
    at: (room) => `/join/${room.class.code}`,
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
  asked({
    name: "not-you",
    scene: "learn",
    who: nth(2),
    at: below(own, "learn/brittleness"),
    act: async (page) => {
      await press("Not you?")(page);
      await inDialog(page, /^You are signed in as/);
    },
  }),
  asked({
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
  asked({
    name: "term",
    scene: "learn",
    who: nth(2),
    at: below(own, "learn/brittleness"),
    act: async (page) => {
      await page.getByRole("button", { name: "shortcut" }).first().click();
      await page.getByRole("link", { name: "In the glossary" }).first().waitFor();
    },
  }),
  asked({
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
  asked({
    name: "team-news",
    scene: "rearranged",
    who: nth(2),
    at: write,
    act: (page) => page.getByText(/^You are now in team 3/).waitFor(),
  }),
  asked({
    name: "team-copy",
    scene: "rearranged",
    who: nth(2),
    at: write,
    act: async (page) => {
      await page.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 2").click();
    },
  }),
  asked({
    name: "name-merged",
    scene: "rearranged",
    who: nth(4),
    at: write,
    act: (page) => page.getByText(/has put another name together with yours/).waitFor(),
  }),
  asked({
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
  asked({
    name: "choice-closed",
    scene: "choosing",
    who: nth(2),
    at: below(own, "learn/brittleness"),
    act: async (page, room) => {
      await setActivity(room.activity.id, { choiceOpen: false });
      await press(/^Choose /)(page);
      await page.getByText("Choosing is closed now.").waitFor();
      await setActivity(room.activity.id, { choiceOpen: true });
    },
  }),
  // Typed without a connection, while the teacher gave the team another mode.
  asked({
    name: "words-not-sent",
    scene: "rearranged",
    who: nth(6),
    at: write,
    act: async (page, room) => {
      await saved(page);
      await page.context().setOffline(true);
      await page.getByRole("textbox", { name: "Who is harmed?" }).pressSequentially("Small farmers.");
      await page.getByText("not sent yet").waitFor();
      await giveAnotherMode(room, 3);
      await page.context().setOffline(false);
      await page.getByRole("region", { name: "Words that were not sent" }).waitFor();
    },
  }),
  asked({
    name: "history-restore",
    scene: "by-two",
    who: nth(0),
    at: (room) => `${own(room)}/history/${teamOf(room, 0).worksheetId}`,
    act: async (page) => {
      await page.getByRole("slider", { name: "Version" }).focus();
      for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
      await press("Bring this version back")(page);
      await inDialog(page, /^Bring back the version/);
    },
  }),
];

const ofTeachers: Screen[] = [
  asked({
    name: "class-rename",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await press("Rename Malik")(page);
      await inDialog(page, "Give Malik another name?");
    },
  }),
  asked({
    name: "class-merge",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await press("Malik is the same student as…")(page);
      await inDialog(page, "Which name is the same student as Malik?");
    },
  }),
  asked({
    name: "invitation",
    scene: "learn",
    who: teacher,
    at: () => "/teacher",
    act: async (page) => {
      await press("Make an invitation")(page);
      await page.getByText("Send this link to your colleague.").waitFor();
    },
  }),
  asked({ name: "journal", scene: "rearranged", who: teacher, at: below(steered, "journal"), act: async () => {} }),
  asked({
    name: "undo",
    scene: "rearranged",
    who: teacher,
    at: below(steered, "journal"),
    act: async (page) => {
      await press(/^Undo: You moved Chidi/)(page);
      await inDialog(page, /^Undo: You moved Chidi/);
    },
  }),
  asked({
    name: "undo-on-board",
    scene: "rearranged",
    who: teacher,
    at: steered,
    act: async (page) => {
      await press(/^Undo: You moved Chidi/)(page);
      await inDialog(page, /^Undo: You moved Chidi/);
    },
  }),
  asked({
    name: "archive",
    scene: "rearranged",
    who: teacher,
    at: (room) => `${steered(room)}/archive/${teamOf(room, 0).worksheetId}`,
    act: async () => {},
  }),
  asked({
    name: "team-menu",
    scene: "compare",
    who: teacher,
    at: teams,
    act: (page) => openMenu(page, "Change team 1"),
  }),
  asked({
    name: "team-mode",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Change to Bias", /^Change team 1 to/),
  }),
  asked({
    name: "team-merge",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Put into another team", /./),
  }),
  asked({
    name: "team-split",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Split the team", /./),
  }),
  asked({
    name: "team-end",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "End the team", /^End team 1/),
  }),
  asked({
    name: "team-exemplar",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Add the worked example on Hallucination", /^Give team 1 a worked example/),
  }),
  asked({
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
  asked({
    name: "hand-in-for-team",
    scene: "write",
    who: teacher,
    at: (room) => `${steered(room)}/worksheets/${teamOf(room, 3).id}`,
    act: async (page) => {
      await press("Hand in for the team")(page);
      await inDialog(page, "Hand in with gaps?");
    },
  }),
  asked({
    name: "teacher-history",
    scene: "by-two",
    who: teacher,
    at: (room) => `${steered(room)}/history/${teamOf(room, 0).worksheetId}`,
    act: async () => {},
  }),
];

export const askedGroups = { ofStudents, ofTeachers };
