/** How a teacher works a page: with a mouse, or with the keys of a keyboard alone. The words of a test are the same for both. */
import { expect, type Locator, type Page } from "@playwright/test";

export interface InputDriver {
  /** A button or a link. */
  press: (target: Locator) => Promise<void>;
  /** One of several that exclude each other. */
  pick: (radio: Locator) => Promise<void>;
  /** From the menu of this button. */
  choose: (button: Locator, item: string | RegExp) => Promise<void>;
  type: (box: Locator, words: string) => Promise<void>;
}

export function mouseDriver(page: Page): InputDriver {
  return {
    press: (target) => target.click(),
    pick: (radio) => radio.check(),
    choose: async (button, item) => {
      await button.click();
      await page.getByRole("menuitem", { name: item }).first().click();
    },
    type: (box, words) => box.fill(words),
  };
}

/** More stops than any of the teacher's pages has with nine students. */
const maxTabStops = 200;

/** Nothing but `page.keyboard`: what can't be reached or worked with it fails the test. */
export function keyboardDriver(page: Page): InputDriver {
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
    press: async (target) => {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    pick: async (radio) => {
      await expect(radio).toBeVisible();
      const group = await radio.getAttribute("name");
      // A group has one stop; the arrows go from one to the next and choose it.
      await walk(
        "Tab",
        () => page.evaluate((name) => document.activeElement?.getAttribute("name") === name, group),
        String(radio),
      );
      await walk("ArrowDown", () => hasFocus(radio), String(radio));
      if (!(await radio.isChecked())) await page.keyboard.press("Space");
      await expect(radio).toBeChecked();
    },
    choose: async (button, item) => {
      await reach(button);
      await page.keyboard.press("Enter");
      const wanted = page.getByRole("menuitem", { name: item }).first();
      await expect(wanted).toBeVisible();
      await walk("ArrowDown", () => hasFocus(wanted), String(wanted));
      await page.keyboard.press("Enter");
    },
    type: async (box, words) => {
      await reach(box);
      await page.keyboard.type(words);
    },
  };
}
