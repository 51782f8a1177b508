/** Steps for two students who type in one field, one of whom will lose the connection. */
import { expect, type Locator, type Page } from "@playwright/test";

type FieldOf = (page: Page) => Locator;
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Types "Middle.", and waits until it is stored and both show it. */
export async function expectMiddleOnBoth(field: FieldOf, page: Page, mate: Page): Promise<void> {
  await expect(field(page)).toBeEditable();
  await field(page).fill("Middle.");
  await saved(page);
  await expect(field(mate)).toHaveValue("Middle.");
}

/** Types in front of the text, and waits until it is stored. */
export async function typeAtStart(field: FieldOf, mate: Page): Promise<void> {
  await field(mate).press("Home");
  await mate.keyboard.type("Meanwhile. ");
  await saved(mate);
}
