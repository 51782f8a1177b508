import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";

/** The area of an element with its focus ring; larger for an element under something larger (a radio under its card). */
const around = (
  box: { x: number; y: number; width: number; height: number },
  classroom: { width: number; height: number },
) => {
  const more = box.width < 3 || box.height < 3 ? 80 : 10;
  const [left, top] = [Math.max(0, box.x - more), Math.max(0, box.y - more)];
  return {
    x: left,
    y: top,
    width: Math.min(classroom.width, box.x + box.width + more) - left,
    height: Math.min(classroom.height, box.y + box.height + more) - top,
  };
};

/** Presses Tab through the page, and names each stop that looks the same with and without focus. */
async function unseenStops(page: Page, most: number): Promise<string[]> {
  const unseen: string[] = [];
  const viewport = page.viewportSize() ?? { width: 0, height: 0 };
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) break;
    const element = await focused.elementHandle();
    const box = await element?.boundingBox();
    if (element == null || box == null) continue;
    const clip = around(box, viewport);
    const name = await element.evaluate(
      (it) => `${it.tagName} ${it.getAttribute("aria-label") ?? it.textContent.trim().slice(0, 40)}`,
    );
    if (clip.width < 1 || clip.height < 1) {
      unseen.push(`${name}, which is not on the screen`);
      continue;
    }
    const withFocus = await page.screenshot({ clip });
    await element.evaluate((it) => (it as HTMLElement).blur());
    const without = await page.screenshot({ clip });
    await element.evaluate((it) => (it as HTMLElement).focus({ preventScroll: true }));
    if (withFocus.equals(without)) unseen.push(name);
  }
  return unseen;
}

test("B12c: whoever goes by keyboard sees where they are: on the activity page, on Write, in Vote, in a presentation", async ({
  server,
  makeClassroom,
  open,
}) => {
  void server; // requested because makeMidLessonClassroom writes to its database
  const [writing, voting, presenting] = [
    await makeMidLessonClassroom("write"),
    await makeMidLessonClassroom("vote"),
    await makeClassroom({ phase: "compare", teams: 2, matched: true }),
  ];
  const presented = await open(presenting.students[0] ?? null, `/a/${presenting.activity.id}/compare`);
  await presented.getByRole("button", { name: "Present" }).click();
  await expect(presented.getByText("Your team is presenting")).toBeVisible();
  const written = await open(writing.students[6] ?? null, `/a/${writing.activity.id}/write`);
  await expect(written.getByText("Saved", { exact: true })).toBeVisible();
  const pages = [
    await open(writing.teacher, `/teacher/activities/${writing.activity.id}`),
    written,
    await open(voting.students[0] ?? null, `/a/${voting.activity.id}/vote`),
    presented,
  ];
  for (const page of pages) {
    await page.bringToFront();
    expect.soft(await unseenStops(page, 24), new URL(page.url()).pathname).toEqual([]);
  }
});

test("the first tab stop of the board, a student’s page and the list of classes is *Skip to the content*, seen while it has the focus; Tab goes on within the content from there; the wall has none", async ({
  makeClassroom,
  open,
}) => {
  const { activity, teacher, students } = await makeClassroom({ phase: "write", teams: 2 });
  const board = `/teacher/activities/${activity.id}`;
  const pages = [
    await open(teacher, board),
    await open(students[0] ?? null, `/a/${activity.id}/write`),
    await open(teacher, "/teacher"),
  ];
  for (const page of pages) {
    await page.bringToFront();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await page.keyboard.press("Tab");
    const skip = page.getByRole("button", { name: "Skip to the content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    expect((await skip.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
    expect((await skip.boundingBox())?.height).toBeLessThanOrEqual(1);
  }
  const wall = await open(teacher, `${board}/projector`);
  await expect(wall.getByRole("main")).toBeVisible();
  await expect(wall.getByRole("button", { name: "Skip to the content" })).toHaveCount(0);
});
