import { expect, type Page } from "@playwright/test";
import { revealSteps } from "@/lib/activity/rules/projector";

/** Goes through the reveal on the board, from its first step until all results are visible (T11). */
export async function revealAll(board: Page): Promise<void> {
  const of = revealSteps.length;
  for (let step = 1; step < of; step++) {
    await expect(board.getByText(`Reveal: step ${step} of ${of}`)).toBeVisible();
    await board.getByRole("button", { name: step === of - 1 ? "Show everything" : /^Next step: / }).click();
  }
  await expect(board.getByText("All results are visible on every device, and to you under Votes.")).toBeVisible();
}
