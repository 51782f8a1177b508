import type { Page } from "@playwright/test";
import { movePhase } from "@/lib/features/phases/phases";
import { expect, phone, student, test, type Classroom } from "@/e2e/support/fixtures";
import { intercept, isAction } from "@/e2e/support/intercept";
import { editorOf } from "@/e2e/support/reviewed-class";
import { choose } from "@/e2e/support/menus";
import { inDialog } from "./moving-support";

const teams = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}/teams`;
const sheet = (page: Page, number: number) =>
  page.getByRole("listitem").filter({ has: page.getByRole("button", { name: `Change team ${number}`, exact: true }) });
test("T2a, Q13b: one click and its preview make random, balanced teams; the tray empties; matching them shows who meets whom", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 9 });
  const page = await open(classroom.teacher, teams(classroom));
  await expect(page.getByText(/^9 students have joined\..* 4 teams/)).toBeVisible();
  await page.getByRole("button", { name: "Make teams" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "9 students in 4 teams: 1 on brittleness, 1 on bias, 1 on hallucination and 1 on adversarial examples.",
  );
  await expect(page.getByRole("dialog")).toContainText("has three students");
  await page.getByRole("button", { name: "Make these 4 teams" }).click();
  await expect(page.getByText("Everyone who has joined is in a team.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Change team/ })).toHaveCount(4);
  // The dialog says what teams there are, and forecasts nothing.
  await page.getByRole("button", { name: "How to make teams" }).click();
  await expect(page.getByText(/You have 4 teams/)).toBeVisible();
  await expect(page.getByText(/students have joined/)).toHaveCount(0);

  await page.getByRole("button", { name: "Pair the teams" }).click();
  await page.getByRole("button", { name: "Pair the teams like this" }).click();
  await expect(page.getByRole("region", { name: "Pairings, round 1" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Pair again" }).click();
  await expect(page.getByRole("dialog")).toContainText("You do not need to change anything");
});

test("T2c: by keyboard alone a student is moved, with what it means said first, and focus is not lost", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4, matched: true });
  const page = await open(classroom.teacher, teams(classroom));
  await page.getByRole("button", { name: "Move Amara" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "To team 2: Chidi and Dana" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Move Amara to team 3?" });
  await expect(dialog).toContainText("Ben will be alone in team 1, but can still write and hand in.");
  await expect(dialog).toContainText(
    "Team 3 will be Elif, Farid and Amara. Amara changes from brittleness to hallucination.",
  );
  await expect(dialog).toContainText("Both pairings stay as they are.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Move Amara" })).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(dialog).toContainText("Both pairings stay as they are.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(sheet(page, 3).getByRole("button", { name: "Move Amara" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "You moved Amara from team 1 to team 3." })).toBeAttached();
  await expect(sheet(page, 3).getByRole("button", { name: "Move Amara" })).toBeFocused();
});

test("T2e, T2f, T5c: a locked team and a locked match stay when teams are made and matched again; the forecast follows the size that is chosen; a slow answer closes and opens no dialog but its own, and two locks at once are both sent", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 4, matched: true, withoutTeam: 1 });
  const page = await open(classroom.teacher, teams(classroom));
  const actions = await intercept(page, isAction, "held");
  await choose(page, "Change team 2", "Lock the team");
  await choose(page, "Change team 3", "Lock the team");
  await choose(page, "Change team 1", "Split the team");
  const leaving = page.getByRole("dialog").getByRole("checkbox", { name: "Amara" });
  await leaving.check();
  await actions.release();
  for (const number of [2, 3]) await expect(sheet(page, number).getByText("locked", { exact: true })).toBeVisible();
  await expect(leaving).toBeChecked();
  actions.hold();
  await inDialog(page, "Preview the split").click();
  await expect(page.getByRole("dialog", { name: "Checking what this changes" })).toBeVisible();
  await page.keyboard.press("Escape");
  await actions.release();
  // The page sends one action at a time, so this one is sent after the response to the preview.
  await choose(page, "Change team 3", "Unlock the team");
  await expect(sheet(page, 3).getByText("locked", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "How to make teams" }).click();
  await expect(page.getByText("7 students to place: 2 teams of 2, one of 3.")).toBeVisible();
  await page.getByRole("group", { name: "Students in each team" }).getByText("4", { exact: true }).click();
  await expect(page.getByText("7 students to place: one team of 3, one of 4.")).toBeVisible();
  await page.getByRole("button", { name: "Make teams again" }).click();
  await expect(page.getByRole("dialog")).toContainText("Team 2 stays as it is, because the team or its pairing is");
  await page.getByRole("dialog").getByRole("button", { name: "Make these 2 teams" }).click();
  await expect(page.getByRole("button", { name: /^Change team/ })).toHaveCount(3);
  await expect(sheet(page, 2)).toContainText("Chidi");
  await expect(sheet(page, 2)).toContainText("Dana");

  await page.getByRole("button", { name: "Pair the teams" }).click();
  await page.getByRole("button", { name: "Pair the teams like this" }).click();
  await page.getByRole("button", { name: "Lock the pairing of teams 1, 2 and 3" }).click();
  const match = page.getByRole("region", { name: "Pairings, round 1" }).getByRole("listitem");
  await expect(match).toContainText("locked");
  await page.getByRole("button", { name: "Make teams again" }).click();
  await expect(page.getByRole("dialog")).toContainText("You do not need to change anything.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Unlock the pairing of teams 1, 2 and 3" }).click();
  await expect(match).not.toContainText("locked");
});

test("T3b: one click places a late student in the suggested team, and their page opens by itself", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const late = student(classroom, 4);
  const theirs = await open(late, `/a/${classroom.activity.id}/write`, phone);
  await expect(theirs.getByRole("heading", { level: 1 })).toContainText("not in a team");
  const page = await open(classroom.teacher, teams(classroom));
  await page.getByRole("button", { name: `Place ${late.name} with Amara and Ben, team 1` }).click();
  await expect(sheet(page, 1).getByRole("button", { name: `Move ${late.name}` })).toBeVisible();
  await expect(theirs.getByText("Who is harmed?").first()).toBeVisible();
});

test("T5b, T7f: when one mode has too many teams it says which and why, and offers an exemplar or a match by name", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4 });
  const page = await open(classroom.teacher, teams(classroom));
  for (const number of [2, 3]) {
    await page.getByRole("button", { name: `Change team ${number}`, exact: true }).click();
    await page.getByRole("menuitem", { name: "Change to brittleness" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Change team ${number} to brittleness` })
      .click();
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.getByRole("button", { name: "Pair the teams" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("3 of 4 teams study brittleness.");
  await dialog.getByRole("radio", { name: /^Pair on the same mode/ }).check();
  await expect(dialog).toContainText(/Teams \d and \d both study brittleness/);
  await dialog.getByRole("radio", { name: /a worked example each/ }).check();
  await dialog.getByRole("button", { name: /a worked example each/ }).click();
  await expect(page.getByText("reads the worked example on").first()).toBeVisible();
});

