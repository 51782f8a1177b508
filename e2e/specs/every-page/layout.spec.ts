import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Phase } from "@/lib/activity/rules/phases";
import { setActivity } from "@/db/testing/change-rows";
import { expect, laptop, phone, projector, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf } from "@/e2e/support/reviewed-class";
import { setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { findVisualFaults, recordLayoutShifts } from "@/e2e/run/pictures/picture-checks";
import { waitUntilStill } from "@/e2e/run/pictures/still-page";

const sizes: Record<string, BrowserContextOptions> = { phone, laptop };
const studentPages: Partial<Record<Phase, readonly string[]>> = {
  learn: ["learn/brittleness", "learn/check", "learn/vote"],
  write: ["write"],
  compare: ["compare"],
  vote: ["vote"],
  results: ["results"],
};

/** Opens a page, waits until it is still, and returns what moved without any input. */
async function shiftsOn(page: Page, at: string): Promise<string[]> {
  await page.goto(at);
  await waitUntilStill(page);
  return (await findVisualFaults(page)).filter((fault) => fault.startsWith("moved")).map((fault) => `${at}: ${fault}`);
}

for (const [size, options] of Object.entries(sizes)) {
  test(`B12d: nothing on the main pages moves after it was drawn, on a ${size}`, async ({ server, open }) => {
    void server; // requested because makeMidLessonClassroom writes to its database
    for (const [phase, paths] of Object.entries(studentPages) as [Phase, readonly string[]][]) {
      const classroom = await makeMidLessonClassroom(phase);
      await setPhaseClock(await editorOf(classroom), { minutes: 12, expected: phase });
      // People come from the start page, which has loaded the fonts.
      const student = await open(classroom.students[0] ?? null, "/", options);
      await student.addInitScript(recordLayoutShifts);
      for (const at of paths) expect.soft(await shiftsOn(student, `/a/${classroom.activity.id}/${at}`)).toEqual([]);
      const teacher = await open(classroom.teacher, "/", options);
      await teacher.addInitScript(recordLayoutShifts);
      expect.soft(await shiftsOn(teacher, `/teacher/activities/${classroom.activity.id}`)).toEqual([]);
    }
  });
}

test("a page that does move is seen to", async ({ open }) => {
  const page = await open(null, "about:blank");
  await page.addInitScript(recordLayoutShifts);
  await page.goto("/");
  await waitUntilStill(page); // before the first rendering a new element moves nothing
  await page.evaluate(() => {
    const late = document.createElement("div");
    late.style.height = "120px";
    document.body.prepend(late);
  });
  await expect
    .poll(async () => (await findVisualFaults(page)).filter((fault) => fault.startsWith("moved")))
    .toHaveLength(1);
});

test("T11g: forty matches fit on a wall, wide or not, with names on too; the board says that the list of so many has no names", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 80, matched: true });
  const wall = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/projector`, projector);
  await expect(wall.getByRole("list", { name: "Partner teams" }).getByRole("listitem")).toHaveCount(40);
  for (const namesOnWall of [false, true]) {
    await setActivity(classroom.activity.id, { namesOnWall });
    await wall.reload();
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 1280, height: 800 },
      { width: 1280, height: 720 },
      { width: 1024, height: 768 },
    ]) {
      await wall.setViewportSize(viewport);
      expect
        .soft(
          await wall.evaluate(() => document.documentElement.scrollHeight),
          `${viewport.width} × ${viewport.height}`,
        )
        .toBeLessThanOrEqual(viewport.height);
    }
  }
  const board = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await expect(board.getByRole("region", { name: "On the projector" })).toContainText(
    "With more than 24 pairings, the projector lists only team numbers.",
  );
});
