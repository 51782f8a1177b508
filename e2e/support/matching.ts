/** The matching of Learn as a student meets it: terms, places, and the ways to bring one to the other. */
import type { Locator, Page } from "@playwright/test";

const causes = {
  Hallucination: /trained to continue a text/,
  "Adversarial examples": /relies on patterns people don’t notice/,
  Bias: /are unfair or leave people out/,
  Brittleness: /differs, sometimes only slightly, from its training data/,
};
export type Mode = keyof typeof causes;
export const modeNames = ["Brittleness", "Bias", "Hallucination", "Adversarial examples"] as const;

export const term = (page: Page, mode: Mode) =>
  page.getByRole("group", { name: "Terms still to place" }).getByRole("button", { name: mode });
export const row = (page: Page, mode: Mode) => page.getByRole("listitem").filter({ hasText: causes[mode] });
export const place = (page: Page, mode: Mode) => row(page, mode).getByRole("button");
export const announcement = (page: Page) => page.getByRole("main").getByRole("status");

export async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** With the term in focus: picks it up, walks to its place, puts it there. */
export async function placeByKeyboard(page: Page, mode: Mode): Promise<void> {
  await page.keyboard.press("Space");
  for (
    let tabs = 0;
    tabs < 9 && !(await place(page, mode).evaluate((button) => button === document.activeElement));
    tabs++
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

/** Leaves the mouse button down over `to`. */
export async function dragTo(page: Page, mode: Mode, to: Locator): Promise<void> {
  await term(page, mode).scrollIntoViewIfNeeded();
  const [from, there] = [await centre(term(page, mode)), await centre(to)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(there.x, there.y, { steps: 6 });
}
