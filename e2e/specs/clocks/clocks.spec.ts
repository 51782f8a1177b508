import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { interceptUpdates } from "@/e2e/support/document-proxy";
import { expect, member, phone, projector, test, type Classroom } from "@/e2e/support/fixtures";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { at, harmed, members, saved } from "@/e2e/specs/writing/write-support";
import { startPause } from "@/lib/rules/clocks/pause";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const expectNoViolations = async (page: Page) => expect(await findAxeViolations(page)).toEqual([]);
const timer = (page: Page) => page.getByRole("timer");
/** What is seen beside it, also below a pause. */
const besideTimer = (page: Page) => page.locator("[role=timer]:visible + span");

async function startClock(teacher: Page, minutes: number): Promise<void> {
  await teacher.getByRole("button", { name: /^(Set a clock|Clock…)$/ }).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel("Minutes from now").fill(String(minutes));
  await dialog.getByRole("button", { name: /^Start/ }).click();
  await expect(dialog).toBeHidden();
}

test("T10, Q23: board, wall and students show the same second of the clock, on a device whose own clock is an hour off too; two minutes more and one fewer reach all of them, those of one team its members alone, as does the extra time of one of them; without a clock nothing is shown", async ({
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
  await expect(teacher.getByRole("button", { name: "Set a clock" })).toBeVisible();
  for (const page of [teacher, wall, student, late]) await expect(timer(page)).toHaveCount(0);
  await startClock(teacher, 12);
  const pages = [teacher, wall, student, late];
  for (const page of pages) await expect(timer(page)).toHaveText(/^1[12]:\d\d$/);
  await expectSameSecond(pages);
  await teacher.getByRole("button", { name: "2 min for all" }).click();
  for (const page of pages) await expect(timer(page)).toHaveText(/^13:\d\d$/);
  await expectSameSecond(pages);
  await expect(teacher.getByText("You gave everyone 2 more minutes.")).toBeVisible();
  await teacher.getByRole("button", { name: "Clock…" }).click();
  await expectNoViolations(teacher);
  const before = await endOf(student);
  await teacher.getByRole("button", { name: "1 minute fewer" }).click();
  for (const page of pages) await expectGain(page, before, -60);
  await expectSameSecond(pages);

  const other = await open(member(classroom, 1), at(classroom));
  await expectGain(other, before, -60);
  await teacher.getByRole("link", { name: /^Team 1,/ }).click();
  const panel = teacher.getByRole("complementary", { name: "Team 1" });
  await panel.getByRole("button", { name: "2 more minutes" }).click();
  for (const page of [student, late]) await expectGain(page, before, 60);
  await expect(teacher.getByText("You gave team 1 2 more minutes.")).toBeVisible();
  await panel.getByRole("button", { name: "1 minute fewer" }).click();
  for (const page of [student, late]) await expectGain(page, before, 0);
  await panel.getByRole("button", { name: "Close" }).click();

  // Of 13 minutes; the largest in the team.
  const table = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  const give = async (name: string, factor: string) => {
    await table.getByRole("button", { name: `Extra time for ${name}` }).click();
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
  await teacher.getByRole("button", { name: "Clock…" }).click();
  await teacher.getByRole("button", { name: "Take the clock away" }).click();
  for (const page of pages) await expect(timer(page)).toHaveCount(0);
});

/** All are read at one moment; a second may turn between the reads of one try. */
async function expectSameSecond(pages: readonly Page[]): Promise<void> {
  await expect
    .poll(async () => new Set(await Promise.all(pages.map((page) => timer(page).textContent()))).size)
    .toBe(1);
}

/** When the page's clock ends, in seconds since 1970. */
async function endOf(page: Page): Promise<number> {
  const [minutes = NaN, seconds = NaN] = ((await timer(page).textContent()) ?? "").split(":").map(Number);
  return Date.now() / 1_000 + 60 * minutes + seconds;
}

/** Of a moment that was read before: to five seconds, as reading takes some. */
async function expectGain(page: Page, before: number, seconds: number): Promise<void> {
  await expect.poll(async () => Math.abs((await endOf(page)) - before - seconds)).toBeLessThan(5);
}

test("T10: the clock warns at five minutes and at one, once each, says when it is over, and ends nothing by itself; one that is set anew warns anew", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  await startClock(teacher, 7);
  const [first] = members(classroom);
  const page = await open(first, at(classroom));
  await page.clock.install();
  await page.reload();
  await expect(timer(page)).toBeVisible();
  const said = page.getByRole("status");
  const seen = besideTimer(page);
  await expect(said.filter({ hasText: "minutes are left" })).toHaveCount(0);
  await page.clock.fastForward("02:10");
  await expect(said.filter({ hasText: "5 minutes are left." })).toHaveCount(1);
  await expect(seen).toHaveText("5 minutes are left.");
  await page.clock.fastForward("01:00");
  await expect(said.filter({ hasText: "5 minutes are left." })).toHaveCount(0);
  await page.clock.fastForward("03:00");
  await expect(said.filter({ hasText: "One minute is left." })).toHaveCount(1);
  await expect(seen).toHaveText("One minute is left.");
  await page.clock.fastForward("02:00");
  await expect(said.filter({ hasText: "Time is up." })).toHaveCount(1);
  await expect(timer(page)).toHaveText("0:00");
  await harmed(page).fill("still open");
  await saved(page);
  await expect(page.getByRole("button", { name: "Hand in" })).toBeEnabled();
  await startClock(teacher, 16); // seven and some on this page, which is ahead
  await expect(timer(page)).toHaveText(/^7:/);
  await page.clock.fastForward("03:00");
  await expect(said.filter({ hasText: "5 minutes are left." })).toHaveCount(1);
});

test("Q19: a pause covers every student's page with the teacher's sentence, keeps what was typed and shows that it is saved, or not yet, and saves it meanwhile; stands the clock still, and gives the page back where it was", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  await startClock(teacher, 12);
  const page = await open(first, "about:blank", phone);
  const updates = await interceptUpdates(page);
  await page.goto(at(classroom));
  const reading = await open(member(classroom, 0, 1), `/a/${classroom.activity.id}/exemplars/bias`);
  await reading.clock.install();
  await reading.reload();
  await saved(page);
  updates.block();
  await harmed(page).pressSequentially("People who");
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByLabel("Your sentence").fill("Look at the board for a moment");
  await expectNoViolations(teacher);
  await teacher.getByRole("dialog").getByRole("button", { name: "Pause screens" }).click();
  const pause = (one: Page) => one.getByRole("dialog", { name: "Eyes up" });
  for (const one of [page, reading]) await expect(pause(one)).toContainText("Look at the board for a moment");
  await expect(pause(page)).toContainText("2 words not sent yet");
  updates.unblock();
  await updates.close(4503);
  await expect(pause(page)).toContainText("Saved");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.type("not typed");
  await expect(pause(page)).toBeVisible();
  await expect(teacher.getByText("Screens are paused")).toBeVisible();
  const standing = await timer(reading).textContent();
  await reading.clock.fastForward("01:00");
  await expect(timer(reading)).toHaveText(standing ?? "");
  await teacher.getByRole("button", { name: "End the pause" }).click();
  for (const one of [page, reading]) await expect(pause(one)).toBeHidden();
  await expect(harmed(page)).toBeFocused();
  await page.keyboard.type(" are not seen");
  await expect(harmed(page)).toHaveValue("People who are not seen");
  await saved(page);
});

