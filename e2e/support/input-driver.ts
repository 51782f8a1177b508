/** Operates a page by touch or by keyboard alone, so that one test runs with both. */
import { expect, type Locator, type Page } from "@playwright/test";
import { holdByFinger } from "./finger";

export interface InputDriver {
  /** A button or a link. */
  press: (target: Locator) => Promise<void>;
  /** What `grip` holds, to where `onto` is, or, by keys, to the button `place` that stands there meanwhile. */
  drag: (grip: Locator, onto: Locator, place: Locator) => Promise<void>;
  /** An item of this button's menu. */
  choose: (button: Locator, item: string | RegExp) => Promise<void>;
  type: (box: Locator, words: string) => Promise<void>;
}

export function touchDriver(page: Page): InputDriver {
  return {
    press: (target) => target.tap(),
    drag: async (grip, onto) => {
      const lift = await holdByFinger(page, grip, onto);
      await lift();
    },
    choose: async (button, item) => {
      await button.tap();
      await page.getByRole("menuitem", { name: item }).first().tap();
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
      // As a tap waits for it: what was pressed before has its answer.
      await expect(target).not.toHaveAttribute("aria-disabled", "true");
      await page.keyboard.press("Enter");
    },
    drag: async (grip, _onto, place) => {
      await reach(grip);
      await page.keyboard.press("Enter");
      await reach(place);
      await page.keyboard.press("Enter");
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
