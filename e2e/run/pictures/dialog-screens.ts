/** Dialogs, menus, notices and errors without a picture in the repository, each opened as a person opens it. */
import { expect } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { signedIn, signOut } from "@/e2e/support/sign-out";
import { changeTeamMode, teamOf } from "./scenes";
import { pageBelow, nobody, nth, own, press, type Screen } from "./screen";
import { dialogScreen, saved, inDialog, write, compare } from "./dialog-steps";
import { ofTeachers } from "./teacher-dialog-screens";

const studentDialogs: Screen[] = [
  dialogScreen({
    name: "join-wait",
    scene: "taken",
    who: nobody,
    at: (classroom) => `/join/${classroom.class.code}`,
    act: async (page) => {
      await page.getByLabel("Name").fill("Amara");
      // Five tries are free. The picture of the wrong PIN may have used one of them, so try six.
      for (const pin of ["5100", "5101", "5102", "5103", "5104", "5105"]) {
        await page.getByLabel("PIN", { exact: true }).fill(pin);
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await press("Join")(page);
        await answered;
        await expect(page.getByRole("button", { name: "Join" })).not.toHaveAttribute("aria-disabled", "true");
      }
      await page.getByText("Crosscase has received too many wrong PINs for Amara.").waitFor();
    },
  }),
  dialogScreen({
    name: "not-you",
    scene: "learn",
    who: nth(2),
    at: pageBelow(own, "learn/brittleness"),
    act: async (page) => {
      await signedIn(page).click();
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
    act: (page) => page.getByText(/merged your name with/).waitFor(),
  }),
  dialogScreen({
    name: "sign-out-unreached",
    scene: "write",
    who: nth(6),
    at: write,
    act: async (page) => {
      await saved(page);
      await page.context().setOffline(true);
      await signOut(page);
      await inDialog(page, "The server is not replying");
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
      await page.getByText("You cannot choose a failure mode now.").waitFor();
      await setActivity(classroom.activity.id, { choiceOpen: true });
    },
  }),
  // The student typed without a connection, while the teacher gave the team another mode.
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
      await page.getByRole("region", { name: "Unsent text" }).waitFor();
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
      await press("Restore this version")(page);
      await inDialog(page, /^Restore the version/);
    },
  }),
];

export const askedGroups = { ofStudents: studentDialogs, ofTeachers };
