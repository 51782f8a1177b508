import type { Page } from "@playwright/test";
import { expect, member, phone, projector, test, type Classroom } from "@/e2e/support/fixtures";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { intercept, isAction } from "@/e2e/support/intercept";
import { moveClass } from "@/e2e/support/move-class";
import { choose } from "@/e2e/support/menus";
import { agree } from "@/e2e/specs/teams/moving-support";
import { at, harmed, members, saved } from "@/e2e/specs/cases/writing/write-support";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const tile = (page: Page, number: number) => page.locator(`[data-team="${number}"]`);
const section = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: new RegExp(`^${name}`) }) });

async function askForHelp(page: Page, sentence: string): Promise<void> {
  await page.getByRole("button", { name: "Ask for help" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your question").fill(sentence);
  await dialog.getByRole("button", { name: "Ask for help" }).click();
  await expect(dialog).toBeHidden();
}

test("T9j, Q24a, Q24b, Q24e, Q25a: a flag with its sentence moves the team up, its team-mate sees it, no partner and no wall does; a written answer ends it and stays on both pages until it is read; a team that is watched is told so where it compares, and its notes are read there as they are typed; it asks from there too, and its flag ends with the phase; in Vote a student asks alone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const [first, second] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const wall = await open(classroom.teacher, `${board(classroom)}/projector`, projector);
  const page = await open(first, at(classroom), phone);
  const mate = await open(second, `/a/${classroom.activity.id}/learn`);
  const partner = await open(classroom.teams[1]?.members[0] ?? second, `/a/${classroom.activity.id}/compare`);
  await askForHelp(page, "Is a painted road line realistic enough?");
  await expect(section(teacher, "Look at these first").locator('[data-team="1"]')).toContainText(
    "“Is a painted road line realistic enough?”",
  );
  await expect(mate.getByText(/asked for help: “Is a painted road/).filter({ visible: true })).toBeVisible();
  await page.reload();
  await expect(
    page.getByText("You have asked for help: “Is a painted road line realistic enough?”").filter({ visible: true }),
  ).toBeVisible();
  for (const other of [wall, partner]) await expect(other.getByText("painted road")).toHaveCount(0);
  expect(await findAxeViolations(page)).toEqual([]);
  await tile(teacher, 1).getByRole("link").click();
  const answering = teacher.getByRole("complementary", { name: "Team 1" });
  await answering.getByLabel("Answer in writing").fill("Any road that cars see.");
  await answering.getByRole("button", { name: "Send" }).click();
  for (const one of [page, mate]) {
    await expect(one.getByText("Any road that cars see.")).toBeInViewport();
    await expect(one.getByText(/asked for help/)).toHaveCount(0);
  }
  await expect(partner.getByText("Any road that cars see.")).toHaveCount(0);
  await page.getByRole("button", { name: "OK" }).click();
  await expect(page.getByText("Any road that cars see.")).toHaveCount(0);
  await expect(mate.getByText("Any road that cars see.")).toBeVisible();
  await page.getByRole("button", { name: "1 message from your teacher" }).click();
  await expect(page.getByRole("dialog")).toContainText("Any road that cars see.");
  const line = `${classroom.teacher.name} is reading this`;
  await tile(teacher, 2).getByRole("link").click();
  await expect(partner.getByText(line)).toBeVisible();
  await expect(mate.getByText(line)).toHaveCount(0);
  await partner.getByRole("textbox").first().pressSequentially("Both were tested on what was easy to collect");
  const panel = teacher.getByRole("complementary", { name: "Team 2" });
  await expect(panel).toContainText("Both were tested on what was easy to collect");
  await expect(
    panel.getByRole("region", { name: "The team’s worksheet" }).getByText(classroom.teams[1]?.members[0]?.name ?? ""),
  ).toBeVisible();
  await expect(panel.getByRole("heading", { level: 3 })).toHaveCount(3);
  await teacher.keyboard.press("Escape");

  await askForHelp(partner, "Who goes first?");
  await expect(tile(teacher, 2).locator("[data-flag]")).toBeVisible();
  await expect(tile(teacher, 2)).toContainText("“Who goes first?”");
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(section(teacher, "Look at these first")).toHaveCount(0);
  await partner.goto(`/a/${classroom.activity.id}/vote`);
  await expect(partner.getByText(/asked for help/)).toHaveCount(0);
  await askForHelp(partner, "What is a reason?");
  await expect(teacher.getByText("“What is a reason?”")).toBeVisible();
  await expect(section(teacher, "Look at these first")).toHaveCount(0);
});

test("T9j, Q24b, B1b: a flag is taken back by the team, or taken down by the teacher, or answered in writing; what was begun for one flag answers no other; a team that ends while it is watched is named, with what was typed for it, and Undo opens no panel; so is one that ends while another is watched, if something was typed for it; where teams are arranged one reads that somebody asks", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first, second] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  const mate = await open(second, at(classroom));
  await askForHelp(page, "");
  await expect(section(teacher, "Look at these first")).toBeVisible();
  await mate.getByRole("button", { name: "Cancel request" }).click();
  await expect(section(teacher, "Look at these first")).toHaveCount(0);
  await askForHelp(mate, "Where do we begin?");
  await tile(teacher, 1).getByRole("link").click();
  const panel = teacher.getByRole("complementary", { name: "Team 1" });
  await panel.getByRole("button", { name: "Mark as helped" }).click();
  await expect(page.getByText(/asked for help/)).toHaveCount(0);
  await askForHelp(page, "What is a source?");
  await expect(panel.getByText("What is a source?")).toBeVisible();
  await panel.getByLabel("Answer in writing").fill("Any page that says where it happened.");
  await panel.getByRole("button", { name: "Send" }).click();
  for (const one of [page, mate]) await expect(one.getByText("Any page that says where it happened.")).toBeVisible();
  await expect(page.getByText(/asked for help/)).toHaveCount(0);

  await askForHelp(page, "How long is long?");
  await panel.getByLabel("Answer in writing").fill("About a page.");
  await mate.getByRole("button", { name: "Cancel request" }).click();
  await expect(panel.getByLabel("Message to the team")).toHaveValue("About a page.");
  await askForHelp(mate, "May it be a film?");
  await expect(panel).toContainText("May it be a film?");
  await expect(panel.getByLabel("Message to the team")).toHaveValue("About a page.");
  await panel.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("About a page.")).toBeVisible();
  await expect(mate.getByText("You have asked for help: “May it be a film?”").filter({ visible: true })).toBeVisible();

  await panel.getByLabel("Answer in writing").fill("Any film that");
  const beside = await open(classroom.teacher, `${board(classroom)}?arrange`);
  await expect(beside.getByText("One team or student is asking for help.")).toBeVisible();
  const endTeam1 = async () => {
    await choose(beside, "Change team 1", "Merge into another team");
    await beside.getByRole("dialog").getByRole("radio", { name: /^2/ }).check();
    await agree(beside, "Preview the merge into team 2");
    await agree(beside, "Merge team 1 into team 2");
  };
  await endTeam1();
  const gone = teacher.getByRole("status").filter({ hasText: "Team 1 is closed." });
  await expect(gone).toContainText("“Any film that”");
  await expect(gone).toBeFocused();
  await expect(panel).toHaveCount(0);
  // Wait, because a refresh removes the title before it sets the new one.
  await expect(teacher).toHaveTitle(/Crosscase/);
  expect(await findAxeViolations(teacher)).toEqual([]);
  await teacher.getByRole("button", { name: "Undo: You merged team 1 into team 2." }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(tile(teacher, 1)).toBeVisible();
  await expect(panel).toHaveCount(0);
  await expect(gone).toHaveCount(0);
  await tile(teacher, 1).getByRole("link").click();
  await expect(panel.getByRole("textbox")).toHaveValue("Any film that");

  await panel.getByRole("button", { name: "Next team" }).click();
  const other = teacher.getByRole("complementary", { name: "Team 2" });
  await expect(other).toBeVisible();
  await endTeam1();
  await expect(tile(teacher, 1)).toHaveCount(0);
  await other.getByRole("button", { name: "Close" }).click();
  await expect(gone).toContainText("“Any film that”");
  await gone.getByRole("button", { name: "Close" }).click();
  await expect(gone).toHaveCount(0);
});

