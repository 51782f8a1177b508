import { makeText } from "@/db/testing/student-work";
import { expect, phone, test } from "@/e2e/support/fixtures";
import { field, people } from "./compare-support";

test("Q16a, Q16b, Q16e, Q19d, Q19e: swap, present, others see which question it is and may follow; eyes up stands over the walk-through, and a pause keeps its keys; then the next team's turn, and any team's again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const [a, c] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`),
  ];
  await expect(a.getByText("You present first.")).toBeVisible();
  await c.getByRole("button", { name: "Swap order" }).click();
  await expect(c.getByText("You present first.")).toBeVisible();
  await expect(a.getByText("Chidi and Dana present first.")).toBeVisible();
  await expect(a.getByRole("button", { name: "Present" })).toHaveCount(0);
  await c.getByRole("button", { name: "Present" }).click();
  await expect(c.getByText("Your team is presenting")).toBeVisible();
  await expect(a.getByRole("timer")).toBeVisible();
  await c.keyboard.press("ArrowRight");
  const shown = c.getByRole("heading", { level: 1, name: "Who is harmed?" });
  await expect(shown).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByLabel("Your sentence").fill("One question for all");
  await teacher.getByRole("button", { name: "Show a banner only" }).click();
  // A trial click fails if anything covers the text.
  await c.getByText("One question for all").click({ trial: true });
  await teacher.getByRole("button", { name: "End eyes up" }).click();
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Pause screens" }).click();
  await expect(c.getByRole("dialog", { name: "Eyes up" })).toBeVisible();
  await c.keyboard.press("ArrowRight");
  await c.keyboard.press("Escape");
  await teacher.getByRole("button", { name: "End pause" }).click();
  await expect(c.getByRole("dialog", { name: "Eyes up" })).toBeHidden();
  await expect(shown).toBeVisible();
  await expect(a.getByText("Chidi and Dana are presenting: Who is harmed?")).toBeVisible();
  await a.getByRole("link", { name: "Follow" }).click();
  await expect(a.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
  await c.getByRole("button", { name: "Next" }).click();
  await expect(
    a.getByRole("heading", { level: 1, name: "How might the harm have been prevented before deployment?" }),
  ).toBeVisible();
  await c.getByRole("button", { name: "Stop presenting" }).click();
  await expect(a.getByText("No team is presenting right now")).toBeVisible();
  await a.getByRole("link", { name: "Back to Compare" }).click();
  await expect(a.getByRole("button", { name: "Present" })).toBeVisible();
  await expect(a.getByRole("button", { name: "Swap order" })).toHaveCount(0);
});

test("Q16c: the clock warns a minute before the end and at the end, and cuts nobody off", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara } = people(classroom);
  const page = await open(amara, "about:blank");
  await page.clock.install();
  await page.goto(`/a/${classroom.activity.id}/compare`);
  await page.getByRole("button", { name: "Present" }).click();
  await expect(page).toHaveURL(/\/present$/);
  await expect(page.getByText("left of 4 minutes")).toBeVisible();
  // A pending refresh would set the timer to the server's time again, so let it run first.
  await page.clock.runFor(5_000);
  await page.waitForLoadState("networkidle");
  await page.clock.fastForward("03:10");
  await expect(page.getByRole("status").filter({ hasText: "Less than a minute left." })).toBeAttached();
  await page.clock.fastForward("01:10");
  await expect(page.getByRole("status").filter({ hasText: "Time is up. Finish when you are ready." })).toBeAttached();
  await expect(page.getByRole("timer")).toHaveText(/^\+0:/);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
});

test("Q16d, Q16c: the teacher sets the minutes for each team to present, also while one presents; its clock follows, and *Undo* takes it back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara } = people(classroom);
  const student = await open(amara, `/a/${classroom.activity.id}/compare`);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await expect(student.getByText("4 minutes each")).toBeVisible();
  const set = async (minutes: number) => {
    await teacher
      .getByRole("combobox", { name: "Time for each team to present" })
      .selectOption({ label: `${minutes} minutes` });
    await teacher.getByRole("button", { name: `Set ${minutes} minutes to present` }).click();
    await expect(teacher.getByText(`The time to present is now ${minutes} minutes.`)).toBeVisible();
  };
  await teacher.getByRole("button", { name: "Set a timer" }).click();
  await set(7);
  await expect(student.getByText("7 minutes each")).toBeVisible();
  await student.getByRole("button", { name: "Present" }).click();
  await expect(student.getByText("left of 7 minutes")).toBeVisible();
  await set(2);
  await expect(student.getByText("left of 2 minutes")).toBeVisible();
  await expect(student.getByRole("timer")).toHaveText(/^[01]:/);
  await teacher.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await teacher.getByRole("button", { name: "Undo: You set the time for each team to present to 2 minutes." }).click();
  await expect(student.getByText("left of 7 minutes")).toBeVisible();
});

test("Q16e: nothing scrolls by itself on the others' screens while a partner presents", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const [team] = classroom.teams;
  const long = "It was winter, and nobody had looked. ".repeat(120);
  await makeText({
    documentId: team?.documentId ?? "",
    author: amara.id,
    texts: { title: "Ice", scenario: long, harmed: long, prevention: long, response: long },
  });
  const [presenter, reading, following] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`, phone),
  ];
  await presenter.getByRole("button", { name: "Present" }).click();
  await following.getByRole("link", { name: "Follow" }).click();
  await expect(following).toHaveURL(/\/present$/);
  await expect(reading.getByText("Amara and Ben are presenting: the scenario.")).toBeVisible();
  await expect(field(reading, "What do your cases have in common?")).toBeEditable();
  await reading.evaluate(() => scrollTo(0, 400));
  await following.getByText(long.trim()).evaluate((words) => {
    const middle = words.closest("[role=region]");
    if (middle === null) throw new Error("the words are in no region");
    middle.scrollTop = 200;
  });
  // The browser may scroll to make up for a new line above: what counts is the position on the screen.
  const asked = reading.getByRole("heading", { level: 2, name: /Who is harmed\?$/ });
  const where = async () => Math.round((await asked.boundingBox())?.y ?? Number.NaN);
  const stood = await where();
  for (const [question, short] of [
    ["Who is harmed?", "Who is harmed?"],
    ["How might the harm have been prevented before deployment?", "Prevented how?"],
    ["What would a responsible response look like after the failure is discovered?", "Responsible response."],
  ] as const) {
    await presenter.getByRole("button", { name: "Next" }).click();
    await expect(following.getByRole("heading", { level: 1, name: question })).toBeVisible();
    await expect(reading.getByText(`Amara and Ben are presenting: ${short}`)).toBeAttached();
  }
  expect(await where()).toBe(stood);
  expect(await reading.evaluate(() => scrollY)).toBeGreaterThanOrEqual(400);
  expect(await following.getByText(long.trim()).evaluate((words) => words.closest("[role=region]")?.scrollTop)).toBe(
    200,
  );
});
