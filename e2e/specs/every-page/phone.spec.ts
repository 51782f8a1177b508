/** Every page that shows a name, on the smallest phone, with unusual names: with emoji, from right to left, of 80 letters. */
import type { Page } from "@playwright/test";
import { pool } from "@/db/client";
import { markAbsent } from "@/lib/features/teams/attendance";
import { isAtLeast, phases, type Phase } from "@/lib/activity/rules/phases";
import { findSmallTargets } from "@/e2e/support/accessibility";
import { expectedByPhase } from "@/e2e/support/expected-by-phase";
import { expect, member, phone, projector, student, test, type Classroom } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { signedIn } from "@/e2e/support/sign-out";

const smallest = { ...phone, viewport: { width: 320, height: 568 } };
const long = "Wolfeschlegelsteinhausenbergerdorff".repeat(3).slice(0, 80);
/** The first two are team 1, the next two team 2; the last one, of 80 letters, is in no team. */
const names = [long, "👩‍👩‍👧‍👦 Zoë 🏳️‍🌈", "محمد عبد الرحمن", "מרים בת־שבע", long.replace("Wolfe", "Woelf")] as const;
const [own, mate, partner, other, loose] = names;

async function makeNamedRoom(phase: Phase): Promise<Classroom> {
  const hasTeams = isAtLeast(phase, "write");
  const classroom = await makeMidLessonClassroom(phase, {
    teams: hasTeams ? 2 : 0,
    withoutTeam: hasTeams ? 1 : 5,
    names,
  });
  await pool().query("update classes set name = $2 where id = $1", [classroom.class.id, `🦊 ${long.slice(0, 78)}`]);
  await pool().query("update teachers set name = $2 where id = $1", [classroom.teacher.id, long]);
  return classroom;
}

/** Expects that the open page shows its heading and these names, and that nothing extends beyond the edge of the screen. */
async function expectToFit(page: Page, at: string, shown: readonly string[] = [], width = 320): Promise<void> {
  await expect(page, at).toHaveURL(new RegExp(`${at}$`));
  await expect(page.getByRole("heading", { level: 1 }).first(), at).toBeVisible();
  for (const name of shown)
    await expect.soft(page.getByText(name).filter({ visible: true }).first(), `${name} on ${at}`).toBeVisible();
  expect.soft(await tooWide(page, width), `${at} scrolls sideways`).toEqual([]);
}

async function expectToFitFinger(page: Page, at: string, shown: readonly string[] = []): Promise<void> {
  await expectToFit(page, at, shown);
  expect.soft(await findSmallTargets(page), `${at} has targets too small for a finger`).toEqual([]);
}

/** Finds what extends beyond the edge, if the page scrolls sideways. */
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
  test(`S1l, B12b: every student page of ${phase} names its student, and fits a phone of 320 px and a finger, with names with emoji, from right to left and of 80 letters`, async ({
    server,
    open,
  }) => {
    void server; // requested because the rows are made in its database
    const classroom = await makeNamedRoom(phase);
    const page = await open(student(classroom, 0), "about:blank", smallest);
    const { pages, names: named } = expectedByPhase[phase];
    const people = { mate: [mate], partners: [partner, other] };
    for (const path of new Set([...pages, ...Object.keys(named)])) {
      const at = `/a/${classroom.activity.id}/${path}`;
      await page.goto(at);
      await expectToFitFinger(page, at, [own, ...(named[path] ?? []).flatMap((whose) => people[whose])]);
      await expect(signedIn(page), at).toBeVisible();
    }
    if (phase !== "write" && phase !== "vote") return;
    const at = `/a/${classroom.activity.id}/${phase}`;
    await expectToFitFinger(await open(student(classroom, 4), at, smallest), at, [loose]);
  });
}

test("B12b: names with emoji, from right to left and of 80 letters, on the board, on the wall and on every other page of the teacher", async ({
  server,
  open,
}) => {
  void server;
  const classroom = await makeNamedRoom("vote");
  const absent = classroom.students[3];
  if (absent === undefined) throw new Error("nobody to be absent");
  await markAbsent(await editorOf(classroom), { studentId: absent.id, absent: true });
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
  ] as const) {
    await page.goto(path);
    await expectToFit(page, path, shown);
  }
  const wall = await open(classroom.teacher, at("/projector"), projector);
  await expectToFit(wall, at("/projector"), [], projector.viewport?.width);
  for (const name of names) expect(await wall.content()).not.toContain(name);
});

test("B12a: joining, presenting and leaving fit a phone of 320 px", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, withoutTeam: 1, matched: true });
  const stranger = await open(null, "/", smallest);
  await expectToFitFinger(stranger, "/");
  for (const at of [`/join/${classroom.class.code}`, "/signed-out"]) {
    await stranger.goto(at);
    await expectToFitFinger(stranger, at);
  }
  const [presenter] = classroom.teams[0]?.members ?? [];
  const [match] = classroom.matches;
  if (presenter === undefined || match === undefined) throw new Error("the room has no match");
  const page = await open(presenter, `/a/${classroom.activity.id}/compare`, smallest);
  await page.getByRole("button", { name: "Present" }).click();
  await expect(page.getByText("Your team is presenting")).toBeVisible();
  await expectToFitFinger(page, "/present");
  const tray = await open(classroom.students[4] ?? null, `/a/${classroom.activity.id}/write`, smallest);
  await expectToFitFinger(tray, "/write");
  await tray.goto(`/a/${classroom.activity.id}/compare`);
  await expectToFitFinger(tray, "/compare");
});

test("S1l, S8c: on a phone the phases are a menu, by touch and by keyboard: a team that has not finished goes back from Compare to Write", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`, smallest);
  const menu = page.getByRole("button", { name: "Compare step 3 of 5" });
  await menu.tap();
  await expect(page.getByRole("listitem").filter({ hasText: "Vote" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Vote" })).toHaveCount(0); // the phase is not open yet
  expect(await findSmallTargets(page)).toEqual([]);
  await page.getByRole("link", { name: "Write" }).tap();
  await expect(page).toHaveURL(/\/write$/);
  await expect(page.getByRole("link", { name: "Learn" })).toBeHidden();
  await page.getByRole("button", { name: "Write the class is in the Compare phase" }).press("Enter");
  await expect(page.getByText("the class is here")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("the class is here")).toBeHidden();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Compare" }).press("Enter");
  await expect(page).toHaveURL(/\/compare$/);
});

test("Q5b, S4k: on a phone the missing first vote is folded to its question: the worksheet is in sight below it, and *Hand in* covers neither it nor *Saved*", async ({
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
    // The beginning of the worksheet is visible: the whole field of the title.
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
