import type { Page } from "@playwright/test";

/** Finds texts in the page's header that overlap. */
export function findOverlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [
      ...(document.querySelector("header")?.querySelectorAll("a, button, b, li > span, small") ?? []),
    ].filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
    // Measure visible text only: the area of a touch target may reach under the next line.
    const textOf = (part: Element) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      const hidden = part.querySelector(".vh");
      if (hidden !== null) range.setEndBefore(hidden);
      return range.getBoundingClientRect();
    };
    const boxes = parts
      .filter((part) => !parts.some((other) => other !== part && other.contains(part)))
      .map((part) => ({ part, box: textOf(part) }));
    // A text's box is higher than its letters: the boxes of two close lines overlap by a tenth.
    const meet = (one: DOMRect, two: DOMRect) =>
      Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 &&
      Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 0.15 * Math.min(one.height, two.height);
    return boxes.flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter((two) => meet(one.box, two.box))
        .map((two) => `${one.part.textContent} / ${two.part.textContent}`),
    );
  });
}
