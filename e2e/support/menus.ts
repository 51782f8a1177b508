/** Menus of teacher pages. */
import type { Page } from "@playwright/test";

/** Opens the menu of the button `menu`, and chooses an item. */
export async function choose(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Chooses from a student's menu on the class page. */
export const chooseFor = (page: Page, student: string, item: string): Promise<void> =>
  choose(page, `Actions for ${student}`, item);
