import type { Page } from "@playwright/test";
import { expect, phone, test } from "@/e2e/support/fixtures";
import { signOut } from "@/e2e/support/sign-out";
import { first } from "./learn-support";

const weak = (page: Page) => page.getByRole("article").filter({ hasText: "A weak example to improve" });
/** The keys of the student's texts on the device. */
const storedKeys = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/practice/")));

test("S12a, S12b: a student improves a weak example with the keyboard, finds the text after a reload, reads the remark with its criterion beside the strong example, and leaves nothing on the device", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), `/a/${classroom.activity.id}/exemplars/brittleness`);
  const example = weak(page);
  await expect(example).toContainText("The bus in bad weather");
  await expect(example).toContainText("Only this device stores your text, until you sign out.");
  const field = example.getByRole("textbox", { name: "Your better version Who is harmed?" });
  await expect(field).toHaveAccessibleDescription("Aim for 60 to 150 words.");
  await field.focus();
  await page.keyboard.type("Ada, who rides it to school each day.");
  await page.keyboard.press("Tab");
  const show = example.getByRole("button", { name: "Show the remark Who is harmed?" });
  await expect(show).toBeFocused();
  await expect(example.getByRole("note")).toHaveCount(0);
  await page.keyboard.press("Enter");
  const part = example.getByRole("region", { name: "Who is harmed?" });
  await expect(part.getByRole("note")).toContainText("Criterion: Shows who is harmed");
  await expect(part.getByRole("note")).toContainText("Two groups are a good beginning.");
  await expect(part).toContainText("The same part of the strong example");
  await expect(example.getByRole("note")).toHaveCount(1);
  await page.reload();
  await expect(field).toHaveValue("Ada, who rides it to school each day.");
  expect(await storedKeys(page)).toHaveLength(1);
  await signOut(page);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  expect(await storedKeys(page)).toEqual([]);
});

test("S12a: a student without a team is led to a weak example from the waiting screen, also on a phone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1 });
  const waiting = classroom.students.at(-1) ?? first(classroom);
  const page = await open(waiting, `/a/${classroom.activity.id}/write`, phone);
  await page.getByRole("link", { name: "Improve a weak example: Brittleness" }).click();
  await expect(weak(page).getByRole("heading", { level: 2 })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("S12a: a lesson without weak examples shows the worked example alone", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 1, contentId: "when-deep-learning-fails" });
  const page = await open(first(classroom), `/a/${classroom.activity.id}/exemplars/brittleness`);
  await expect(page.getByRole("heading", { name: "All worked examples" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("S12c: the teacher reads the weak examples with their remarks in the whole lesson, and has no field to write in", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({});
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/lesson`);
  const example = weak(page).filter({ hasText: "The bus in bad weather" });
  await expect(example.getByRole("note")).toHaveCount(4);
  await expect(example).toContainText("Criterion: Prevention is a test someone could run");
  await expect(weak(page)).toHaveCount(4);
  await expect(page.getByRole("textbox")).toHaveCount(0);
});
