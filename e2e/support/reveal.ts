import { expect, type Page } from "@playwright/test";
import { revealSteps } from "@/lib/rules/projector/wall";

/** T11: goes through the reveal on the board, from its first step to its last. */
export async function revealAll(board: Page): Promise<void> {
  const of = revealSteps.length;
  for (let step = 1; step <= of; step++) {
    await expect(board.getByText(`Reveal: step ${step} of ${of}`)).toBeVisible();
    if (step < of) await board.getByRole("button", { name: "Next step" }).click();
  }
}
