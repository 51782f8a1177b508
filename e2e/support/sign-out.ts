/** Signing out as a student. */
import type { Locator, Page } from "@playwright/test";

/** The button with the student's name, in the header of every student page. */
export const signedIn = (page: Page): Locator => page.getByRole("button", { name: /Sign out$/ });

/** Presses the button, and confirms. */
export async function signOut(page: Page): Promise<void> {
  await signedIn(page).click();
  await page
    .getByRole("dialog", { name: /^You are signed in as/ })
    .getByRole("button", { name: "Sign out", exact: true })
    .click();
}
