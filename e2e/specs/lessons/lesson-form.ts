/** Steps of a teacher through the form of a lesson. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "@/e2e/support/fixtures";

export const isSaved = (page: Page) => page.getByRole("status").filter({ hasText: /^\s*Saved$/ });

/** Copies the lesson that stands first in the list, and opens the copy. @returns its address */
export async function copyLesson(page: Page): Promise<string> {
  await page.goto("/teacher/lessons");
  await page.getByRole("button", { name: "Copy the lesson" }).click();
  await expect(page).toHaveURL(/\/teacher\/lessons\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Shows a part of the form. */
export async function showPart(page: Page, part: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Parts of the form" })
    .getByRole("button", { name: new RegExp(`^${part}`) })
    .click();
  await expect(page.getByRole("heading", { level: 2, name: part })).toBeVisible();
}

/** An item of a list, which is opened if it is closed: "Part 2". */
export async function openItem(within: Page | Locator, name: string): Promise<Locator> {
  const item = within.locator(`details:has(> summary > b:text-is("${name}"))`);
  if ((await item.getAttribute("open")) === null) await item.locator("> summary").click();
  return item;
}

/** Types into fields by their labels. */
export async function fill(within: Page | Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await within.getByLabel(label, { exact: true }).fill(text);
}

/** Writes a text into each field of the part on screen that lacks one, until nothing is to be mended there. */
export async function fillMissing(page: Page, part: string): Promise<void> {
  await showPart(page, part);
  await page.locator("section details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  const unanswered = page.locator('fieldset:has(> div:has-text("Write an answer"))');
  // Faults go once the lesson is saved, so the list stays as it is until then.
  const texts = await unanswered.getByLabel("Text", { exact: true }).evaluateAll((all) => all.map(({ id }) => id));
  for (const id of texts) await page.locator(`[id="${id}"]`).fill("An answer of the worked example.");
  await expect(isSaved(page)).toBeVisible();
  const invalid = page.locator("section [aria-invalid=true]");
  const listIds = () => invalid.evaluateAll((fields) => fields.map(({ id }) => id));
  for (let ids = await listIds(); ids.length > 0; ids = await listIds()) {
    for (const id of ids) {
      const field = page.locator(`[id="${id}"]`);
      const isNumber = (await field.getAttribute("type")) === "number";
      await field.fill(isNumber ? String(Number(await field.inputValue()) + 1) : "A text that was missing.");
    }
    await expect(isSaved(page)).toBeVisible();
  }
}

/** The file that a press downloads. */
export async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return file.path();
}