test("Q15a: by hand, a team is given another to meet", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const page = await open(classroom.teacher, teams(classroom));
  await page.getByRole("button", { name: "Change team 1", exact: true }).click();
  await page.getByRole("menuitem", { name: "Choose a partner team" }).click();
  await expect(page.getByRole("dialog").getByRole("radio", { name: /^2/ })).toBeDisabled(); // it is team 1's partner team already
  await expect(page.getByRole("dialog").getByRole("radio", { name: /^3/ })).toBeEnabled();
  await page.getByRole("dialog").getByRole("radio", { name: /^4/ }).check();
  await page.getByRole("button", { name: "Preview the pairing with team 4" }).click();
  const dialog = page.getByRole("dialog", { name: "Pair team 1 with team 4?" });
  await expect(dialog).toContainText("Team 1 compares cases with team 4.");
  await expect(dialog).toContainText("Team 2 compares cases with team 3.");
  await dialog.getByRole("button", { name: "Pair team 1 with team 4" }).click();
  await expect(sheet(page, 1)).toContainText("partner team 4");
});

test("Q18a: the next round starts from the board, after its dialog has said what it means", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await page.getByRole("button", { name: "Next round" }).click();
  const dialog = page.getByRole("dialog", { name: "Start the next round?" });
  await expect(dialog).toContainText(/Team 1 compares cases with team [34]\./);
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeVisible();
  await dialog.getByRole("button", { name: "Start round 2" }).click();
  await expect(page.getByText("phase 3 of 5, round 2")).toBeVisible();
});

