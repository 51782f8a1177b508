/** Local copies of a match's notes: the same as for worksheets, with the partner team in place of the team-mate. */
import type { Page } from "@playwright/test";
import { openPage, readCopies, expectAllStored, expectUnsent, kill } from "@/e2e/support/device-copies";
import { expect, member, test } from "@/e2e/support/fixtures";
import { expectMiddleOnBoth, typeAtStart } from "@/e2e/support/concurrent-typing";

const alike = (page: Page) => page.getByRole("textbox", { name: "What do your cases have in common?" });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

test("R6, S5d: notes typed offline on Compare outlive a killed page, merge with what the partner typed meanwhile, and are there once", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const at = `/a/${classroom.activity.id}/compare`;
  const page = await open(member(classroom, 0), at);
  const partner = await open(member(classroom, 1), at);
  const context = page.context();
  await expectMiddleOnBoth(alike, page, partner);
  await context.setOffline(true);
  await alike(page).press("End");
  await page.keyboard.type(" Typed without a connection.");
  await expect(page.getByText("Offline: stored on this device · 4 words not sent yet").first()).toBeVisible();
  await expectUnsent(page);
  expect(Object.keys(await readCopies(page))).toEqual([
    `crosscase/${member(classroom, 0).id}/notes/${classroom.matches[0]?.id}/1`,
  ]);
  await kill(page);
  await typeAtStart(alike, partner);
  await context.setOffline(false);
  const back = await openPage(context, at);
  for (const each of [back, partner])
    await expect(alike(each)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(back);
  await expectAllStored(back);
  await back.reload();
  await expect(alike(back)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
});
