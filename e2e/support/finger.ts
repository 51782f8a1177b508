import type { Locator, Page } from "@playwright/test";
import { centre } from "./matching";

interface Point {
  x: number;
  y: number;
}

/** Drags with one finger from `grip` onto `onto`. @returns how to lift the finger there */
export async function holdByFinger(page: Page, grip: Locator, onto: Locator): Promise<() => Promise<void>> {
  return moveFinger(page, await centre(grip), await centre(onto));
}

/** Swipes up at the left edge of the page, so that it scrolls down. */
export async function swipeUp(page: Page, by: number): Promise<void> {
  const height = page.viewportSize()?.height ?? 0;
  const lift = await moveFinger(page, { x: 4, y: height - 20 }, { x: 4, y: height - 20 - by });
  await lift();
}

async function moveFinger(page: Page, from: Point, to: Point): Promise<() => Promise<void>> {
  const finger = await page.context().newCDPSession(page);
  const began = Date.now() / 1_000;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", step: number) => {
    const at = { x: from.x + ((to.x - from.x) * step) / 6, y: from.y + ((to.y - from.y) * step) / 6 };
    // A slow finger: after a fast one the page would go on scrolling, and the next tap would only stop it.
    const timestamp = began + step / 2;
    return finger.send("Input.dispatchTouchEvent", { type, timestamp, touchPoints: type === "touchEnd" ? [] : [at] });
  };
  await touch("touchStart", 0);
  for (let step = 1; step <= 6; step++) await touch("touchMove", step);
  return async () => {
    await touch("touchEnd", 6.5);
    await finger.detach();
  };
}
