import type { Page } from "@playwright/test";
import { expect, member, phone, projector, test } from "@/e2e/support/fixtures";
import { chooseFor } from "@/e2e/support/menus";
import { at, harmed, members, saved } from "@/e2e/specs/cases/writing/write-support";
import { besideTimer, board, expectNoViolations, installTime, startClock, timer } from "./clock-support";

test("T10a, T10d, Q23a, Q23c: board, wall and students show the same second of the clock, on a device whose own clock is an hour off too; two minutes more and one fewer reach all of them, those of one team its members alone, as does the extra time of one of them, whose tile and panel say when their own timer ends; without a clock nothing is shown; an answer closes no dialog but its own; a plan is chosen by keyboard, and a wrong choice corrected", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const wall = await open(classroom.teacher, `${board(classroom)}/projector`, projector);
  const student = await open(first, at(classroom), phone);
  const late = await open(member(classroom, 0, 1), `/a/${classroom.activity.id}/learn`);
  await late.addInitScript(() => {
    const ahead = 3_600_000;
    const { now } = Date;
    Date.now = () => now() + ahead;
  });
  await late.reload();
  await expect(teacher.getByRole("button", { name: "Set a timer" })).toBeVisible();
  for (const page of [teacher, wall, student, late]) await expect(timer(page)).toHaveCount(0);
  await startClock(teacher, 12);
  const pages = [teacher, wall, student, late];
  for (const page of pages) await expect(timer(page)).toHaveText(/^1[12]:\d\d$/);
  await expectSameSecond(pages);
  const answer = await holdActions(teacher);
  await teacher.getByRole("button", { name: "Add 2 minutes" }).click();
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByLabel("Your sentence").fill("Look");
  await answer();
  for (const page of pages) await expect(timer(page)).toHaveText(/^13:\d\d$/);
  await expectSameSecond(pages);
  await expect(teacher.getByText("You gave everyone 2 more minutes.")).toBeVisible();
  await expect(teacher.getByLabel("Your sentence")).toHaveValue("Look");
  await teacher.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await teacher.getByRole("button", { name: "Timer…" }).click();
  await expectNoViolations(teacher);
  const before = await endOf(student);
  await teacher.getByRole("button", { name: "1 minute less" }).click();
  for (const page of pages) await expectGain(page, before, -60);
  await expectSameSecond(pages);

  const other = await open(member(classroom, 1), at(classroom));
  await expectGain(other, before, -60);
  await teacher.getByRole("link", { name: /^Team 1,/ }).click();
  const panel = teacher.getByRole("complementary", { name: "Team 1" });
  await panel.getByRole("button", { name: "2 more minutes" }).click();
  for (const page of [student, late]) await expectGain(page, before, 60);
  await expect(teacher.getByText("You gave team 1 2 more minutes.")).toBeVisible();
  await panel.getByRole("button", { name: "1 minute less" }).click();
  for (const page of [student, late]) await expectGain(page, before, 0);
  await panel.getByRole("button", { name: "Close" }).click();

  // Extra time is a share of the 13 minutes; in a team the largest share counts.
  const table = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  const give = async (name: string, factor: string) => {
    await chooseFor(table, name, "Extra time");
    await table.getByRole("dialog").getByRole("radio", { name: factor }).check();
    await table.getByRole("button", { name: "Set the time" }).click();
    await expect(table.getByRole("dialog")).toBeHidden();
  };
  await give(first.name, "×1.25");
  for (const page of [student, late]) await expectGain(page, before, 195);
  await give(member(classroom, 0, 1).name, "×2");
  for (const page of [student, late]) await expectGain(page, before, 780);
  await give(member(classroom, 0, 1).name, "×1.5");
  for (const page of [student, late]) await expectGain(page, before, 390);
  for (const page of [teacher, wall, other]) await expectGain(page, before, -60);
  const tile = teacher.getByRole("listitem").filter({ has: teacher.getByRole("link", { name: /^Team 1,/ }) });
  await expect(tile).toContainText(/timer until \d\d:\d\d/);
  await expect(teacher.locator("[role=timer] + small")).toHaveText(/^until \d\d:\d\d, some until \d\d:\d\d$/);
  await tile.getByRole("link").click();
  await expect(panel).toContainText(/Timer until \d\d:\d\d/);
  await panel.getByRole("button", { name: "Close" }).click();
  await teacher.getByRole("button", { name: "Timer…" }).click();
  await teacher.getByRole("button", { name: "Remove the timer" }).click();
  for (const page of pages) await expect(timer(page)).toHaveCount(0);

  await teacher.getByRole("button", { name: "Set a timer" }).press("Enter");
  const dialog = teacher.getByRole("dialog");
  const plan = dialog.getByLabel("Plan for the lesson");
  for (const [key, minutes, left] of [
    ["45", 14, /^1[34]:/],
    ["60", 21, /^2[01]:/],
  ] as const) {
    await plan.press("ArrowDown");
    await expect(plan).toHaveValue(key);
    await expect(plan).toHaveAccessibleDescription(new RegExp(`Write ${minutes} min`));
    const use = dialog.getByRole("button", { name: /^Use “One lesson of \d+ minutes”$/ });
    await expect(use).toBeEnabled();
    await use.press("Enter");
    for (const page of [teacher, wall, other]) await expect(timer(page)).toHaveText(left);
    await expect(dialog.getByText("The activity now follows the plan.")).toBeVisible();
  }
});

