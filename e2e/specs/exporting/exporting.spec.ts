import { readFileSync } from "node:fs";
import { makeClass } from "@/db/testing/factories";
import { expect, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { disputeThird, makeReviews } from "@/e2e/support/reviewed-class";
import type { Page } from "@playwright/test";

/** Returns the file that a press on a button or link downloads. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("T14a, T14j: a teacher downloads a table and the whole activity, imports it into another class, is told there that it is imported, and finds its texts and marks", async ({
  open,
}) => {
  const classroom = await makeMidLessonClassroom("results");
  await makeReviews(classroom);
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/export`);
  const votes = await saved(page, () => page.getByRole("link", { name: "Download Votes" }).click());
  expect(votes.name).toBe("Period 3 When Deep Learning Fails Votes.csv");
  expect(votes.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  await expect(page.getByRole("status").filter({ hasText: /Saved: \d+ rows/ })).toBeVisible();
  const whole = await saved(page, () => page.getByRole("link", { name: "Download The whole activity" }).click());

  const other = await makeClass({ name: "Period 4", teacherIds: [classroom.teacher.id] });
  await page.goto(`/teacher/classes/${other.id}`);
  await page.getByRole("link", { name: "Import an activity" }).click();
  const choose = page.getByLabel("Choose the file");
  await choose.setInputFiles({ name: "votes.csv", mimeType: "text/csv", buffer: votes.bytes });
  await expect(
    page.getByRole("alert").filter({ hasText: "This file is not an activity from Crosscase" }),
  ).toBeVisible();
  await choose.setInputFiles({ name: whole.name, mimeType: "application/json", buffer: whole.bytes });
  await expect(page.getByText(/^Crosscase has imported “.*new students?\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Open the activity" }).click();
  await expect(page.getByText(/^Imported on .*come from the imported file\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Review", exact: true }).click();
  await expect(page.getByText("12 of 16").first()).toBeVisible();
  await page.getByRole("link", { name: "Casebook" }).click();
  await expect(page.getByRole("article")).toHaveCount(6);
});

test("T12l: review leads to a table with each student's levels, total and what is missing, and the table is downloaded as CSV", async ({
  open,
}) => {
  const classroom = await makeMidLessonClassroom("vote");
  await makeReviews(classroom);
  await disputeThird(classroom);
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/submissions`);
  await page.getByRole("link", { name: "Levels of the class" }).click();
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} Team`) });
  await expect(row("Amara")).toContainText("12 of 16");
  await expect(row("Amara")).toContainText("Released");
  await expect(row("Chidi")).toContainText("Not released yet");
  await expect(row("Elif")).toContainText("Teachers differ on one criterion");
  await expect(page.getByRole("row").filter({ hasText: "No levels yet" }).first()).toBeVisible();
  const csv = await saved(page, () => page.getByRole("link", { name: "Levels as CSV" }).click());
  expect(csv.bytes.toString()).toMatch(/^\uFEFF"?Student"?,.*\r\n"?Amara"?,/);
  await row("Amara").getByRole("link", { name: "Team 1" }).click();
  await expect(page).toHaveURL(/submissions/);
});

test("T14g, T14h: a teacher chooses a gradebook, checks a likely row, reads whose case is not fully marked or not released, ticks one, and downloads it with the points in it", async ({
  open,
}) => {
  const classroom = await makeMidLessonClassroom("vote");
  await makeReviews(classroom);
  await disputeThird(classroom);
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/export/gradebook`);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") requests.push(request.url());
  });
  const before =
    'Student,ID,Case study (4711),Section\r\n    Points Possible,,16,\r\nAmara,1,,"Period 3, room 2"\r\n"Li, Ben",2,,\r\nNobody,3,,\r\nElif,4,,\r\n';
  const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(before)]);
  await page.getByLabel("Choose your file").setInputFiles({ name: "grades.csv", mimeType: "text/csv", buffer: bytes });
  await expect(page.getByRole("row", { name: /^Li, Ben/ })).toContainText("likely: check it");
  await expect(page.getByRole("row", { name: /^Amara/ })).toContainText("exact");
  await page.getByLabel("Who is Nobody?").selectOption("Chidi");
  await page.getByLabel("Who is Li, Ben?").selectOption("Leave this row as it is");
  await expect(page.getByRole("row", { name: /^Amara/ })).not.toContainText("not released yet");
  await expect(page.getByRole("row", { name: /^Nobody/ })).toContainText("not released yet");
  await expect(page.getByText("One filled-in row is for a student without a released review.")).toBeVisible();
  // Elif's case has two of its four levels, and two teachers differ on one of them.
  const elif = page.getByRole("row", { name: /^Elif/ });
  await expect(elif).toContainText("2 of 4 criteria marked. Teachers differ on one criterion.");
  await expect(page.getByText("One row stays as it is, because the student’s case is not fully marked.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download with 2 cells filled in" })).toBeVisible();
  await elif.getByRole("checkbox", { name: "Fill in 7 anyway for Elif" }).check();
  const filled = await saved(page, () => page.getByRole("button", { name: "Download with 3 cells filled in" }).click());
  expect(filled.name).toBe("grades.csv");
  const after = before
    .replace("Amara,1,,", "Amara,1,12,")
    .replace("Nobody,3,,", "Nobody,3,11,")
    .replace("Elif,4,,", "Elif,4,7,");
  expect(filled.bytes.toString("hex")).toBe(
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(after)]).toString("hex"),
  );
  expect(requests).toEqual([]);
});
