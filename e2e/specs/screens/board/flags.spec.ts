import type { Page } from "@playwright/test";
import { expect, test, type Classroom } from "@/e2e/support/fixtures";
import { installTime, startClock, timer } from "@/e2e/specs/hour/clocks/clock-support";
import { at, harmed, members, saved } from "@/e2e/specs/cases/writing/write-support";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const tile = (page: Page, number: number) => page.locator(`[data-team="${number}"]`);
const numbersIn = (page: Page, section: string) =>
  page
    .locator(`[data-section="${section}"] [data-team]`)
    .evaluateAll((tiles) => tiles.map((one) => Number((one as HTMLElement).dataset["team"])));

/** Counts the tones that a page would play, instead of playing them. */
async function recordTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const node = () => ({ connect: node, frequency: {}, start: () => played.n++, stop: () => undefined, gain });
    const gain = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
    const played = { n: 0 };
    class SilentContext {
      currentTime = 0;
      resume = () => Promise.resolve();
      createOscillator = node;
      createGain = node;
    }
    Object.assign(window, { played, AudioContext: SilentContext });
  });
}
const tonesOf = (page: Page) => page.evaluate(() => (window as unknown as { played: { n: number } }).played.n);

/** Moves the mouse all the time, so that it never rests for 3 s, however slow the machine is. */
const keepMoving = (page: Page, isMoving: boolean) =>
  page.evaluate((on) => {
    const hand = window as unknown as { moving?: ReturnType<typeof setInterval> };
    clearInterval(hand.moving);
    const move = () =>
      document.querySelector("[data-density]")?.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
    if (on) hand.moving = setInterval(move, 200);
  }, isMoving);

test("Q22b: while the pointer moves over the board nothing else moves, *Sort now* moves it at once, and a flag is lifted; a tile that is pointed at stays where it is when a clock, a flag and a late student come; 3 s later the order of now is shown, though the pointer rests on it; so it is after a team was watched, though the focus is on its tile", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(first, at(classroom));
  const other = await open(classroom.teams[1]?.members[0] ?? first, at(classroom));
  for (const one of [page, other]) await saved(one);
  await expect.poll(() => numbersIn(teacher, "writing")).toEqual([1, 2]);
  await tile(teacher, 1).hover({ position: { x: 30, y: 30 } });
  await keepMoving(teacher, true);
  await harmed(page).pressSequentially("Some words of one team");
  await expect(tile(teacher, 1)).toContainText("5 words");
  await expect(teacher.getByRole("button", { name: "Sort now" })).toBeVisible();
  expect(await numbersIn(teacher, "writing")).toEqual([1, 2]);
  await teacher.getByRole("button", { name: "Sort now" }).focus();
  await teacher.keyboard.press("Enter");
  await expect.poll(() => numbersIn(teacher, "writing")).toEqual([2, 1]);
  await expect(teacher.getByRole("button", { name: "Sort now" })).toHaveCount(0);

  await harmed(other).pressSequentially("Now this team has written more than the other one has");
  await expect(tile(teacher, 2)).toContainText("11 words");
  expect(await numbersIn(teacher, "writing")).toEqual([2, 1]);
  await keepMoving(teacher, false);
  await expect.poll(() => numbersIn(teacher, "writing")).toEqual([1, 2]);
  await tile(teacher, 1).hover({ position: { x: 30, y: 30 } });
  await keepMoving(teacher, true);

  const place = async () => {
    const box = await tile(teacher, 1).boundingBox();
    return box === null ? [] : [box.x, box.y, box.width, box.height];
  };
  const stood = await place();
  /** In whole pixels, since a row above may grow by some hundredths of a pixel. */
  const movedBy = async () => Math.floor(Math.max(...(await place()).map((at, n) => Math.abs(at - (stood[n] ?? 0)))));
  const beside = await open(classroom.teacher, board(classroom));
  await startClock(beside, 3);
  await expect(teacher.getByText("You set the timer for the Write phase to 3 minutes.")).toBeVisible();
  expect(await movedBy()).toBe(0);
  await other.getByRole("button", { name: "Ask for help" }).first().click();
  await other.getByRole("dialog").getByLabel("Your question").fill("Where do we begin? ".repeat(10));
  await other.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
  await expect.poll(() => numbersIn(teacher, "first")).toContain(2);
  await expect(tile(teacher, 2).getByRole("link")).toHaveAccessibleDescription(/Where do we begin\?/);
  await expect.poll(movedBy).toBe(0);
  const late = await open(null, `/join/${classroom.class.code}`);
  await late.getByLabel("Name").fill("Zelda");
  await late.getByLabel("PIN", { exact: true }).fill("4821");
  await late.getByRole("button", { name: "Join" }).click();
  await expect(teacher.getByRole("region", { name: "Without a team" })).toContainText("Zelda");
  await expect.poll(movedBy).toBe(0);

  await keepMoving(teacher, false);
  // Little time is left, so team 1 comes next, because it has not handed in.
  await expect.poll(() => numbersIn(teacher, "first")).toEqual([2, 1]);
  await tile(teacher, 2).getByRole("link").click();
  await teacher.keyboard.press("Escape");
  await expect(tile(teacher, 2).getByRole("link")).toBeFocused();
  await other.getByRole("button", { name: "Cancel request" }).click();
  await expect.poll(() => numbersIn(teacher, "first")).toEqual([1, 2]);
});

test("T9a, Q24d: the title of each page of the activity names the class and counts who asks for help, but not the projector's, until a teacher comes; a tone tells of it where sound was switched on, also after a reload, and that the time is up; the question stays on the board until it is done", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first] = members(classroom);
  const teacher = await open(classroom.teacher, "about:blank");
  await recordTones(teacher);
  const time = await installTime(teacher);
  await teacher.goto(board(classroom));
  const votes = await open(classroom.teacher, `${board(classroom)}/ballots`);
  const wall = await open(classroom.teacher, `${board(classroom)}/projector`);
  const page = await open(first, at(classroom));
  await saved(page);
  const sound = teacher.getByRole("button", { name: /^Sound is/ });
  await expect(sound).toHaveAttribute("aria-pressed", "false");
  await sound.click();
  expect(await tonesOf(teacher)).toBe(2);
  await teacher.reload();
  await expect(sound).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Ask for help" }).first().click();
  await page.getByRole("dialog").getByLabel("Your question").fill("Which source?");
  await page.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
  await expect.poll(() => tonesOf(teacher)).toBe(2);
  await expect(teacher).toHaveTitle(`(1) Write · ${classroom.class.name} · Crosscase`);
  await expect(votes).toHaveTitle(/^\(1\) /);
  await expect(wall).toHaveTitle(/^[^(]/);
  await tile(teacher, 1).getByRole("button", { name: "Team 1: I’m coming" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `${classroom.teacher.name} is coming to you.` }),
  ).toBeVisible();
  await expect(teacher).toHaveTitle(`Write · ${classroom.class.name} · Crosscase`);
  await expect(tile(teacher, 1)).toContainText("“Which source?”");
  await expect(teacher.getByText("You told team 1 “I’m coming”, in answer to “Which source?”.")).toBeVisible();
  await tile(teacher, 1).getByRole("button", { name: "Team 1: done" }).click();
  await expect(page.getByText(`${classroom.teacher.name} is coming to you.`)).toHaveCount(0);
  await expect.poll(() => numbersIn(teacher, "first")).toEqual([]);
  await startClock(teacher, 1);
  await expect(timer(teacher)).toBeVisible();
  await time.forward(1, 1);
  await expect.poll(() => tonesOf(teacher)).toBe(6);
});
