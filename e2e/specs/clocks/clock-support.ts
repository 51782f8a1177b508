/** What the tests of clocks and pauses do on the board, and look at. */
import { expect, type Page } from "@playwright/test";
import type { Classroom } from "@/e2e/support/classroom";
import { findAxeViolations } from "@/e2e/support/accessibility";

export const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
export const expectNoViolations = async (page: Page) => expect(await findAxeViolations(page)).toEqual([]);
export const timer = (page: Page) => page.getByRole("timer");
/** What is seen beside it, also below a pause. */
export const besideTimer = (page: Page) => page.locator("[role=timer]:visible + span");

export async function startClock(teacher: Page, minutes: number): Promise<void> {
  await teacher.getByRole("button", { name: /^(Set a clock|Clock…)$/ }).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel("Minutes from now").fill(String(minutes));
  await dialog.getByRole("button", { name: /^Start/ }).click();
  await expect(dialog).toBeHidden();
}
