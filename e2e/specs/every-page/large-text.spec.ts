/** Pages with text twice as large, by the browser's own setting, and with unusual names. */
import type { Page } from "@playwright/test";
import { expect, laptop, member, phone, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { findOverlaps } from "@/e2e/support/overlaps";
import { submissionOf } from "@/e2e/support/reviewed-class";
import { findVisualFaults } from "@/e2e/run/pictures/picture-checks";
import { waitUntilStill } from "@/e2e/run/pictures/still-page";

const narrow = { ...phone, viewport: { width: 390, height: 844 } };

// The browser's own setting, which determines `rem`, `em` and the widths in media queries.
test.use({
  launchOptions: [
    async ({ launchOptions }, give) =>
      give({ ...launchOptions, args: [...(launchOptions.args ?? []), "--blink-settings=defaultFontSize=32"] }),
    { scope: "worker" },
  ],
});

const sideways = async (page: Page) =>
  (await findVisualFaults(page)).filter((fault) => fault.startsWith("scrolls sideways"));

test("B12b: with text twice as large Write and the teacher’s pages do not scroll sideways on a phone, and nothing in their heads overlaps on a laptop", async ({
  server,
  open,
}) => {
  void server; // requested because makeMidLessonClassroom writes to its database
  const classroom = await makeMidLessonClassroom("write");
  const steered = `/teacher/activities/${classroom.activity.id}`;
  const ofTeacher = [
    "/teacher",
    `/teacher/classes/${classroom.class.id}`,
    `/teacher/classes/${classroom.class.id}/slips`,
    ...[
      "",
      "/teams",
      "/submissions",
      "/tries",
      "/lesson",
      "/guide",
      "/lesson-version",
      "/ballots",
      "/results",
      "/casebook",
      "/journal",
      `/worksheets/${classroom.teams[3]?.id ?? ""}`,
    ].map((at) => steered + at),
  ];
  const pages = [
    {
      who: member(classroom, 3),
      paths: ["write", "learn/brittleness", "learn/match"].map((at) => `/a/${classroom.activity.id}/${at}`),
    },
    { who: classroom.teacher, paths: ofTeacher },
  ];
  for (const { who, paths } of pages) {
    for (const [size, options] of [
      ["phone", narrow],
      ["laptop", laptop],
    ] as const) {
      const page = await open(who, "about:blank", options);
      for (const at of paths) {
        await page.goto(at);
        await waitUntilStill(page);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
        expect.soft(await sideways(page), `${at} on a ${size}`).toEqual([]);
        expect.soft(await findOverlaps(page), `${at} on a ${size}`).toEqual([]);
      }
    }
  }
});

test("B12b: a name of 80 letters without a break fits the submission’s page at 320 px", async ({ server, open }) => {
  void server;
  const name = "Wolfeschlegelsteinhausenbergerdorff".repeat(3).slice(0, 80);
  const classroom = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0, names: [name] });
  const { id } = await submissionOf(classroom, 0);
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/submissions/${id}`, {
    ...phone,
    viewport: { width: 320, height: 568 },
  });
  await expect(page.getByText(name).filter({ visible: true }).first()).toBeVisible();
  expect(await sideways(page)).toEqual([]);
});
