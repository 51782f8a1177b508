import { setActivity } from "@/db/testing/change-rows";
import { makeTickets } from "@/db/testing/student-work";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { castBallots, setPhase } from "@/e2e/support/ballots";
import { expect, phone, projector, student, test } from "@/e2e/support/fixtures";
import type { Classroom } from "@/e2e/support/classroom";
import type { Page } from "@playwright/test";
import { results, storedBallots, teacherPath } from "@/e2e/specs/votes/voting/vote-pages";

const mind = (page: Page) => page.getByLabel("What changed my mind, or why did it not?");
const first = (page: Page) => page.getByLabel("What would I test first in a system that I use?");
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });

async function inResults(classroom: Classroom): Promise<void> {
  await castBallots(classroom);
  await setPhase(classroom, "results");
}

test("S10a, S10c, S10e, Q29a: two lines by keyboard, kept through a reload and without a connection, and sent on return; no classmate and no wall gets them, and the teacher reads them behind a click", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4, matched: true });
  await inResults(classroom);
  const page = await open(student(classroom, 0), results(classroom));
  await page.getByRole("link", { name: "Write your exit ticket" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Your exit ticket" })).toBeInViewport();
  await mind(page).focus();
  await page.keyboard.type("the river that had ice");
  await page.keyboard.press("Tab");
  await page.keyboard.type("the camera of my phone");
  await expect(page.getByText("Press Save when you are done.")).toBeVisible();
  await page.reload();
  await expect(mind(page)).toHaveValue("the river that had ice");
  await expect(first(page)).toHaveValue("the camera of my phone");

  await page.context().setOffline(true);
  await save(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your answers are stored on this device, and Crosscase sends them")).toBeVisible();
  await mind(page).pressSequentially(", again");
  await page.context().setOffline(false);
  await expect(page.getByText("Press Save when you are done.")).toBeVisible();
  await save(page).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect.poll(() => storedBallots(page)).toEqual([]);
  await page.reload();
  await expect(mind(page)).toHaveValue("the river that had ice, again");
  expect(await findAxeViolations(page)).toEqual([]);

  for (const other of [
    await open(student(classroom, 1), results(classroom)),
    await open(classroom.teacher, teacherPath(classroom, "projector"), projector),
    await open(classroom.teacher, teacherPath(classroom, "results")),
  ]) {
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await other.content()).not.toContain("the river that had ice");
  }
  const teacher = await open(classroom.teacher, teacherPath(classroom, "ballots"));
  const tickets = teacher.getByRole("region", { name: "Exit tickets" });
  await expect(tickets.getByText("1 of 8 has written")).toBeVisible();
  await expect(tickets.getByText("not yet")).toHaveCount(7);
  expect(await teacher.content()).not.toContain("the river that had ice");
  await tickets.getByRole("button", { name: "Show the answers" }).click();
  await expect(tickets.getByText("the river that had ice, again")).toBeVisible();
  expect(await findAxeViolations(teacher)).toEqual([]);
  await first(page).fill("a ticket machine");
  await save(page).click();
  await expect(tickets.getByText("a ticket machine")).toBeVisible(); // without a reload
});

test("S10c: a save that is refused loses nothing, on a narrow phone too: the lines stay, through a reload, and are saved once shortened", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4 });
  await inResults(classroom);
  const page = await open(student(classroom, 0), results(classroom), {
    ...phone,
    viewport: { width: 320, height: 640 },
  });
  await mind(page).fill("m".repeat(503));
  await first(page).fill("the speech of my grandmother");
  await save(page).click();
  const refused = page.getByRole("alert").filter({ hasText: "Your answer is 3 characters too long." });
  await expect(refused).toBeVisible();
  await expect(mind(page)).toHaveValue("m".repeat(503));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.reload();
  await expect(first(page)).toHaveValue("the speech of my grandmother");
  await mind(page).fill("shorter");
  await save(page).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
});

test("S10b: once the activity is closed a ticket still changes; once it is archived it is only read", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4 });
  await inResults(classroom);
  await setPhase(classroom, "closed");
  const own = { activityId: classroom.activity.id, studentId: student(classroom, 0).id };
  await makeTickets([{ ...own, mind: "what I wrote", test: "" }]);
  const page = await open(student(classroom, 0), results(classroom));
  await mind(page).fill("what I wrote in the end");
  await save(page).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await setActivity(classroom.activity.id, { archivedAt: new Date() });
  await page.reload();
  await expect(page.getByText("The activity is archived, so you cannot change your answers.")).toBeVisible();
  await expect(page.getByText("what I wrote in the end")).toBeVisible();
  await expect(save(page)).toHaveCount(0);
});
