/** The other lesson that ships, with five modes and four questions (T16). */
import type { Locator, Page } from "@playwright/test";
import * as make from "@/db/testing/factories";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { moveClass } from "@/e2e/support/move-class";
import { expect, member, phone, student, test, type Classroom } from "@/e2e/support/fixtures";

const contentId = "why-software-projects-fail";
const lesson = readBuiltInLesson(contentId);
const at = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;
const board = (classroom: Classroom, page = "") => `/teacher/activities/${classroom.activity.id}${page}`;
const textsOf = (n: number) =>
  Object.fromEntries([
    ["title", `Case ${n}`],
    ...lesson.caseStudy.questions.map(({ field }, i) => [field, `Answer ${i + 1} of team ${n}.`]),
  ]) as Record<string, string>;

async function leftOf(place: Locator): Promise<number | undefined> {
  return (await place.boundingBox())?.x;
}

async function expectModes(page: Page): Promise<void> {
  for (const { shortName, name } of lesson.modes)
    await expect(page.getByText(new RegExp(`${shortName}|${name}`, "i")).first(), shortName).toBeAttached();
}

test("T16e: a teacher chooses the lesson of a new activity, reads what it is about, and gets a name after its title and its plans; a typed name stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({});
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await page.getByRole("button", { name: "New activity" }).click();
  const dialog = page.getByRole("dialog");
  const [name, chosen] = [dialog.getByLabel("Name of the activity"), dialog.getByLabel("Which lesson?")];
  await expect(name).toHaveValue(`${builtInLesson.title} 2`);
  await expect(dialog.getByText(builtInLesson.about)).toBeVisible();
  await chosen.selectOption({ label: lesson.title });
  await expect(name).toHaveValue(lesson.title);
  await expect(dialog.getByText(lesson.about)).toBeVisible();
  await name.fill("Monday group");
  await chosen.selectOption({ label: builtInLesson.title });
  await chosen.selectOption({ label: lesson.title });
  await expect(name).toHaveValue("Monday group");
  const plan = lesson.plans[1];
  await dialog.getByLabel("How long is your lesson?").selectOption(plan?.id ?? "");
  await dialog.getByRole("button", { name: "Make the activity" }).click();
  await expect(page).toHaveURL(/\/teacher\/activities\//);
  await page.goto(`${page.url()}/guide`);
  await expect(page.getByText(plan?.name ?? "").first()).toBeVisible();
  await expect(page.getByText(lesson.guide.aims[0]?.slice(0, 20) ?? "").first()).toBeVisible();

  await page.goto("/teacher");
  await page.getByLabel("Name of the class").fill("Period 9");
  await page.getByLabel("Which lesson?").selectOption({ label: lesson.title });
  await page.getByRole("button", { name: "Make the class" }).click();
  await expect(page).toHaveURL(/\/teacher\/activities\//);
  await expect(page.getByText(lesson.title).first()).toBeVisible();
});

test("T16f: students and the teacher of the second lesson see its five modes and four questions from Learn to the casebook, with each answer in its team’s column, the bars of a tile on one line, and the columns of the wall on one foot", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ contentId, phase: "learn", teams: 6, matched: true });
  const { id } = classroom.activity;
  const page = await open(student(classroom, 0), at(classroom, `learn/${lesson.sections[0]?.id}`));
  await expect(page.getByRole("heading", { name: lesson.sections[0]?.title ?? "" }).first()).toBeVisible();
  await page.goto(at(classroom, "learn/match"));
  await expectModes(page);

  const teacher = await open(classroom.teacher, board(classroom));
  await expectModes(teacher);
  await moveClass(teacher, "Write", "Start Write");
  await page.goto(at(classroom, "write"));
  for (const [i, { question }] of lesson.caseStudy.questions.entries())
    await page.getByRole("textbox", { name: question }).fill(`Answer ${i + 1} of team 1.`);
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  const small = await open(member(classroom, 1), at(classroom, "write"), phone);
  for (const { question } of lesson.caseStudy.questions)
    await expect(small.getByRole("textbox", { name: question })).toBeAttached();

  for (const [n, team] of classroom.teams.entries()) {
    const [studentId = ""] = team.memberIds;
    await make.makeSubmission({ activityId: id, team, studentId, texts: textsOf(n + 1) });
  }
  await moveClass(teacher, "Compare", "Start Compare");
  await page.goto(at(classroom, "compare"));
  for (const { question } of lesson.caseStudy.questions) await expect(page.getByText(question).first()).toBeVisible();
  await expect(page.getByText("Answer 4 of team 2.").first()).toBeVisible();
  const edges = (of: string) =>
    Promise.all(lesson.caseStudy.questions.map((_, i) => leftOf(page.getByText(`Answer ${i + 1} of ${of}.`).first())));
  for (const team of ["team 1", "team 2"]) expect(new Set(await edges(team)).size, team).toBe(1);
  expect((await edges("team 2"))[3]).toBeGreaterThan((await edges("team 1"))[3] ?? 0);
  const bars = teacher.locator("li[data-team]").first().locator("progress");
  await expect(bars).toHaveCount(lesson.caseStudy.questions.length);
  expect(new Set(await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().top))).size).toBe(1);

  await moveClass(teacher, "Vote", "Start Vote");
  await page.goto(at(classroom, "vote"));
  await expect(page.getByRole("radio")).toHaveCount(lesson.modes.length);
  for (const [n, { id: studentId }] of classroom.students.entries())
    for (const kind of ["before", "final"] as const)
      await make.makeBallot({
        activityId: id,
        studentId,
        kind,
        choice: lesson.modes[(n + (kind === "final" ? 1 : 0)) % lesson.modes.length]?.id ?? "",
        ...(kind === "final" ? { reason: `Reason ${n}` } : {}),
      });

  await moveClass(teacher, "Results", "Reveal the results");
  await page.goto(at(classroom, "results"));
  await expectModes(page);
  const wall = await open(classroom.teacher, board(classroom, "/projector"));
  await expectModes(wall);
  const figures = wall.getByRole("main").locator("li > svg");
  await expect(figures).toHaveCount(lesson.modes.length);
  expect(new Set(await figures.evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().bottom))).size).toBe(
    1,
  );
  for (const each of ["casebook", "casebook print"]) {
    if (each === "casebook print") await page.emulateMedia({ media: "print" });
    await page.goto(at(classroom, "casebook"));
    await expectModes(page);
    for (const { question } of lesson.caseStudy.questions)
      await expect(page.getByText(question).first(), each).toBeVisible();
    await expect(page.getByText("Answer 2 of team 5.").first()).toBeVisible();
  }
  for (const path of ["/teams", "/results", "/ballots", "/tries", "/rubric", "/submissions", "/lesson", "/export"]) {
    const answer = await teacher.goto(board(classroom, path));
    expect(answer?.status(), path).toBe(200);
  }
  await teacher.goto(board(classroom, "/export/submissions"));
  await expect(teacher.getByText("Answer 4 of team 6.").first()).toBeAttached();
});
