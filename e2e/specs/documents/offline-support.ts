import type { BrowserContext, Page } from "@playwright/test";
import { expectUnsent, kill } from "@/e2e/support/device-copies";
import { expect, type Person, type Classroom } from "@/e2e/support/fixtures";

export const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
export const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
export const offlineLine = (page: Page) => page.getByText(/^Offline: stored on this device/).first();
export const at = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;

/** Types words into the team's worksheet without a connection, and leaves the page, so that they are not sent. */
export async function leaveWords(page: Page, words: string): Promise<void> {
  await expect(harmed(page)).toBeEditable();
  await page.context().setOffline(true);
  await harmed(page).click();
  await page.keyboard.type(words);
  await expect(offlineLine(page)).toContainText("not sent yet");
  await expectUnsent(page);
  await kill(page);
  await page.context().setOffline(false);
}

/** Replaces the session that is signed in here by that person's. */
export async function signInAs(context: BrowserContext, { cookie }: Person): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const [old] = (await context.cookies()).filter((each) => each.name === name);
  if (old === undefined) throw new Error("nobody was signed in");
  await context.addCookies([{ ...old, value }]);
}
