import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { interceptUpdates } from "@/e2e/support/document-proxy";
import { expect, member, phone, test } from "@/e2e/support/fixtures";
import { at, harmed, members, saved } from "@/e2e/specs/cases/writing/write-support";
import { startPause } from "@/lib/activity/rules/pause";
import { besideTimer, board, expectNoViolations, installTime, startClock, timer } from "./clock-support";

test("Q19d, T10c: a pause, sent by Enter in its sentence, covers every student's page with the teacher's sentence, keeps what was typed and shows that it is saved, or not yet, and saves it meanwhile; stands the clock still, which the teacher still changes, and gives the page back where it was; the next pause begins without the sentence", async ({
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
  const reading = await open(member(classroom, 0, 1), "about:blank");
  const time = await installTime(reading);
  await reading.goto(`/a/${classroom.activity.id}/exemplars/bias`);
  await saved(page);
  updates.block();
  await harmed(page).pressSequentially("People who");
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByLabel("Your sentence").fill("Look at the board for a moment");
  await expectNoViolations(teacher);
  await teacher.getByLabel("Your sentence").press("Enter");
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
  await time.forward(1);
  await expect(timer(reading)).toHaveText(standing ?? "");
  await teacher.getByRole("button", { name: "Add 2 minutes" }).click();
  await expect(timer(reading)).toHaveText(/^1[34]:/);
  await startClock(teacher, 12);
  await expect(timer(reading)).toHaveText("12:00");
  await teacher.getByRole("button", { name: "End pause" }).click();
  for (const one of [page, reading]) await expect(pause(one)).toBeHidden();
  await expect(harmed(page)).toBeFocused();
  await page.keyboard.type(" are not seen");
  await expect(harmed(page)).toHaveValue("People who are not seen");
  await saved(page);
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await expect(teacher.getByLabel("Your sentence")).toHaveValue("");
});

test("Q19d: a pause that nobody renews ends by itself after ten minutes, and the clock says so", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  await startClock(teacher, 7);
  const page = await open(member(classroom, 0), "about:blank");
  const time = await installTime(page);
  await page.goto(`/a/${classroom.activity.id}/glossary`);
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Pause screens" }).click();
  const pause = page.getByRole("dialog", { name: "Eyes up" });
  await expect(pause).toBeVisible();
  await time.forward(9);
  await expect(pause).toBeVisible();
  await expect(besideTimer(page)).toContainText("paused");
  await time.forward(1, 10);
  await expect(pause).toBeHidden();
  await expect(timer(page)).toHaveText(/^[56]:/);
  await expect(besideTimer(page)).toHaveText("left to read");
});

test("Q19e: eyes up is a banner with the sentence: the student goes on typing", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  await saved(page);
  await harmed(page).pressSequentially("People ");
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByLabel("Your sentence").fill("One question for all");
  await teacher.getByRole("button", { name: "Show a banner only" }).click();
  await expect(page.getByText("One question for all")).toBeVisible();
  await page.keyboard.type("who");
  await expect(harmed(page)).toHaveValue("People who");
  await saved(page);
  await teacher.getByRole("button", { name: "End eyes up" }).click();
  await expect(page.getByText("One question for all")).toBeHidden();
});

test("T8b, Q7a, Q19d: a page that is paused says who paused it, and follows the class all the same; a pause that the teacher renews in its last minute has ten more; a clock for a phase that another page has left is refused", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const pause = startPause({ kind: "pause", sentence: "", by: "Mr. Lind" }, Date.now() - 9 * 60_000);
  await setActivity(classroom.activity.id, { pause });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(member(classroom, 0), "about:blank");
  const time = await installTime(page);
  await page.goto(`/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("dialog", { name: "Eyes up" })).toContainText("Mr. Lind has paused the screens.");
  await teacher.getByRole("button", { name: "10 more minutes" }).click();
  await expect(teacher.getByText("You extended the pause for 10 more minutes.")).toBeVisible();
  await time.forward(8);
  await expect(page.getByRole("dialog", { name: "Eyes up" })).toBeVisible();
  await teacher.getByRole("button", { name: "Start Vote" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Start Vote" }).click();
  await expect(page).toHaveURL(/\/vote$/);
  await expect(page.getByRole("dialog", { name: "Eyes up" })).toBeVisible();

  await teacher.getByRole("button", { name: "End pause" }).click();
  await teacher.getByRole("button", { name: "Set a timer" }).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel("Minutes from now").fill("20");
  const beside = await open(classroom.teacher, board(classroom));
  await beside.getByRole("button", { name: "Reveal the results" }).click();
  await beside.getByRole("dialog").getByRole("button", { name: "Reveal the results" }).click();
  await expect(beside.getByRole("dialog")).toBeHidden();
  await dialog.getByRole("button", { name: "Set the timer to 20 minutes" }).click();
  await expect(dialog.getByText("Another teacher has moved the class to the Results phase.")).toBeVisible();
  await expect(timer(beside)).toHaveCount(0);
});
