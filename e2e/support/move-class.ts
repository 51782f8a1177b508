import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** On the teacher's activity page: moves the class by the list of phases. `confirm` is what the button says that does it. */
export async function moveClass(teacher: Page, phase: string, confirm: string): Promise<void> {
  await teacher.getByRole("button", { name: "Another phase" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: phase, exact: true }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: phase })).toBeVisible();
}