test("T9e, Q25a, B1f: one click on a tile watches the team type beside the board, with carets; the next phase stays in reach; what could not be loaded is tried again; the students see one line that the teacher is there, and go on typing; `j` and `k` go to the next team and back; a word that is not sent yet stays with its team", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 3 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  await saved(page);
  await harmed(page).pressSequentially("People who ");
  const requests = await intercept(teacher, isAction, "refused");
  await tile(teacher, 1).getByRole("link").click();
  await teacher.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => requests.sent()).toBe(2);
  await requests.release();
  await teacher.getByRole("button", { name: "Try again" }).click();
  await expect(teacher.getByRole("button", { name: "Try again" })).toHaveCount(0);
  const panel = (number: number) => teacher.getByRole("complementary", { name: `Team ${number}` });
  await expect(panel(1)).toContainText("People who");
  await teacher.setViewportSize({ width: 1366, height: 657 });
  await teacher.getByRole("button", { name: "Start Compare" }).click({ trial: true });
  const line = page.getByText(`${classroom.teacher.name} is reading this`);
  await expect(line).toHaveCount(1);
  await expect(harmed(page)).toBeFocused();
  await page.keyboard.type("drive");
  await expect(panel(1)).toContainText("People who drive");
  await expect(panel(1).getByRole("region", { name: "The team’s worksheet" }).getByText(first.name)).toBeVisible();
  expect(await findAxeViolations(teacher)).toEqual([]);
  await teacher.keyboard.press("j");
  await expect(panel(1)).toHaveCount(0);
  const other = teacher.getByRole("complementary", { name: /^Team [23]$/ });
  await expect(other).toHaveCount(1);
  await expect(line).toHaveCount(0);
  await teacher.keyboard.press("k");
  await expect(panel(1)).toContainText("People who drive");

  await panel(1).getByLabel("Message to the team").fill("Which people?");
  await panel(1).getByRole("button", { name: "Next team" }).click();
  await other.getByLabel("Message to the team").fill("Well begun.");
  await other.getByRole("button", { name: "Send" }).click();
  await expect(other.getByLabel("Message to the team")).toHaveValue("");
  await other.getByRole("button", { name: "Previous team" }).click();
  await expect(panel(1).getByLabel("Message to the team")).toHaveValue("Which people?");
  await panel(1).getByRole("heading", { name: "Team 1" }).click();
  await teacher.keyboard.press("Escape");
  await expect(panel(1)).toHaveCount(0);
  await expect(tile(teacher, 1).getByRole("link")).toBeFocused();
  await saved(page);
});

