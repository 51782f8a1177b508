/** Two who write in one field, of whom one will lose the connection. */
import { expect, type Locator, type Page } from "@playwright/test";

type FieldOf = (page: Page) => Locator;
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** "Middle." is stored, and both have it. */
export async function expectMiddleOnBoth(field: FieldOf, page: Page, mate: Page): Promise<void> {
  await expect(field(page)).toBeEditable();
  await field(page).fill("Middle.");
  await saved(page);
  await expect(field(mate)).toHaveValue("Middle.");
}

/** In front of what is there, and stored. */
export async function typeAtStart(field: FieldOf, mate: Page): Promise<void> {
  await field(mate).press("Home");
  await mate.keyboard.type("Meanwhile. ");
  await saved(mate);
}
