import type { Page } from "@playwright/test";
import { press } from "./screen";

export const inDialog = async (page: Page) => {
  await page.getByRole("dialog").waitFor();
};
export const fromList = (phase: string) => async (page: Page) => {
  await press("Another phase")(page);
  await page.getByRole("dialog").getByRole("button", { name: phase, exact: true }).click();
};
export const choose = (button: RegExp | string, item: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("menuitem", { name: item }).first().click();
  await inDialog(page);
};
export const openCase = (name: RegExp) => async (page: Page) => {
  const link = page.getByRole("link", { name, includeHidden: true });
  // The list is left out where the page is narrow.
  await page.goto((await link.first().getAttribute("href")) ?? "");
};
export const classPage = (classroom: { class: { id: string } }) => `/teacher/classes/${classroom.class.id}`;
