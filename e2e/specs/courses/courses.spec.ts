/** Opens Crosscase from a course of a learning platform in a browser: our server, and a platform on another site, which frames our pages (T19). */
import type { Page } from "@playwright/test";
import { pool } from "@/db/client";
import { makeSubmission, makeTeam } from "@/db/testing/factories";
import { expect, serveTests, test as base } from "@/e2e/support/fixtures";
import { markCase, editorOf } from "@/e2e/support/reviewed-class";
import { findScreenFaults } from "@/e2e/support/screen-faults";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { givePassword } from "@/lib/features/courses/testing/linked-class";
import { release } from "@/lib/features/cases/reviewing/reviews";

const test = base.extend<object, { platform: TestPlatform }>({
  platform: [
    async ({}, give) => {
      const platform = await TestPlatform.start();
      await give(platform);
      await platform.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ platform }, give) =>
      serveTests(platform.settings(), async (server) => {
        platform.allow(server.origin);
        await give(server);
      }),
    { scope: "worker", timeout: 300_000 },
  ],
});

/** Returns the window that a press opens. */
async function openedBy(page: Page, press: () => Promise<void>): Promise<Page> {
  const opening = page.context().waitForEvent("page");
  await press();
  return opening;
}

/** Checks a page on a laptop in the light theme and on a phone in the dark one. The page stays a phone's. */
const expectNoFaults = async (page: Page) =>
  expect.soft(await findScreenFaults(page, { sizes: ["laptop", "phone"] }), page.url()).toEqual([]);

test("T19d, T19e, T19f, T19i, T19j, Q33b, Q33c: a teacher adds a link to a course and links the account once, a student comes in by it under a name, the course’s students are taken over and come in without one, and released marks go back", async ({
  makeClassroom,
  open,
  platform,
}) => {
  const room = await makeClassroom({ phase: "compare" });
  const password = await givePassword(room.teacher.id);
  platform.add({ sub: "maria", name: "Maria Lopes", role: "Instructor" });
  platform.add({ sub: "ines", name: "Inês Duarte", role: "Learner" });
  platform.add({ sub: "malik", name: "Malik Stone", role: "Learner" });
  const courseOf = (sub: string) => `${platform.issuer}/course?as=${sub}`;

  const course = await open(room.teacher, courseOf("maria"));
  await course.getByRole("button", { name: "Add a link" }).click();
  const frame = course.frameLocator("iframe[name=tool]");
  const chosen = await openedBy(course, () => frame.getByRole("button", { name: "Open Crosscase" }).click());
  await expect(chosen.getByRole("heading", { name: "Link your account" })).toBeVisible();
  await expect(
    chosen.getByText("This is the first time that you have opened Crosscase from Larch Moodle as Maria Lopes"),
  ).toBeVisible();
  await chosen.getByLabel("Your password for Crosscase").fill("a guess");
  await chosen.getByRole("button", { name: "Link the two accounts" }).click();
  await expect(
    chosen.getByText("That is not your password for Crosscase, so your account is not linked."),
  ).toBeVisible();
  await expectNoFaults(chosen);
  await chosen.getByLabel("Your password for Crosscase").fill(password);
  await chosen.getByRole("button", { name: "Link the two accounts" }).click();
  await expect(chosen.getByRole("heading", { name: "Choose an activity" })).toBeVisible();
  await expectNoFaults(chosen);
  await chosen.getByRole("button", { name: "Use this activity" }).click();
  await expect(frame.getByRole("heading", { name: "Added:" })).toBeVisible();
  await expect(chosen.getByRole("heading", { name: "Link added" })).toBeVisible();
  const [link] = platform.links;
  expect(link?.points).toBe(16);

  const comeIn = async (sub: string) => {
    const page = await open(null, courseOf(sub));
    return openedBy(page, () => page.getByRole("button", { name: link?.title ?? "" }).click());
  };
  const ines = await comeIn("ines");
  await expect(ines.getByLabel("Name")).toHaveValue("Inês Duarte");
  await expectNoFaults(ines);
  await ines.getByRole("button", { name: "Join" }).click();
  await ines.waitForURL(new RegExp(`/a/${room.activity.id}`));

  const page = await open(room.teacher, `/teacher/classes/${room.class.id}/roster`);
  await page.getByRole("button", { name: "Students of Biology 9 in Larch Moodle" }).click();
  await expect(page.getByText("Malik Stone", { exact: true })).toBeVisible();
  // Only one student's account will be linked, because Inês has linked hers herself.
  await expect(page.getByText(/Can open Crosscase from the course without a PIN\./)).toHaveCount(1);
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Import the list" }).click();
  await expect(page.getByText("Imported: one student added")).toBeVisible();
  const malik = await comeIn("malik");
  await malik.waitForURL(new RegExp(`/a/${room.activity.id}`));

  const { rows } = await pool().query<{ id: string }>("select id from students where class_id = $1 and name = $2", [
    room.class.id,
    "Malik Stone",
  ]);
  const studentId = rows[0]?.id ?? "";
  const team = await makeTeam({ activityId: room.activity.id, number: 90, memberIds: [studentId] });
  const { id: submissionId } = await makeSubmission({ activityId: room.activity.id, team, studentId });
  const editor = await editorOf(room);
  await markCase(editor, submissionId, { harm: 3, response: 4 });
  await page.goto(`/teacher/activities/${room.activity.id}/export`);
  await page.getByRole("link", { name: "Preview the totals" }).click();
  const row = page.getByRole("row").filter({ hasText: "Malik Stone" });
  await expect(row).toContainText("the review is not released");
  await release(editor, { submissionIds: [submissionId], released: true });
  await page.reload();
  await expect(row).toContainText("7 of 16");
  await expect(row).toContainText("will be sent as not fully marked (2 of 4 criteria marked)");
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Send totals to the course" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sent the total of one student." })).toBeVisible();
  expect(platform.services.scores).toEqual([
    { link: link?.id, userId: "malik", scoreGiven: 7, scoreMaximum: 16, gradingProgress: "PendingManual" },
  ]);

  await page.goto("/teacher/account");
  await expect(page.getByText("Larch Moodle, linked since")).toBeVisible();
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Unlink the Larch Moodle account" }).click();
  await expect(page.getByText("You have no linked Larch Moodle account.")).toBeVisible();
  await expect(page.getByText("is not set up on this server")).toHaveCount(0);
  await expectNoFaults(page);

  const refused = await open(null, `${platform.issuer}/course?as=nobody`);
  const told = await openedBy(refused, () => refused.getByRole("button", { name: link?.title ?? "" }).click());
  await expect(told.getByRole("alert").filter({ hasText: "did not say who you are" })).toBeVisible();
  await expectNoFaults(told);
});