/** Delays the responses to the page's actions until the returned function is called. */
async function holdActions(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const isAction = (url: URL) => url.pathname.startsWith("/teacher/activities/");
  await page.route(isAction, async (route) => {
    if (route.request().method() === "POST") await released;
    await route.fallback();
  });
  return async () => {
    release();
    await page.unroute(isAction);
  };
}

/** Polls until all pages show the same second, since a second may pass between the reads of one try. */
async function expectSameSecond(pages: readonly Page[]): Promise<void> {
  await expect
    .poll(async () => new Set(await Promise.all(pages.map((page) => timer(page).textContent()))).size)
    .toBe(1);
}

/** The end of the page's timer, in seconds since 1970. */
async function endOf(page: Page): Promise<number> {
  const [minutes = NaN, seconds = NaN] = ((await timer(page).textContent()) ?? "").split(":").map(Number);
  return Date.now() / 1_000 + 60 * minutes + seconds;
}

/** Expects the timer's end to be `seconds` after `before`, within five seconds, because reading takes some. */
async function expectGain(page: Page, before: number, seconds: number): Promise<void> {
  await expect.poll(async () => Math.abs((await endOf(page)) - before - seconds)).toBeLessThan(5);
}

test("T10b: the clock warns at five minutes and at one, once each, and for no longer than it is true; says when it is over, and ends nothing by itself; one that is set anew warns anew, and not of minutes that it never had", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const [first] = members(classroom);
  const page = await open(first, "about:blank");
  const time = await installTime(page);
  await page.goto(at(classroom));
  await saved(page);
  await startClock(teacher, 7);
  await expect(timer(page)).toBeVisible();
  const said = page.getByRole("status");
  const seen = besideTimer(page);
  await expect(said.filter({ hasText: "minutes left" })).toHaveCount(0);
  await time.forward(2, 10);
  await expect(said.filter({ hasText: "Less than 5 minutes left." })).toHaveCount(1);
  await expect(seen).toHaveText("Less than 5 minutes left.");
  await time.forward(0, 50);
  await expect(said.filter({ hasText: "Less than 5 minutes left." })).toHaveCount(0);
  await time.forward(3);
  await expect(said.filter({ hasText: "Less than a minute left." })).toHaveCount(1);
  await expect(seen).toHaveText("Less than a minute left.");
  await teacher.getByRole("button", { name: "Add 2 minutes" }).click();
  await expect(timer(page)).toHaveText(/^2:/);
  await expect(seen).toHaveText("left to write");
  await expect(said.filter({ hasText: "Less than a minute left." })).toHaveCount(0);
  await time.forward(4);
  await expect(said.filter({ hasText: "Time is up." })).toHaveCount(1);
  await expect(timer(page)).toHaveText("0:00");
  await harmed(page).fill("still open");
  await saved(page);
  await expect(page.getByRole("button", { name: "Hand in" })).toBeEnabled();
  await startClock(teacher, 18); // the page's time is ahead, so it shows seven minutes and some seconds
  await expect(timer(page)).toHaveText(/^7:/);
  await time.forward(3);
  await expect(said.filter({ hasText: "Less than 5 minutes left." })).toHaveCount(1);
  await teacher.getByRole("button", { name: "Timer…" }).click();
  await teacher.getByRole("button", { name: "Remove the timer" }).click();
  await expect(timer(page)).toHaveCount(0);
  await time.forward(3);
  await startClock(teacher, 21); // the page shows four minutes and some seconds
  await expect(timer(page)).toHaveText(/^4:/);
  await time.forward(0, 2);
  await expect(said.filter({ hasText: "minutes left." })).toHaveCount(0);
});