test("Q14a, Q14c, Q14d, T2b: students choose under a cap, the last place goes to the first, and the teacher forms the teams", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 4 });
  const page = await open(classroom.teacher, teams(classroom));
  await page.getByText("Students choose", { exact: true }).click();
  await page.getByLabel("Places per failure mode").fill("1");
  const [one, two] = [
    await open(student(classroom, 0), `/a/${classroom.activity.id}/learn`),
    await open(student(classroom, 1), `/a/${classroom.activity.id}/learn`, phone),
  ];
  await page.getByRole("button", { name: "Let students choose" }).click();
  await one.getByRole("button", { name: "Choose Bias" }).click();
  await expect(one.getByRole("button", { name: "Your choice" })).toHaveAttribute("aria-pressed", "true");
  await expect(two.getByRole("button", { name: "Full" })).toBeVisible();
  await two.getByRole("button", { name: "Choose Hallucination" }).click();
  await expect(page.getByText("2 of 4 students have chosen")).toBeVisible();
  const chosen = page.getByRole("listitem").filter({ hasText: /\d of 1/ });
  await expect(chosen.filter({ hasText: "Bias" })).toContainText(student(classroom, 0).name);
  await expect(chosen.filter({ hasText: "Hallucination" })).toContainText(student(classroom, 1).name);
  await expect(chosen.filter({ hasText: "Brittleness" })).toContainText("No students yet");
  await expect(
    page.getByText(`Still choosing: ${student(classroom, 2).name}, ${student(classroom, 3).name}.`),
  ).toBeVisible();
  await page.getByRole("checkbox", { name: /^2 of 4 students are offline/ }).uncheck();
  await page.getByRole("button", { name: "Form teams" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "2 students who have not chosen go to the modes with the most room.",
  );
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Make these/ })
    .click();
  await expect(sheet(page, 1)).toBeVisible();
  await expect(one.getByRole("button", { name: "Your choice" })).toBeHidden();
});

test("T2i: once the activity is closed the page shows teams and matches and offers no change to them; a change from a page that was open is refused with a sentence", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "results", teams: 2, matched: true, withoutTeam: 1 });
  const before = await open(classroom.teacher, teams(classroom));
  await before.getByRole("button", { name: "Change team 1", exact: true }).click();
  await expect(before.getByRole("menuitem", { name: "Close the team" })).toBeVisible();
  await movePhase(await editorOf(classroom), { to: "closed", expected: "results" });
  await before.getByRole("menuitem", { name: "Close the team" }).click();
  await expect(before.getByRole("dialog")).toContainText(
    "The activity is closed, so its teams and pairings stay as they are. To change them, go back to an earlier phase first.",
  );

  const page = await open(classroom.teacher, teams(classroom), phone);
  await expect(page.getByText("The activity is closed, so teams and pairings stay as they are.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Amara");
  await expect(page.getByRole("region", { name: "Without a team" })).toContainText("Elif");
  const explains = page.getByRole("button", { name: "What is a pairing?" });
  await expect(page.getByRole("main").getByRole("button").and(explains)).toHaveCount(1);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);
  await page.goto(`/teacher/activities/${classroom.activity.id}`);
  await expect(page.getByText("Elif", { exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /^(Place|Mark absent|Mark present)/ })).toHaveCount(
    0,
  );
});
