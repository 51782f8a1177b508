/** Operates a page by keyboard alone. */
import { expect, type Locator, type Page } from "@playwright/test";

export type KeyboardDriver = ReturnType<typeof keyboardDriver>;

/** More tab stops than any of the teacher's pages has with nine students. */
const maxTabStops = 200;

/** Uses `page.keyboard` alone: a control that it can't reach or operate fails the test. */
export function keyboardDriver(page: Page) {
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  const walk = async (key: string, until: () => Promise<boolean>, to: string) => {
    for (let n = 0; n < maxTabStops; n++) {
      if (await until()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${to} can’t be reached with ${key}`);
  };
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible();
    await walk("Tab", () => hasFocus(target), String(target));
  };
  return {
    /** Presses a button or a link. */
    press: async (target: Locator) => {
      await reach(target);
      // Wait as Playwright's click does: the button is disabled until an earlier press is answered.
      await expect(target).not.toHaveAttribute("aria-disabled", "true");
      await page.keyboard.press("Enter");
    },
    /** Picks up by `grip`, and drops on the button `place`, which is shown while something is picked up. */
    drag: async (grip: Locator, place: Locator) => {
      await reach(grip);
      await page.keyboard.press("Enter");
      await reach(place);
      await page.keyboard.press("Enter");
    },
    /** Chooses an item of this button's menu. */
    choose: async (button: Locator, item: string | RegExp) => {
      await reach(button);
      await page.keyboard.press("Enter");
      const wanted = page.getByRole("menuitem", { name: item }).first();
      await expect(wanted).toBeVisible();
      await walk("ArrowDown", () => hasFocus(wanted), String(wanted));
      await page.keyboard.press("Enter");
    },
    type: async (box: Locator, words: string) => {
      await reach(box);
      await page.keyboard.type(words);
    },
  };
}
