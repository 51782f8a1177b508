import { expect, type Page } from "@playwright/test";

/** Waits until the page has followed the class: on its own when nobody has typed for a while, and otherwise by its button, which is pressed (Q7). */
export async function followClass(page: Page, phase: string): Promise<void> {
  const bar = page.locator("[data-attention]").filter({ hasText: `The class is now in the ${phase} phase.` });
  const there = new RegExp(`/${phase.toLowerCase()}$`);
  await expect(async () => {
    if (!there.test(page.url())) await bar.getByRole("button", { name: `Go to ${phase}` }).click({ timeout: 1_000 });
    await expect(page).toHaveURL(there, { timeout: 1_000 });
  }).toPass();
}
