import { expect, type Page } from "@playwright/test";

/** Q7: a page follows the class by itself when nobody has typed in it for a while; until then it offers to, and the offer is taken. */
export async function followClass(page: Page, phase: string): Promise<void> {
  const bar = page.locator("[data-attention]").filter({ hasText: `The class is now in the ${phase} phase.` });
  const there = new RegExp(`/${phase.toLowerCase()}$`);
  await expect(async () => {
    if (!there.test(page.url())) await bar.getByRole("button", { name: `Go to ${phase}` }).click({ timeout: 1_000 });
    await expect(page).toHaveURL(there, { timeout: 1_000 });
  }).toPass();
}
