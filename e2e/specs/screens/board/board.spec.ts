import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { Page } from "@playwright/test";
import { setActivity, setStudent } from "@/db/testing/change-rows";
import { makeBallot } from "@/db/testing/factories";
import { makeReaders, makeTries } from "@/db/testing/student-work";
import { expect, laptop, member, test, type Classroom, type Person } from "@/e2e/support/fixtures";
import { at, field, harmed, members, saved } from "@/e2e/specs/cases/writing/write-support";
import { startClock } from "@/e2e/specs/hour/clocks/clock-support";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const tile = (page: Page, number: number) => page.locator(`[data-team="${number}"]`);
const numbersIn = (page: Page, section: string) =>
  page
    .locator(`[data-section="${section}"] [data-team]`)
    .evaluateAll((tiles) => tiles.map((one) => Number((one as HTMLElement).dataset["team"])));

test("T9a, T9c, T9k, Q22a, Q22c: a tile shows the team's title, words, fills and that it types, without a reload; the least written comes first; what is handed in has a section of its own; without a connection the board says so, and what has come meanwhile is there once it is back", async ({
  makeClassroom,
  open,
  cuttableProxy,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 3 });
  const [first, second] = members(classroom);
  const teacher = await open(classroom.teacher, board(classroom), { ...laptop, baseURL: cuttableProxy.origin });
  const page = await open(first, at(classroom));
  await saved(page);
  await field(page, "Title of your case").pressSequentially("The leaf app");
  await harmed(page).pressSequentially("Small farmers who trust it");
  await expect(tile(teacher, 1)).toContainText("The leaf app");
  await expect(tile(teacher, 1)).toContainText("5 words");
  await expect(tile(teacher, 1)).toContainText(/typing now|last edit/);
  await expect(tile(teacher, 1).locator("progress").first()).toHaveAttribute("value", "5");
  await expect(tile(teacher, 2)).toContainText("nothing written yet");
  await expect.poll(() => numbersIn(teacher, "writing")).toEqual([2, 3, 1]);
  const lost = teacher.getByText(/^No connection\. This page is as it was at \d\d:\d\d\./);
  await expect(lost).toHaveCount(0);
  await cuttableProxy.cut();
  await expect(lost).toBeVisible();
  await harmed(page).pressSequentially(" each day");
  await saved(page);
  await expect(tile(teacher, 1)).toContainText("5 words");
  await cuttableProxy.restore();
  await expect(tile(teacher, 1)).toContainText("7 words");
  await expect(lost).toHaveCount(0);
  const mate = await open(second, at(classroom));
  for (const name of [
    "Scenario",
    "How might the harm have been prevented before deployment?",
    "What would a responsible response look like",
  ])
    await field(mate, name).fill("Enough for this.");
  await saved(mate);
  await mate.getByRole("button", { name: "Hand in" }).click();
  await expect.poll(() => numbersIn(teacher, "handed-in")).toEqual([1]);
  await expect(tile(teacher, 1)).toContainText("handed in at");
});

test("T9h, T15o: teams are found by name, number, mode and section of the board or of the class, and the filter outlives a reload; letters stay where they are typed; when none fits the board says so and shows all again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4 });
  for (const [team, section] of [
    [0, "9B"],
    [2, "9B"],
    [3, "10A"],
  ] as const)
    await setStudent(member(classroom, team).id, { section });
  const teacher = await open(classroom.teacher, board(classroom));
  const shown = () =>
    teacher
      .locator("[data-team]")
      .evaluateAll((tiles) => tiles.map((one) => Number((one as HTMLElement).dataset["team"])));
  await expect.poll(shown).toEqual([1, 2, 3, 4]);
  await teacher.getByRole("button", { name: "Find a team" }).click();
  await teacher.getByLabel("Find").fill(member(classroom, 2).name);
  await expect.poll(shown).toEqual([3]);
  await teacher.reload();
  await expect.poll(shown).toEqual([3]);
  await teacher.getByLabel("Find").fill("2");
  await expect.poll(shown).toEqual([2]);
  await teacher.getByLabel("Find").fill("");
  await teacher.getByLabel("Failure mode").selectOption("Bias");
  await expect.poll(async () => (await shown()).length).toBe(1);
  await teacher.getByLabel("Failure mode").selectOption("All modes");
  await teacher.getByLabel("Status", { exact: true }).selectOption("Writing");
  await expect.poll(shown).toEqual([1, 2, 3, 4]);
  const ofClass = teacher.getByLabel("Class group");
  await expect(ofClass.getByRole("option")).toHaveText(["Whole class", "9B", "10A"]);
  await ofClass.selectOption("9B");
  await expect.poll(shown).toEqual([1, 3]);

  await teacher.getByLabel("Find").fill("Aa");
  await teacher.getByLabel("Find").press("Home");
  await teacher.getByLabel("Find").press("ArrowRight");
  await teacher.getByLabel("Find").pressSequentially("mar");
  await expect(teacher.getByLabel("Find")).toHaveValue("Amara");
  await expect.poll(shown).toEqual([1]);
  const section = teacher.getByLabel("Status", { exact: true });
  await teacher.goto(`${board(classroom)}?section=first`);
  await expect(teacher.getByText("No team matches these filters.")).toBeVisible();
  expect(await shown()).toEqual([]);
  await expect(section.getByRole("option", { selected: true })).toHaveText("Look at these first");
  await teacher.getByRole("button", { name: "Show all teams" }).click();
  await expect.poll(shown).toEqual([1, 2, 3, 4]);
  await expect(section).toHaveValue("");
  await expect(teacher).toHaveURL(board(classroom));
});

