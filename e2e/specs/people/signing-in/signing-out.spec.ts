import { pool } from "@/db/client";
import { countBallots } from "@/e2e/support/ballots";
import { makeActivity } from "@/db/testing/factories";
import { expectUnsent, kill, openPage } from "@/e2e/support/device-copies";
import { expect, member, test } from "@/e2e/support/fixtures";
import { intercept, isAction } from "@/e2e/support/intercept";
import { signOut } from "@/e2e/support/sign-out";
import { at, harmed } from "@/e2e/specs/documents/offline-support";
import type { Page } from "@playwright/test";

test("S1m: signing out clears the device, and Back shows nothing of the one who left", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(student, `/a/${classroom.activity.id}`);
  await expect(page.getByText(student.name, { exact: true })).toBeVisible();
  await page.evaluate(async () => {
    localStorage.setItem("words", "mine");
    document.cookie = "crosscase-theme=dark; path=/; max-age=31536000; samesite=lax";
    sessionStorage.setItem("words", "mine");
    const opening = indexedDB.open("worksheet-of-mine");
    await new Promise((done) => (opening.onsuccess = done));
    opening.result.close();
  });
  await signOut(page);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]),
    )
    .toEqual([0, 0, 0]);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("crosscase-theme");
  await page.goBack();
  await expect(page.getByLabel("What code did your teacher give you?")).toBeVisible();
  await expect(page.getByText(student.name, { exact: true })).toHaveCount(0);
  expect((await pool().query("select 1 from sessions where student_id = $1", [student.id])).rowCount).toBe(0);
});

test("S1n, Q20c: signing out with words not saved yet says so first, and offers to wait", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [one, other] = classroom.teams[0]?.members ?? [];
  if (one === undefined || other === undefined) throw new Error("the room has no team of two");
  const harmed = (of: Page) => of.getByRole("textbox", { name: "Who is harmed?" });
  const [page, mates] = [
    await open(one, `/a/${classroom.activity.id}/write`),
    await open(other, `/a/${classroom.activity.id}/write`),
  ];
  await expect(harmed(page)).toBeEditable();
  await page.context().setOffline(true);
  await harmed(page).fill("Typed without a connection.");
  await signOut(page);
  const dialog = page.getByRole("dialog", { name: "Some text is not saved yet" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(harmed(page)).toHaveValue("Typed without a connection.");
  await signOut(page);
  await dialog.getByRole("button", { name: "Wait, then sign out" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Waiting for the server…");
  await page.context().setOffline(false);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  await expect(harmed(mates)).toHaveValue("Typed without a connection.");
});

test("S1n, Q4c: signing out with a vote that is not sent yet says so first; with one that was only begun it says that this is deleted", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(student, `/a/${classroom.activity.id}/vote`);
  await page.getByRole("radio", { name: /Bias/ }).check();
  await signOut(page);
  const draft = page.getByRole("dialog", { name: "Some of your text has not been sent yet" });
  await draft.getByRole("button", { name: "Cancel" }).click();
  await expect(draft).toHaveCount(0);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  await signOut(page);
  await page.getByRole("dialog").getByRole("button", { name: "Wait, then sign out" }).click();
  await page.context().setOffline(false);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  expect(await countBallots(classroom)).toBe(1);
});

test("S1m: without a connection nobody is signed out by half: it says so, and nothing is taken off the device", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.students[0] ?? null, `/a/${classroom.activity.id}/glossary`);
  const words = `words of ${classroom.students[0]?.id}`; // contains the student's id, because the page removes data whose name has no student's id
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await page.evaluate((name) => localStorage.setItem(name, "mine"), words);
  await page.context().setOffline(true);
  await signOut(page);
  const dialog = page.getByRole("dialog", { name: "The server is not replying" });
  await expect(dialog).toContainText("You are still signed in");
  expect(await page.evaluate((name) => localStorage.getItem(name), words)).toBe("mine");
  await page.context().setOffline(false);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await signOut(page);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
});

test("S1l: the button with the student’s name says the team and the class, and asks before it signs out", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/glossary`);
  await page.getByRole("button", { name: "Amara · team 1 · Period 3 Sign out", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "You are signed in as Amara" });
  await expect(dialog).toContainText("team 1 · Period 3");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await signOut(page);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
});

test("S1n, Q4c, R6: *Wait, then sign out* on the page on which one chooses an activity sends a vote and words that closed pages left", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 1 });
  await makeActivity({ classId: classroom.class.id });
  const [voting, mate] = [
    await open(member(classroom, 0), `/a/${classroom.activity.id}/vote`),
    await open(member(classroom, 0, 1), at(classroom)),
  ];
  const context = voting.context();
  const writing = await openPage(context, at(classroom));
  await expect(harmed(writing)).toBeEditable();
  await voting.getByRole("radio", { name: /Bias/ }).check();
  await context.setOffline(true);
  await voting.getByRole("button", { name: "Cast my vote" }).click();
  await expect(voting.getByText("Not sent yet.")).toBeVisible();
  await harmed(writing).fill("Typed and left.");
  await expectUnsent(writing);
  for (const page of [voting, writing]) await kill(page);
  await context.setOffline(false);

  const page = await context.newPage();
  const requests = await intercept(page, (request) => isAction(request) || request.url().includes("/sync/"), "refused");
  await page.goto("/class");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2);
  await signOut(page);
  const dialog = page.getByRole("dialog", { name: "Some text is not saved yet" });
  await dialog.getByRole("button", { name: "Wait, then sign out" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Waiting for the server…");
  await requests.release();
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  expect(await countBallots(classroom)).toBe(1);
  await expect(harmed(mate)).toHaveValue("Typed and left.");
});
