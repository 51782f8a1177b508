/** One device can't fill a class: the number of new names is limited, and the teacher can remove students who joined lately (S1). */
import type { Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { listStudents } from "@/lib/features/people/classes/queries/students";
import { makeStudent } from "@/db/testing/factories";
import { expect, phone, test, type Classroom } from "@/e2e/support/fixtures";
import { signOut } from "@/e2e/support/sign-out";

const names = async (classroom: Classroom) =>
  (await listStudents(database(), classroom.class.id)).map(({ name }) => name);
const inActivity = (classroom: Classroom) => new RegExp(`/a/${classroom.activity.id}`);

async function fillIn(page: Page, classroom: Classroom, name: string) {
  await page.goto(`/join/${classroom.class.code}`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill("4821");
  await page.getByRole("button", { name: "Join" }).click();
}

async function joinAndLeave(page: Page, classroom: Classroom, name: string) {
  await fillIn(page, classroom, name);
  await expect(page).toHaveURL(inActivity(classroom));
  await signOut(page);
  await expect(page.getByText("You are signed out")).toBeVisible();
}

test("S1u, B1a, B1b: a browser that has made several new names is told when to try again and who can help, keeps what was typed, and is let in with a name that is there, or later", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup" });
  const page = await open(null, "/");
  for (const name of ["Zelda", "Mirko", "Nadia", "Oskar"]) await joinAndLeave(page, classroom, name);
  await fillIn(page, classroom, "Petra");
  const says = page.getByRole("alert").filter({ hasText: "Several new students joined from this browser" });
  await expect(says).toContainText(/Try again in \d+ (minutes|seconds)\./);
  await expect(says).toContainText("Ms. Okafor can also add your name");
  await expect(page.getByLabel("Name")).toHaveValue("Petra");
  await expect(page.getByLabel("PIN", { exact: true })).toHaveValue("4821");
  expect(await names(classroom)).toEqual(["Mirko", "Nadia", "Oskar", "Zelda"]);

  // Another device of the same school does not have to wait.
  const other = await open(null, "/", phone);
  await fillIn(other, classroom, "Quinn");
  await expect(other).toHaveURL(inActivity(classroom));
  // Nor does a name that is in the class already.
  await page.getByLabel("Name").fill("zelda");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
  await signOut(page);
  await expect(page.getByText("You are signed out")).toBeVisible();

  await pool().query("update throttles set at = at - interval '5 minutes' where starts_with(key, 'names:')");
  await fillIn(page, classroom, "Petra");
  await expect(page).toHaveURL(inActivity(classroom));
  expect(await names(classroom)).toContain("Petra");
});

/** Makes students as if they had just joined by the form, from one address. */
async function joinMany(classroom: Classroom, names: readonly string[]) {
  for (const name of names)
    await makeStudent({
      classId: classroom.class.id,
      activityId: classroom.activity.id,
      name,
      joinedFrom: "one address",
    });
}

test("S1v, T8d: the teacher hears of many new names on the board, removes those who joined lately, and takes that back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, withoutTeam: 1, matched: true });
  await pool().query("update students set created_at = now() - interval '3 hours' where class_id = $1", [
    classroom.class.id,
  ]);
  await pool().query("update teams set created_at = now() - interval '2 hours' where activity_id = $1", [
    classroom.activity.id,
  ]);
  const board = `/teacher/activities/${classroom.activity.id}`;
  const teacher = await open(classroom.teacher, board);
  await expect(teacher.getByRole("heading", { level: 1, name: "Vote" })).toBeVisible();
  await expect(teacher.getByText("students joined within 5 minutes")).toHaveCount(0);

  const spam = Array.from({ length: 9 }, (_, n) => `Spam ${n}`);
  await joinMany(classroom, spam);
  // One more joins by the form, so that a browser is signed in and the board is invalidated.
  const device = await open(null, "/", phone);
  await fillIn(device, classroom, "Zelda");
  await expect(device).toHaveURL(inActivity(classroom));
  const alarm = teacher
    .getByRole("status")
    .filter({ hasText: "10 students joined within 5 minutes, 9 from one network." });
  await expect(alarm).toBeVisible();
  await alarm.getByRole("link", { name: "Remove students who have just joined…" }).click();

  await expect(teacher.getByRole("heading", { level: 1, name: "Remove students who have just joined" })).toBeVisible();
  await expect(teacher.getByText("10 new students, 10 ticked.")).toBeVisible();
  await teacher.getByRole("checkbox", { name: /^Spam 3/ }).uncheck();
  await expect(teacher.getByText("10 new students, 9 ticked.")).toBeVisible();
  await teacher.getByRole("button", { name: "Remove 9 students…" }).click();
  const dialog = teacher.getByRole("dialog", { name: "Remove 9 students?" });
  await expect(dialog).toContainText("Spam 4");
  await expect(dialog).toContainText("Zelda");
  await expect(dialog).not.toContainText("Spam 3");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await names(classroom)).toHaveLength(15);
  await teacher.getByRole("button", { name: "Remove 9 students…" }).click();
  await dialog.getByRole("button", { name: "Remove 9 students" }).click();
  await expect(teacher.getByText("You have removed 9 students, who are now signed out.")).toBeVisible();
  await expect(teacher.getByText("One new student, 0 ticked.")).toBeVisible(); // Spam 3 stays unticked
  expect(await names(classroom)).toHaveLength(6);
  await expect(device).not.toHaveURL(inActivity(classroom)); // signed out at once

  await teacher.goto(board);
  await expect(teacher.getByText("students joined within 5 minutes")).toHaveCount(0);
  await teacher.getByRole("button", { name: "Undo: You removed 9 new students from the class." }).click();
  await expect(teacher.getByRole("dialog")).toContainText("9 students are in the class again.");
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(teacher.getByText("Undone: You removed 9 new students from the class.")).toBeVisible();
  expect(await names(classroom)).toHaveLength(15);
  await expect(alarm).toBeVisible();
});
