/** Notes of a match on this device: as worksheets, with the partner's team in place of the team-mate. */
import type { Page } from "@playwright/test";
import { again, copies, hasAllStored, hasUnsent, kill } from "@/e2e/support/device-copies";
import { expect, member, test } from "@/e2e/support/fixtures";
import { bothHaveMiddle, typeMeanwhile } from "@/e2e/support/concurrent-typing";

const alike = (page: Page) => page.getByRole("textbox", { name: "What do your cases have in common?" });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

test("R6, S5: notes typed offline on Compare outlive a killed page, merge with what the partner typed meanwhile, and are there once", async ({
  classroom,
  open,
}) => {
  const room = await classroom({ phase: "compare", teams: 2, matched: true });
  const at = `/a/${room.activity.id}/compare`;
  const page = await open(member(room, 0), at);
  const partner = await open(member(room, 1), at);
  const context = page.context();
  await bothHaveMiddle(alike, page, partner);
  await context.setOffline(true);
  await alike(page).press("End");
  await page.keyboard.type(" Typed without a connection.");
  await expect(page.getByText("Offline: kept on this device · 4 words not sent yet").first()).toBeVisible();
  await hasUnsent(page);
  expect(Object.keys(await copies(page))).toEqual([`crosscase/${member(room, 0).id}/notes/${room.matches[0]?.id}/1`]);
  await kill(page);
  await typeMeanwhile(alike, partner);
  await context.setOffline(false);
  const back = await again(context, at);
  for (const each of [back, partner])
    await expect(alike(each)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(back);
  await hasAllStored(back);
  await back.reload();
  await expect(alike(back)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
});
