/** Operates a page by mouse or by keyboard alone, so that one test runs with both. */
import { expect, type Locator, type Page } from "@playwright/test";

export interface InputDriver {
  /** A button or a link. */
  press: (target: Locator) => Promise<void>;
  /** A radio button. */
  pick: (radio: Locator) => Promise<void>;
  /** An item of this button's menu. */
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

/** More tab stops than any of the teacher's pages has with nine students. */
const maxTabStops = 200;

/** Uses `page.keyboard` alone: a control that it can't reach or operate fails the test. */
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
      // A radio group has one tab stop; the arrow keys move within it and check.
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