test("Q19: a pause that nobody renews ends by itself after ten minutes, and the clock says so", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  await startClock(teacher, 7);
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/glossary`);
  await page.clock.install();
  await page.reload();
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Pause screens" }).click();
  const pause = page.getByRole("dialog", { name: "Eyes up" });
  await page.clock.fastForward("09:00");
  await expect(pause).toBeVisible();
  await expect(besideTimer(page)).toContainText("stands still");
  await page.clock.fastForward("01:10");
  await expect(pause).toBeHidden();
  await expect(timer(page)).toHaveText(/^[56]:/);
  await expect(besideTimer(page)).toHaveText("left to read");
});

test("Q19: eyes up is a banner with the sentence: the student goes on typing", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  await saved(page);
  await harmed(page).pressSequentially("People ");
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByLabel("Your sentence").fill("One question for all");
  await teacher.getByRole("button", { name: "Eyes up, with a banner" }).click();
  await expect(page.getByText("One question for all")).toBeVisible();
  await page.keyboard.type("who");
  await expect(harmed(page)).toHaveValue("People who");
  await saved(page);
  await teacher.getByRole("button", { name: "End eyes up" }).click();
  await expect(page.getByText("One question for all")).toBeHidden();
});

test("Q7, Q19: a page that is paused follows the class all the same; a pause that the teacher renews in its last minute has ten more", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const pause = startPause("pause", "", Date.now() - 9 * 60_000);
  await setActivity(classroom.activity.id, { pause });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`);
  await page.clock.install();
  await page.reload();
  await teacher.getByRole("button", { name: "10 more minutes" }).click();
  await expect(teacher.getByText("You renewed the pause for 10 minutes.")).toBeVisible();
  await page.clock.fastForward("08:00");
  await expect(page.getByRole("dialog", { name: "Eyes up" })).toBeVisible();
  await teacher.getByRole("button", { name: "Start Vote" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Start Vote" }).click();
  await expect(page).toHaveURL(/\/vote$/);
  await expect(page.getByRole("dialog", { name: "Eyes up" })).toBeVisible();
});
