import type { Page } from "@playwright/test";
import { expect, member, phone, projector, student, test, type Classroom } from "@/e2e/support/fixtures";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { moveClass } from "@/e2e/support/move-class";
import { at, harmed, members, saved } from "@/e2e/specs/writing/write-support";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const tile = (page: Page, number: number) => page.locator(`[data-team="${number}"]`);
const section = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: new RegExp(`^${name}`) }) });

async function askForHelp(page: Page, sentence: string): Promise<void> {
  await page.getByRole("button", { name: "Ask for help" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is it about?").fill(sentence);
  await dialog.getByRole("button", { name: "Ask for help" }).click();
  await expect(dialog).toBeHidden();
}

test("T9, Q24, Q25: a flag with its sentence moves the team up, its team-mate sees it, no partner and no wall does; *I am on my way* ends it and stays on both pages until it is read; a team that is watched is told so where it compares, and its notes are read there as they are typed; it asks from there too, and its flag ends with the phase; in Vote a student asks alone", async ({
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
  await expect(section(teacher, "Look here first").locator('[data-team="1"]')).toContainText(
    "“Is a painted road line realistic enough?”",
  );
  await expect(mate.getByText(/asked for help: “Is a painted road/).filter({ visible: true })).toBeVisible();
  await page.reload();
  await expect(
    page.getByText("You asked for help: “Is a painted road line realistic enough?”").filter({ visible: true }),
  ).toBeVisible();
  for (const other of [wall, partner]) await expect(other.getByText("painted road")).toHaveCount(0);
  expect(await findAxeViolations(page)).toEqual([]);
  await tile(teacher, 1).getByRole("button", { name: "Team 1: I am on my way" }).click();
  for (const one of [page, mate]) {
    await expect(one.getByText("I am on my way.")).toBeVisible();
    await expect(one.getByText(/asked for help/)).toHaveCount(0);
  }
  await expect(partner.getByText("I am on my way.")).toHaveCount(0);
  await page.getByRole("button", { name: "OK" }).click();
  await expect(page.getByText("I am on my way.")).toHaveCount(0);
  await expect(mate.getByText("I am on my way.")).toBeVisible();
  await page.getByRole("button", { name: "One word from your teacher" }).click();
  await expect(page.getByRole("dialog")).toContainText("I am on my way.");
  const line = `${classroom.teacher.name} is here`;
  await tile(teacher, 2).getByRole("link").click();
  await expect(partner.getByText(line)).toBeVisible();
  await expect(mate.getByText(line)).toHaveCount(0);
  await partner.getByRole("textbox").first().pressSequentially("Both were tested on what was easy to collect");
  const panel = teacher.getByRole("complementary", { name: "Team 2" });
  await expect(panel).toContainText("Both were tested on what was easy to collect");
  await expect(panel.getByText(classroom.teams[1]?.members[0]?.name ?? "", { exact: true })).toBeVisible();
  await expect(panel.getByRole("heading", { level: 3 })).toHaveCount(3);
  await teacher.keyboard.press("Escape");

  await askForHelp(partner, "Who goes first?");
  await expect(tile(teacher, 2)).toContainText("“Who goes first?”");
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(section(teacher, "Look here first")).toHaveCount(0);
  await partner.goto(`/a/${classroom.activity.id}/vote`);
  await expect(partner.getByText(/asked for help/)).toHaveCount(0);
  await askForHelp(partner, "What is a reason?");
  await expect(teacher.getByText("“What is a reason?”")).toBeVisible();
  await expect(section(teacher, "Look here first")).toHaveCount(0);
});

test("T9, Q24: a flag is taken back by the team, or taken down by the teacher, or answered in writing", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first, second] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  const mate = await open(second, at(classroom));
  await askForHelp(page, "");
  await expect(section(teacher, "Look here first")).toBeVisible();
  await mate.getByRole("button", { name: "Take it back" }).click();
  await expect(section(teacher, "Look here first")).toHaveCount(0);
  await askForHelp(mate, "Where do we begin?");
  await tile(teacher, 1).getByRole("link").click();
  const panel = teacher.getByRole("complementary", { name: "Team 1" });
  await panel.getByRole("button", { name: "Take the flag down" }).click();
  await expect(page.getByText(/asked for help/)).toHaveCount(0);
  await askForHelp(page, "What is a source?");
  await expect(panel.getByText("What is a source?")).toBeVisible();
  await panel.getByLabel("Answer in writing").fill("Any page that says where it happened.");
  await panel.getByRole("button", { name: "Send" }).click();
  for (const one of [page, mate]) await expect(one.getByText("Any page that says where it happened.")).toBeVisible();
  await expect(page.getByText(/asked for help/)).toHaveCount(0);
});

test("T9, Q25: one click on a tile watches the team type beside the board, with carets; the students see one line that the teacher is there, and go on typing; `j` and `k` go to the next team and back; a word that is not sent yet stays with its team", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 3 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  await saved(page);
  await harmed(page).pressSequentially("People who ");
  await tile(teacher, 1).getByRole("link").click();
  const panel = (number: number) => teacher.getByRole("complementary", { name: `Team ${number}` });
  await expect(panel(1)).toContainText("People who");
  const line = page.getByText(`${classroom.teacher.name} is here`);
  await expect(line).toHaveCount(1);
  await expect(harmed(page)).toBeFocused();
  await page.keyboard.type("drive");
  await expect(panel(1)).toContainText("People who drive");
  await expect(panel(1).getByText(first.name, { exact: true })).toBeVisible();
  expect(await findAxeViolations(teacher)).toEqual([]);
  await teacher.keyboard.press("j");
  await expect(panel(1)).toHaveCount(0);
  const other = teacher.getByRole("complementary", { name: /^Team [23]$/ });
  await expect(other).toHaveCount(1);
  await expect(line).toHaveCount(0);
  await teacher.keyboard.press("k");
  await expect(panel(1)).toContainText("People who drive");

  await panel(1).getByLabel("A word to the team").fill("Which people?");
  await panel(1).getByRole("button", { name: "The next team" }).click();
  await other.getByLabel("A word to the team").fill("Well begun.");
  await other.getByRole("button", { name: "Send" }).click();
  await expect(other.getByLabel("A word to the team")).toHaveValue("");
  await other.getByRole("button", { name: "The team before" }).click();
  await expect(panel(1).getByLabel("A word to the team")).toHaveValue("Which people?");
  await panel(1).getByRole("heading", { name: "Team 1" }).click();
  await teacher.keyboard.press("Escape");
  await expect(panel(1)).toHaveCount(0);
  await expect(tile(teacher, 1).getByRole("link")).toBeFocused();
  await saved(page);
});

