/** Classes of 1, 2 and 150 students, from Learn to the results: their partners, and what is shown (B1). */
import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { isProjectorOpen } from "@/lib/activity/queries/open-projectors";
import { listMatches, listTeams } from "@/lib/features/teams/queries/arrangement";
import { castBallots } from "@/e2e/support/ballots";
import { expect, phone, student, test, type Classroom } from "@/e2e/support/fixtures";
import { revealAll } from "@/e2e/support/reveal";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
/** Presses the prominent button, and the last button of its dialog, which makes missing teams and matches. */
async function start(teacher: Page, button: string, phase: string): Promise<void> {
  await teacher.getByRole("button", { name: button }).click();
  await teacher.getByRole("dialog").getByRole("button").last().click();
  await expect(teacher.getByRole("heading", { level: 1, name: phase })).toBeVisible();
}

async function castVote(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Bias" }).check();
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByRole("heading", { name: "Your vote is in. Everyone has voted." })).toBeVisible();
}

for (const size of [1, 2] as const) {
  test(`B1l, Q13e, Q11d: a class of ${size} goes through the whole lesson`, async ({ makeClassroom, open }) => {
    const classroom = await makeClassroom({ phase: "learn", withoutTeam: size });
    const teacher = await open(classroom.teacher, board(classroom));
    const page = await open(student(classroom, 0), `/a/${classroom.activity.id}`, phone);
    const other = size === 2 ? await open(student(classroom, 1), `/a/${classroom.activity.id}`) : null;
    await start(teacher, "Start Write", "Write");
    await expect(harmed(page)).toBeEditable();
    await harmed(page).fill("Farmers.");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.goto(`/a/${classroom.activity.id}/glossary`);
    await start(teacher, "Start Compare", "Compare");
    await expect(page).toHaveURL(/\/compare$/);
    if (other === null) {
      await expect(page.getByText("a worked example, in place of a team").first()).toBeVisible();
      await expect(teacher.getByText("reads a worked example")).toBeVisible();
      await page.getByRole("button", { name: "Present" }).click();
      await expect(page.getByText("Your team is presenting")).toBeVisible();
      await page.getByRole("button", { name: "Stop presenting" }).click();
    } else {
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ben");
      await expect(other.getByRole("heading", { level: 1 })).toContainText("Amara");
      await expect(other.getByText("Farmers.").first()).toBeVisible();
    }
    await page.goto(`/a/${classroom.activity.id}/glossary`);
    await start(teacher, "Start Vote", "Vote");
    for (const each of [page, other]) if (each !== null) await expect(each).toHaveURL(/\/vote$/);
    if (other !== null) {
      await other.getByRole("radio", { name: "Bias" }).check();
      await other.getByRole("button", { name: "Cast my vote" }).click();
      await expect(other.getByText("Your vote is in.")).toBeVisible();
    }
    await castVote(page);
    const wall = await open(classroom.teacher, `${board(classroom)}/projector`);
    await expect.poll(() => isProjectorOpen(database(), classroom.activity.id)).toBe(true);
    await start(teacher, "Reveal the results", "Results");
    await revealAll(teacher);
    for (const each of [page, other])
      if (each !== null)
        await expect(each.getByText("There are fewer than five final votes. You see only totals")).toBeVisible();
    await expect(wall.getByRole("img", { name: new RegExp(`^Bias: .*${size}$`) })).toBeVisible();
    await start(teacher, "Close the activity", "Closed");
    await expect(page.getByRole("heading", { name: "This activity is closed" })).toBeVisible();
    await page.getByRole("link", { name: "Read the casebook" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("B1l, T5a: a class of 150 goes through the whole lesson: 75 teams, 36 matches of two and one of three, and a board that holds them", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 150 });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(student(classroom, 149), `/a/${classroom.activity.id}`, phone);
  await expect(teacher.getByText("150 of 150 have joined")).toBeVisible();
  await start(teacher, "Start Write", "Write");
  await expect(teacher.getByRole("link", { name: /^Team \d+,/ })).toHaveCount(75);
  await expect(harmed(page)).toBeEditable();
  await start(teacher, "Start Compare", "Compare");
  await expect(page).toHaveURL(/\/compare$/);
  const teams = new Map((await listTeams(database(), classroom.activity.id)).map(({ id, mode }) => [id, mode]));
  const matches = (await listMatches(database(), classroom.activity.id, 1)).map((match) =>
    match.teams.map(({ teamId }) => teamId),
  );
  expect(matches.map(({ length }) => length).sort()).toEqual([...Array<number>(36).fill(2), 3]);
  for (const ids of matches) expect(new Set(ids.map((id) => teams.get(id))).size).toBe(ids.length);
  await start(teacher, "Start Vote", "Vote");
  await expect(page).toHaveURL(/\/vote$/);
  await castBallots(classroom, [149]);
  await page.reload();
  await castVote(page);
  await start(teacher, "Reveal the results", "Results");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("changed your mind");
  await expect(page.getByText("There are fewer than five final votes")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await start(teacher, "Close the activity", "Closed");
  await expect(page.getByRole("heading", { name: "This activity is closed" })).toBeVisible();
});
