/** Whole-page checks: axe with the rules of WCAG 2.2 A and AA and its best practices, and the sizes of touch targets. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

/** The minified file, which is half as long to parse for a page as `axe.source`. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** One line for each element that breaks a rule. No page here has frames. */
export async function findAxeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly,
      resultTypes: ["violations"],
      preload: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(" ")} ${html.slice(0, 120)}`),
    );
  }, tags);
}

/** Finds targets lower than 44 px, apart from links within a text. For pages on a touch screen. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inText = (element: Element) =>
      element.closest("p, dd, li p, blockquote, figcaption, .vh") !== null && element.matches("a, button");
    const target = (element: Element) =>
      element.matches("input[type=radio], input[type=checkbox]") ? (element.closest("label") ?? element) : element;
    // react-aria-components puts such a button, for screen readers, around popovers.
    const unseen = (element: Element) => element.matches("[tabindex='-1']") && element.textContent === "";
    return [...document.querySelectorAll("a[href], button, input, textarea, select, summary")]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          !inText(element) &&
          !unseen(element),
      )
      .map((element) => ({ element, box: target(element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 0 && box.height < 43.5)
      .map(
        ({ element, box }) =>
          `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 30)}” ${Math.round(box.height)} px`,
      );
  });
}
