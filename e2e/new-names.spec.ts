/** S1: one device can't fill a class: new names have a bound, and the teacher can remove those who joined lately. */
import type { Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { listStudents } from "@/db/queries/students";
import { expect, phone, test, type Room } from "./fixtures";

const names = async (room: Room) => (await listStudents(database(), room.class.id)).map(({ name }) => name);
const inActivity = (room: Room) => new RegExp(`/a/${room.activity.id}`);

async function fillIn(page: Page, room: Room, name: string) {
  await page.goto(`/join/${room.class.code}`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill("4821");
  await page.getByRole("button", { name: "Join" }).click();
}

async function joinAndLeave(page: Page, room: Room, name: string) {
  await fillIn(page, room, name);
  await expect(page).toHaveURL(inActivity(room));
  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await expect(page.getByText("You are signed out")).toBeVisible();
}

test("S1, B1: a browser that has made several new names is told when to try again and who can help, keeps what was typed, and is let in with a name that is there, or later", async ({ classroom, open }) => {
  const room = await classroom({ phase: "setup" });
  const page = await open(null, "/");
  for (const name of ["Zelda", "Mirko", "Nadia", "Oskar"]) await joinAndLeave(page, room, name);
  await fillIn(page, room, "Petra");
  const says = page.getByRole("alert").filter({ hasText: "Several new names were made in this browser" });
  await expect(says).toContainText(/Try again in \d+ (minutes|seconds)\./);
  await expect(says).toContainText("Ms. Okafor can let you in at once");
  await expect(page.getByLabel("Name")).toHaveValue("Petra");
  await expect(page.getByLabel("PIN", { exact: true })).toHaveValue("4821");
  expect(await names(room)).toEqual(["Mirko", "Nadia", "Oskar", "Zelda"]);

  // Another device of the same school is not kept waiting.
  const other = await open(null, "/", phone);
  await fillIn(other, room, "Quinn");
  await expect(other).toHaveURL(inActivity(room));
  // Nor is a name that is there.
  await page.getByLabel("Name").fill("zelda");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(room));
  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await expect(page.getByText("You are signed out")).toBeVisible();

  await pool().query("update throttles set at = at - interval '5 minutes' where starts_with(key, 'names:')");
  await fillIn(page, room, "Petra");
  await expect(page).toHaveURL(inActivity(room));
  expect(await names(room)).toContain("Petra");
});
