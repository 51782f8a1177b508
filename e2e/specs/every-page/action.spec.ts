/** Tests the hook that runs actions (`components/actions/use-action.ts`) on the teacher's board and the page of a class. */
import type { Page } from "@playwright/test";
import { expect, test, type Classroom } from "@/e2e/support/fixtures";
import { intercept, isAction, isRefresh } from "@/e2e/support/intercept";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const tray = (page: Page) => page.getByRole("region", { name: "Without a team" });
const placing = (page: Page, name: string) =>
  tray(page).getByRole("button", { name: new RegExp(`^Place ${name} with`) });
const busy = (page: Page, name: string) => expect(placing(page, name)).toHaveAttribute("aria-disabled", "true");

test("B1h, T3b: two clicks in one turn send an action once, and its item stays busy until the page shows what was done", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 2 });
  const page = await open(classroom.teacher, board(classroom));
  const name = classroom.students.at(-1)?.name ?? "";
  const actions = await intercept(page, isAction, "sent");
  const refreshes = await intercept(page, isRefresh, "held");
  await placing(page, name).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect.poll(refreshes.sent).toBeGreaterThan(0);
  await busy(page, name);
  await placing(page, name).evaluate((button: HTMLElement) => button.click());
  await refreshes.release();
  await expect(placing(page, name)).toHaveCount(0);
  await expect(page.getByText(new RegExp(`^${name} is now in team`))).toBeAttached();
  expect(actions.sent()).toBe(1);
});

test("B1h, T3b: items of a list are busy one by one", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 3 });
  const page = await open(classroom.teacher, board(classroom));
  const [first = "", second = "", third = ""] = classroom.students.slice(-3).map((student) => student.name);
  const actions = await intercept(page, isAction, "held");
  await placing(page, first).click();
  await busy(page, first);
  await expect(placing(page, second)).not.toHaveAttribute("aria-disabled", "true");
  await placing(page, second).click();
  await busy(page, second);
  await actions.release();
  for (const name of [first, second]) await expect(placing(page, name)).toHaveCount(0);
  await expect(placing(page, third)).not.toHaveAttribute("aria-disabled", "true");
  expect(actions.sent()).toBe(2);
});

test("B1f: without an answer an action shows a sentence and asks for no refresh; the next answer removes it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const page = await open(classroom.teacher, board(classroom));
  const name = classroom.students.at(-1)?.name ?? "";
  const actions = await intercept(page, isAction, "refused");
  const refreshes = await intercept(page, isRefresh, "sent");
  await placing(page, name).click();
  const sentence = page
    .getByRole("alert")
    .filter({ hasText: "The server did not reply. Check the connection and try again." });
  await expect(sentence).toBeVisible();
  await expect(placing(page, name)).not.toHaveAttribute("aria-disabled", "true");
  expect(refreshes.sent()).toBe(0);
  await actions.release();
  await placing(page, name).click();
  await expect(placing(page, name)).toHaveCount(0);
  await expect(sentence).toHaveCount(0);
});

test("B1h, T15t: an action that leads to another page is followed, and sent once", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({});
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  const actions = await intercept(page, isAction, "held");
  await page.getByRole("button", { name: "New activity" }).click();
  const dialog = page.getByRole("dialog", { name: "Make another activity?" });
  await dialog.getByRole("textbox", { name: "Name of the activity" }).fill("Second week");
  await dialog.getByRole("textbox", { name: "Name of the activity" }).press("Enter");
  const create = dialog.getByRole("button", { name: "Make the activity" });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("textbox", { name: "Name of the activity" }).press("Enter");
  await actions.release();
  await expect(page).toHaveURL(/\/teacher\/activities\/(?!.*classes)/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(actions.sent()).toBe(1);
});
