/** B1: names with emoji, from right to left, and of 80 letters, on every page that shows names, on the smallest phone. */
import type { Page } from "@playwright/test";
import { pool } from "@/db/client";
import { markAbsent } from "@/lib/classroom/joining/attendance";
import { phases, type Phase } from "@/lib/rules/phases/phases";
import { expect, phone, projector, test, type Classroom } from "@/e2e/support/fixtures";
import { expectedByPhase } from "@/e2e/support/expected-by-phase";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { steeringOf, submissionOf } from "@/e2e/support/reviewed-class";

const smallest = { ...phone, viewport: { width: 320, height: 568 } };
const long = "Wolfeschlegelsteinhausenbergerdorff".repeat(3).slice(0, 80);
/** Team 1 is the first two, team 2 the next two; one more of 80 letters is in no team. */
const names = [long, "👩‍👩‍👧‍👦 Zoë 🏳️‍🌈", "محمد عبد الرحمن", "מרים בת־שבע", long.replace("Wolfe", "Woelf")] as const;
const [own, mate, partner, other, loose] = names;

async function makeNamedRoom(phase: Phase): Promise<Classroom> {
  const classroom = await makeMidLessonClassroom(phase, {
    teams: phase === "setup" || phase === "learn" ? 0 : 2,
    withoutTeam: phase === "setup" || phase === "learn" ? 5 : 1,
    names,
  });
  await pool().query("update classes set name = $2 where id = $1", [classroom.class.id, `🦊 ${long.slice(0, 78)}`]);
  await pool().query("update teachers set name = $2 where id = $1", [classroom.teacher.id, long]);
  return classroom;
}

/** Every name is there to be read, and nothing reaches beyond the edge of the screen. */
async function expectToFit(page: Page, at: string, shown: readonly string[], width = 320): Promise<void> {
  await page.goto(at);
  await expect(page.getByRole("heading", { level: 1 }).first(), at).toBeVisible();
  for (const name of shown)
    await expect.soft(page.getByText(name).filter({ visible: true }).first(), `${name} on ${at}`).toBeVisible();
  expect.soft(await tooWide(page, width), `${at} scrolls sideways`).toEqual([]);
}

/** What reaches beyond the edge, when the page scrolls sideways. */
function tooWide(page: Page, width: number): Promise<string[]> {
  return page.evaluate((width) => {
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5,
    );
    return wide
      .filter((element) => !wide.some((other) => element !== other && element.contains(other)))
      .map((element) => `${element.tagName} .${element.className} “${element.textContent.slice(0, 40)}”`);
  }, width);
}

for (const phase of phases) {
  test(`B1: names with emoji, from right to left and of 80 letters, on every student page of ${phase}`, async ({
    server,
    open,
  }) => {
    void server; // the rows go to its database
    const classroom = await makeNamedRoom(phase);
    const page = await open(classroom.students[0] ?? null, "about:blank", smallest);
    const people = { mate: [mate], partners: [partner, other] };
    for (const [at, shown] of Object.entries(expectedByPhase[phase].names))
      await expectToFit(page, `/a/${classroom.activity.id}/${at}`, [own, ...shown.flatMap((whose) => people[whose])]);
    const tray = await open(classroom.students[4] ?? null, "about:blank", smallest);
    if (phase === "write" || phase === "vote") await expectToFit(tray, `/a/${classroom.activity.id}/${phase}`, [loose]);
  });
}

test("B1: names with emoji, from right to left and of 80 letters, on the board, on the wall and on every other page of the teacher", async ({
  server,
  open,
}) => {
  void server;
  const classroom = await makeNamedRoom("vote");
  const absent = classroom.students[3];
  if (absent === undefined) throw new Error("nobody to be absent");
  await markAbsent(await steeringOf(classroom), { studentId: absent.id, absent: true });
  const page = await open(classroom.teacher, "about:blank", smallest);
  const at = (path: string) => `/teacher/activities/${classroom.activity.id}${path}`;
  const submission = await submissionOf(classroom, 0);
  for (const [path, shown] of [
    [at(""), names],
    [at("/teams"), names],
    [at("/journal"), [other]],
    [at(`/submissions/${submission.id}`), [own, mate]],
    [at(`/worksheets/${classroom.teams[0]?.id ?? ""}`), []],
    [at("/ballots"), names],
    [at("/tries"), names],
    [at("/casebook"), [own, mate, partner, other]],
    [`/teacher/classes/${classroom.class.id}`, names],
    [`/teacher/classes/${classroom.class.id}/slips`, []],
    ["/teacher", []],
  ] as const)
    await expectToFit(page, path, shown);
  const wall = await open(classroom.teacher, "about:blank", projector);
  await expectToFit(wall, at("/projector"), [], projector.viewport?.width);
  for (const name of names) expect(await wall.content()).not.toContain(name);
});