for (const teams of [12, 40, 150])
  test(`T9d: ${teams} teams fit on a laptop's screen`, async ({ makeClassroom, open }) => {
    const classroom = await makeClassroom({ phase: "write", teams });
    const teacher = await open(classroom.teacher, board(classroom), laptop);
    await expect(teacher.locator("[data-team]")).toHaveCount(teams);
    const last = teacher.locator("[data-team]").last();
    const below = () => last.evaluate((tile) => tile.getBoundingClientRect().bottom - innerHeight);
    await expect.poll(below).toBeLessThanOrEqual(0);
  });

test("T9i: in learn the board shows who reads, who is at the checks, whose vote is left and who is done, and in vote who has voted", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 1, size: 4 });
  const activityId = classroom.activity.id;
  const [reads, checks, votes, done] = classroom.students as [Person, Person, Person, Person]; // the class was made with four students
  const lesson = builtInLesson;
  const solve = ({ id: studentId }: Person, exercise: "match" | "check", subjects: readonly { id: string }[]) =>
    makeTries(subjects.map(({ id }) => ({ activityId, studentId, exercise, subject: id, answer: id, correct: true })));
  await makeReaders(classroom.students.map(({ id }) => ({ activityId, studentId: id, sectionsRead: [] })));
  for (const one of [checks, votes, done]) await solve(one, "match", lesson.modes);
  for (const one of [votes, done]) await solve(one, "check", lesson.checks);
  await makeBallot({ activityId, studentId: done.id, kind: "before", choice: "bias" });
  const teacher = await open(classroom.teacher, board(classroom));
  const under = (heading: string) =>
    teacher.locator("section").filter({ has: teacher.getByRole("heading", { name: new RegExp(`^${heading}`) }) });
  const expectNames = async (heading: string, names: readonly string[]) =>
    expect(under(heading).getByRole("listitem")).toHaveText(names.map((name) => new RegExp(`^${name}`)));
  await expectNames("Reading and matching", [reads.name]);
  await expectNames("At the checks", [checks.name]);
  await expectNames("About to vote", [votes.name]);
  await expectNames("Done", [done.name]);

  await makeBallot({ activityId, studentId: checks.id, kind: "final", choice: "bias" });
  await setActivity(activityId, { phase: "vote" });
  await teacher.reload();
  await expectNames("Not voted yet", [reads.name, votes.name, done.name]);
  await expectNames("Voted", [checks.name]);
});

test("T9m: one switch takes every name off the board, its journal and the panel, and what a student asked; a reload does not bring them back, and pressed again it does", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [first] = members(classroom);
  const student = await open(first, at(classroom));
  await saved(student);
  await student.getByRole("button", { name: "Ask for help" }).first().click();
  await student.getByRole("dialog").getByLabel("Your question").fill("I cannot find a source");
  await student.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
  const teacher = await open(classroom.teacher, board(classroom));
  await expect(tile(teacher, 1)).toContainText("I cannot find a source");
  await expect(tile(teacher, 1)).toContainText(first.name);
  await teacher.getByRole("button", { name: "Hide names" }).click();
  const expectNoNames = async () => {
    await expect(tile(teacher, 1)).toContainText("Student 1");
    const page = await teacher.content();
    for (const secret of [...classroom.students.map(({ name }) => name), "I cannot find a source"])
      expect(page).not.toContain(secret);
  };
  await expect(tile(teacher, 1)).not.toContainText(first.name);
  await teacher.reload();
  await expectNoNames();
  await tile(teacher, 1).getByRole("link").click();
  await expect(teacher.getByRole("heading", { name: "Team 1" })).toBeVisible();
  await expect(teacher.getByRole("region", { name: "The team’s worksheet" })).toContainText("Blank so far.");
  await expectNoNames();
  await teacher.getByRole("button", { name: "Show names" }).click();
  await expect(tile(teacher, 1)).toContainText(first.name);
});

test("T9n, T9j, T10a: a tile's menu, by pointer and by keyboard, watches the team, begins a message to it and gives it two minutes; its button is out of sight until the tile is pointed at", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 3 });
  const page = await open(classroom.teacher, board(classroom), laptop);
  await startClock(page, 10);
  const acts = (number: number) => page.getByRole("button", { name: `Actions for team ${number}` });
  await expect(acts(2)).toHaveCSS("opacity", "0");
  await tile(page, 2).hover();
  await expect(acts(2)).toHaveCSS("opacity", "1");
  await acts(2).click();
  await page.getByRole("menuitem", { name: "2 more minutes" }).click();
  await expect(page.getByText("Team 2 has two more minutes.")).toBeAttached();
  await expect(tile(page, 2)).toContainText("timer until");
  await expect(acts(2)).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const message = page.getByLabel("Message to the team");
  await expect(message).toBeFocused();
  await page.keyboard.type("Well begun.");
  await expect(page.getByRole("heading", { name: "Team 2" })).toBeVisible();

  await page.getByRole("button", { name: "Close", exact: true }).click();
  await tile(page, 3).hover();
  await acts(3).click();
  await page.getByRole("menuitem", { name: "Watch the team" }).click();
  await expect(page.getByRole("heading", { name: "Team 3" })).toBeVisible();
  await expect(message).toHaveValue("");
});
