import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Moves the class with the list of phases on the teacher's activity page. @param confirm the label of the confirming button */
export async function moveClass(teacher: Page, phase: string, confirm: string): Promise<void> {
  await teacher.getByRole("button", { name: "Change phase…" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: phase, exact: true }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: phase })).toBeVisible();
}
