import type { Page } from "@playwright/test";
import { pageBelow, both, own, press, teacherActivity, type Screen } from "./screen";

type DialogScreen = Pick<Screen, "name" | "scene" | "who" | "at" | "act"> & Partial<Screen>;
export const dialogScreen = (screen: DialogScreen): Screen => ({ sizes: both, isDuplicate: true, ...screen });

export const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();
export const inDialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name }).waitFor();
export const write = pageBelow(own, "write");
export const compare = pageBelow(own, "compare");
export const teams = pageBelow(teacherActivity, "teams");
export const classPage = (classroom: { class: { id: string } }) => `/teacher/classes/${classroom.class.id}`;

export async function openMenu(page: Page, button: string): Promise<void> {
  await press(button)(page);
  await page.getByRole("menu").waitFor();
}
export const choose = (button: string, item: string | RegExp, dialog: string | RegExp) => async (page: Page) => {
  await openMenu(page, button);
  await page.getByRole("menuitem", { name: item }).click();
  await inDialog(page, dialog);
};