test("Q24a, Q24b, B1b: in learn a flag is the student's own: the board names who asked, and it ends by words of the teacher's or is taken down; one that does not get through keeps its sentence; an answer that is half typed when it ends stays to be read", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/learn`);
  const mate = await open(member(classroom, 0, 1), `/a/${classroom.activity.id}/learn`);
  const requests = await intercept(page, isAction, "refused");
  await page.getByRole("button", { name: "Ask for help" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your question").fill("The second check");
  await dialog.getByRole("button", { name: "Ask for help" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await expect(dialog.getByLabel("Your question")).toHaveValue("The second check");
  await requests.release();
  await dialog.getByRole("button", { name: "Ask for help" }).click();
  const flag = teacher.getByText("“The second check”", { exact: true });
  await expect(flag).toBeVisible();
  await expect(mate.getByText("The second check")).toHaveCount(0);
  const { name } = member(classroom, 0);
  await teacher.getByLabel(`Answer ${name} in writing`).fill("Read the last card again.");
  await teacher.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Read the last card again.")).toBeVisible();
  await expect(flag).toHaveCount(0);
  await askForHelp(page, "The first check");
  await teacher.getByLabel(`Answer ${name} in writing`).fill("Look at the");
  await page.getByRole("button", { name: "Cancel request" }).click();
  await expect(teacher.getByText(`${name}’s request for help is closed.`)).toBeVisible();
  await expect(teacher.getByRole("heading", { name: "Students who asked for help", exact: true })).toBeVisible();
  await teacher.getByRole("button", { name: "Close" }).click();
  await expect(teacher.getByText("“Look at the”")).toHaveCount(0);
  await askForHelp(page, "The third check");
  await teacher.getByRole("button", { name: `${name}: mark as helped` }).click();
  await expect(page.getByText(/You have asked for help/)).toHaveCount(0);
  await expect(mate.getByText("Read the last card again.")).toHaveCount(0);
});