test("T9, Q24: a word to all, or to those without a hand-in, appears on their pages, in the tray too", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const writing = await open(member(classroom, 0), at(classroom));
  const inTray = await open(student(classroom, 4), `/a/${classroom.activity.id}/learn`);
  const send = async (to: string, text: string) => {
    await teacher.getByRole("button", { name: "Write to the class" }).click();
    await teacher.getByLabel("To whom").selectOption(to);
    await teacher.getByLabel("Your words").fill(text);
    await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(teacher.getByRole("dialog")).toBeHidden();
  };
  await send("Everyone", "Use the projector’s example");
  for (const page of [writing, inTray]) await expect(page.getByText("Use the projector’s example")).toBeVisible();
  await send("All who have not handed in", "Hand in within five minutes");
  await expect(writing.getByText("Hand in within five minutes")).toBeVisible();
  await expect(inTray.getByText("Hand in within five minutes")).toHaveCount(0);
  await expect(teacher.getByText("You wrote to everyone.")).toBeVisible();
});

test("Q24: in learn a flag is the student's own: the board names who asked, and it ends by words of the teacher's or is taken down", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/learn`);
  const mate = await open(member(classroom, 0, 1), `/a/${classroom.activity.id}/learn`);
  await askForHelp(page, "The second check");
  const flag = teacher.getByText("“The second check”");
  await expect(flag).toBeVisible();
  await expect(mate.getByText("The second check")).toHaveCount(0);
  const { name } = member(classroom, 0);
  await teacher.getByLabel(`Answer ${name} in writing`).fill("Read the last card again.");
  await teacher.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Read the last card again.")).toBeVisible();
  await expect(flag).toHaveCount(0);
  await askForHelp(page, "The first check");
  await teacher.getByRole("button", { name: `${name}: take the flag down` }).click();
  await expect(page.getByText(/You asked for help/)).toHaveCount(0);
  await expect(mate.getByText("Read the last card again.")).toHaveCount(0);
});

test("T9: in learn, before there are teams, a word to all appears on every student's page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  const pages = [
    await open(student(classroom, 0), `/a/${classroom.activity.id}/learn`),
    await open(student(classroom, 1), `/a/${classroom.activity.id}/learn`),
  ];
  await teacher.getByRole("button", { name: "Write to the class" }).click();
  await teacher.getByLabel("Your words").fill("Five more minutes");
  await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  for (const page of pages) await expect(page.getByText("Five more minutes")).toBeVisible();
});
