import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/fixtures";
import { handIn, submissions, criterion, stored, saved } from "./review-support";

test("T12a: a level that was chosen stays chosen while it is stored and the page is drawn anew", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  await handIn(classroom);
  const teacher = await open(classroom.teacher, submissions(classroom));
  const seen = await watchLevel(teacher, "Shows who is harmed");
  const choose = async (name: string, level: number) => {
    const answered = teacher.waitForResponse((response) => response.request().method() === "POST");
    await criterion(teacher, name)
      .getByRole("radio", { name: `Level ${level}` })
      .check();
    await answered; // the response has the page, which the invalidation refreshes once more
  };
  const chosen = [1, 3, 2, 4];
  for (const level of chosen) await choose("Shows who is harmed", level);
  await choose("Prevention is a test someone could run", 2);
  await saved(teacher);
  expect(await seen()).toEqual([0, ...chosen]);
});

/** Records, frame by frame, each change of the level that a criterion shows; 0 for none. */
async function watchLevel(page: Page, name: string): Promise<() => Promise<number[]>> {
  await criterion(page, name).evaluate((group) => {
    const seen: number[] = [];
    Object.assign(window, { seenLevels: seen });
    const record = () => {
      const level =
        [...group.querySelectorAll<HTMLInputElement>("input[type=radio]")].findIndex(({ checked }) => checked) + 1;
      if (level !== seen.at(-1)) seen.push(level);
      requestAnimationFrame(record);
    };
    record();
  });
  return () => page.evaluate(() => [...(window as unknown as { seenLevels: number[] }).seenLevels]); // a cast, since it is set above
}

test("T12a, B1f: a level that was chosen while the server was away, of which the browser says nothing, keeps the case open and is stored by itself once it answers", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  let away = true;
  let fail = () => {};
  const failing = new Promise<void>((done) => (fail = done));
  for (const what of [/submissions/, /healthz/])
    await page.route(what, async (route) => {
      if (!away) return route.fallback();
      await failing;
      await route.abort("connectionrefused");
    });
  await criterion(page, "Shows who is harmed").getByRole("radio", { name: "Level 3" }).check();
  await page.keyboard.press("j"); // while the level is being sent
  fail();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByText("This case stays open, because a level is not stored yet.")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByText("This case stays open, because a level is not stored yet.")).toBeVisible();
  away = false;
  await saved(page);
  await expect.poll(async () => (await stored(classroom)).marked[0]?.levels).toEqual({ harm: 3 });
  await expect(page.getByText("Amara and Ben").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByText("Chidi and Dana").first()).toBeVisible();
});
