import type { Page } from "@playwright/test";
import { phases } from "@/lib/rules/phases/phases";
import { expectedByPhase } from "@/e2e/support/expected-by-phase";
import { expect, member, phone, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { findSmallTargets } from "@/e2e/support/accessibility";

const smallest = { ...phone, viewport: { width: 320, height: 568 } };

async function expectToFit(page: Page, at: string): Promise<void> {
  await expect(page, at).toHaveURL(new RegExp(`${at}$`));
  await expect(page.getByRole("heading", { level: 1 }).first(), at).toBeVisible();
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${at} scrolls sideways`).toBe(320);
  expect.soft(await findSmallTargets(page), `${at} has targets too small for a finger`).toEqual([]);
}

for (const phase of phases) {
  test(`S1: every student page of ${phase} names its student, and fits a phone of 320 px and a finger`, async ({
    server,
    open,
  }) => {
    void server; // makeLivedInRoom writes to its database
    const classroom = await makeMidLessonClassroom(phase);
    const student = classroom.students[0];
    if (student === undefined) throw new Error("the room has no student");
    const page = await open(student, "about:blank", smallest);
    for (const at of expectedByPhase[phase].pages) {
      await page.goto(`/a/${classroom.activity.id}/${at}`);
      await expectToFit(page, at);
      await expect(page.getByText(student.name, { exact: true }).first(), at).toBeVisible();
      await expect(page.getByRole("button", { name: "Not you?" }), at).toBeVisible();
    }
  });
}

test("S1, S5: joining, presenting and leaving fit a phone of 320 px", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, withoutTeam: 1, matched: true });
  const stranger = await open(null, "/", smallest);
  await expectToFit(stranger, "/");
  for (const at of [`/join/${classroom.class.code}`, "/signed-out"]) {
    await stranger.goto(at);
    await expectToFit(stranger, at);
  }
  const [presenter] = classroom.teams[0]?.members ?? [];
  const [match] = classroom.matches;
  if (presenter === undefined || match === undefined) throw new Error("the room has no match");
  const page = await open(presenter, `/a/${classroom.activity.id}/compare`, smallest);
  await page.getByRole("button", { name: "Present" }).click();
  await expect(page.getByText("Your team presents")).toBeVisible();
  await expectToFit(page, "/present");
  const tray = await open(classroom.students[4] ?? null, `/a/${classroom.activity.id}/write`, smallest);
  await expectToFit(tray, "/write");
  await tray.goto(`/a/${classroom.activity.id}/compare`);
  await expectToFit(tray, "/compare");
});

test("S1, S8: on a phone the phases are a menu, by touch and by keyboard: a team that has not finished goes back from Compare to Write", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`, smallest);
  const menu = page.getByRole("button", { name: "Compare step 3 of 5" });
  await menu.tap();
  await expect(page.getByRole("listitem").filter({ hasText: "Vote" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Vote" })).toHaveCount(0); // not open yet
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Phases of this lesson" })).toContainText(/Amara.*team 1/);
  expect(await findSmallTargets(page)).toEqual([]);
  await page.getByRole("link", { name: "Write" }).tap();
  await expect(page).toHaveURL(/\/write$/);
  await expect(page.getByRole("link", { name: "Learn" })).toBeHidden();
  await page.getByRole("button", { name: "Write the class is in Compare" }).press("Enter");
  await expect(page.getByText("the class is here")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("the class is here")).toBeHidden();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Compare" }).press("Enter");
  await expect(page).toHaveURL(/\/compare$/);
});

test("Q5, S4: on a phone the missing first vote is folded to its question: the worksheet is in sight below it, and *Hand in* covers neither it nor *Saved*", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/write`, {
    ...phone,
    viewport: { width: 390, height: 664 },
  });
  const card = page.getByRole("region", { name: /Before you begin/ });
  await expect(card.getByRole("button", { name: "Skip" })).toBeVisible();
  await expect(card.getByRole("radio", { name: "Bias" })).toBeHidden();
  const bar = page.getByRole("region", { name: "Hand in" });
  const top = async () => (await bar.boundingBox())?.y ?? 0;
  const foot = async (of: "Saved" | "title") => {
    const box = await (
      of === "title"
        ? page.getByRole("textbox", { name: "Title of your case" })
        : page.getByText("Saved", { exact: true })
    ).boundingBox();
    return (box?.y ?? Infinity) + (box?.height ?? 0);
  };
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  for (const viewport of [
    { width: 390, height: 664 },
    { width: 360, height: 640 },
    { width: 320, height: 568 },
  ]) {
    await page.setViewportSize(viewport);
    expect(await foot("Saved"), `${viewport.width} px`).toBeLessThan(await top());
    await expect(page.getByText("Saved", { exact: true }), `${viewport.width} px`).toBeInViewport({ ratio: 1 });
    // The worksheet begins in sight: its title's field, whole.
    await expect(page.getByRole("textbox", { name: "Title of your case" }), `${viewport.width} px`).toBeInViewport({
      ratio: 1,
    });
    expect(await foot("title"), `${viewport.width} px`).toBeLessThan(await top());
  }
  await card.getByText("Vote now").tap();
  await card.getByRole("radio", { name: "Bias" }).check();
  await card.getByRole("button", { name: "Cast my vote" }).tap();
  await expect(card).toHaveCount(0);
});
