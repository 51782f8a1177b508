import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Ben types in a new line. His name label covers neither the text above nor his own, fades, and stays inside the field when his line is full. */
export async function expectNameBetweenLines(field: Locator, b: Page): Promise<void> {
  const label = field.locator("xpath=..").getByText("Ben", { exact: true });
  await b.keyboard.press("Enter");
  await b.keyboard.type("p");
  await expect(field).toHaveValue(/\np$/);
  // The text may arrive before the position of Ben's caret, which moves his name.
  await expect(async () => {
    const { above, below } = await label.evaluate(measureGaps);
    expect(above, "from the ink above to the name").toBeGreaterThan(-1);
    expect(below, "from the name to the ink below").toBeGreaterThan(-1);
  }).toPass({ timeout: 10_000 });
  expect(
    await label.evaluate((name) =>
      name.getAnimations().map((fading) => (fading.finish(), getComputedStyle(name).opacity)),
    ),
  ).toEqual(["0"]);
  const letters = await field.evaluate((area) => {
    const canvas = document.createElement("canvas").getContext("2d");
    if (canvas === null) throw new Error("nothing to measure with");
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(area);
    canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return Math.floor(area.clientWidth / canvas.measureText("m").width);
  });
  await b.keyboard.press("Enter");
  await b.keyboard.insertText("m".repeat(letters));
  await expect(field).toHaveValue(/m$/);
  await expect(label).toHaveAttribute("data-other-side");
  const [name, area] = [await label.boundingBox(), await field.boundingBox()];
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual((area?.x ?? 0) + (area?.width ?? 0) + 1);
}

/** Runs in the page. Measures, in px, the distances of the name from the ink of the lines above and below. */
function measureGaps(name: Element): { above: number; below: number } {
  const copy = name.parentElement?.parentElement;
  const canvas = document.createElement("canvas").getContext("2d");
  if (copy == null || canvas === null) throw new Error("the name stands in no text");
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(copy);
  canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const ink = canvas.measureText("pH");
  // Find the lines above and below the name by the tops of their boxes.
  const range = document.createRange();
  range.selectNodeContents(copy);
  const tops = [...range.getClientRects()].filter(({ height }) => height > 15).map(({ top }) => top);
  const inkOf = (top: number) => ({
    top: top + ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent,
    bottom: top + ink.fontBoundingBoxAscent + ink.actualBoundingBoxDescent,
  });
  const [first, last] = [inkOf(Math.min(...tops)), inkOf(Math.max(...tops))];
  const box = name.getBoundingClientRect();
  return { above: box.top - first.bottom, below: last.top - box.bottom };
}
