/** Steps and locators for tests of timers and pauses. */
import { expect, type Page } from "@playwright/test";
import type { Classroom } from "@/e2e/support/classroom";
import { findAxeViolations } from "@/e2e/support/accessibility";

export const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
export const expectNoViolations = async (page: Page) => expect(await findAxeViolations(page)).toEqual([]);
export const timer = (page: Page) => page.getByRole("timer");
/** The text beside the timer, which is also visible during a pause. */
export const besideTimer = (page: Page) => page.locator("[role=timer]:visible + span");

export async function startClock(teacher: Page, minutes: number): Promise<void> {
  await teacher.getByRole("button", { name: /^(Set a timer|Timer…)$/ }).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel("Minutes from now").fill(String(minutes));
  await dialog.getByRole("button", { name: /^Set the timer to/ }).click();
  await expect(dialog).toBeHidden();
}

/**
 * Lets the test advance time, both the device's and the server's as the page receives it: without the second, the page would correct the first after
 * some messages. Must be called before the page is opened or reloaded.
 */
export async function installTime(
  page: Page,
): Promise<{ forward: (minutes: number, seconds?: number) => Promise<void> }> {
  let ahead = 0;
  await page.clock.install();
  await page.routeWebSocket(/\/live\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) =>
      socket.send(String(frame).replace(/"now":(\d+)/, (_, now: string) => `"now":${Number(now) + ahead}`)),
    );
  });
  return {
    forward: async (minutes, seconds = 0) => {
      const ms = 60_000 * minutes + 1_000 * seconds;
      await page.clock.fastForward(ms);
      ahead += ms;
    },
  };
}
