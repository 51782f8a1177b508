/** The Causes exercise of the Learn phase: its terms and places, and placing terms by keyboard and by dragging. */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { Locator, Page } from "@playwright/test";

const lesson = builtInLesson;
export type Mode = string;
/** The modes' names, in the lesson's order. */
export const modeNames = lesson.modes.map(({ name }) => name);

/** The text of the row that a mode belongs to. */
export function causeOf(mode: Mode): string {
  const found = lesson.modes.find(({ name }) => name === mode);
  if (found === undefined) throw new Error(`the lesson has no mode ${mode}`);
  return found.match.cause;
}

export const term = (page: Page, mode: Mode) =>
  page.getByRole("group", { name: "Terms still to place" }).getByRole("button", { name: mode });
export const row = (page: Page, mode: Mode) => page.getByRole("listitem").filter({ hasText: causeOf(mode) });
export const place = (page: Page, mode: Mode) => row(page, mode).getByRole("button");
export const announcement = (page: Page) => page.getByRole("main").getByRole("status");

export async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Picks up the focused term, tabs to its place and drops it there. */
export async function placeByKeyboard(page: Page, mode: Mode): Promise<void> {
  await page.keyboard.press("Space");
  for (
    let tabs = 0;
    tabs < 2 * modeNames.length + 1 &&
    !(await place(page, mode).evaluate((button) => button === document.activeElement));
    tabs++
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

/** Drags the term over `to`, and leaves the mouse button down. */
export async function dragTo(page: Page, mode: Mode, to: Locator): Promise<void> {
  await term(page, mode).scrollIntoViewIfNeeded();
  const [from, there] = [await centre(term(page, mode)), await centre(to)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(there.x, there.y, { steps: 6 });
}
