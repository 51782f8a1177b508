import type { Page } from "@playwright/test";
import { extractText } from "unpdf";
import { setActivity } from "@/db/testing/change-rows";
import { makeCoTeacher, makeLessonVersion } from "@/db/testing/factories";
import { findAxeViolations, findSmallTargets } from "@/e2e/support/accessibility";
import { signInAs } from "@/e2e/support/classroom";
import { expect, phone, student, test, type Classroom } from "@/e2e/support/fixtures";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { toPlainText } from "@/lib/content/inline";

const lesson = readBuiltInLesson("when-deep-learning-fails-2");
const guideOf = ({ activity }: Classroom) => `/teacher/activities/${activity.id}/guide`;
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const narrow = { ...phone, viewport: { width: 320, height: 640 } };

/** Gives the class's activity the lesson with a guide. */
async function withGuide(classroom: Classroom, plan: string | null = null): Promise<Classroom> {
  await setActivity(classroom.activity.id, { contentId: await makeLessonVersion(lesson), plan });
  return classroom;
}

/** The text of a part of the page, without the numbers of sources. */
const wordsOf = (page: Page, name: string) =>
  part(page, name).evaluate((node) => {
    const copy = node.cloneNode(true) as HTMLElement; // a copy of an element is one
    for (const one of copy.querySelectorAll("sup, .vh")) one.remove();
    return copy.textContent.replace(/\s+/g, " ");
  });

test("T17a, T17b: the guide has the lesson's aims, mistakes with answers, sensitive points, questions, starters, extensions and standards with code, wording, how and link; and each plan with its minutes, the reading before class and its steps, and says which one the activity follows", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await withGuide(await makeClassroom({ phase: "setup" }), "60");
  const page = await open(classroom.teacher, guideOf(classroom));
  const { guide, plans } = lesson;
  const expected: Record<string, readonly string[]> = {
    Aims: guide.aims,
    "What students usually get wrong": guide.mistakes.flatMap(({ claim, answer }) => [claim, answer]),
    "Sensitive points": guide.sensitive,
    "Questions for discussion": guide.discussion,
    "Sentence starters": guide.starters,
    "Going further": guide.extensions,
    Standards: guide.standards.flatMap(({ framework, code, text, how }) => [framework, code, text, how]),
    Plans: plans.flatMap(({ name, steps }) => [name, ...steps]),
  };
  for (const [name, texts] of Object.entries(expected)) {
    const words = await wordsOf(page, name);
    for (const text of texts) expect(words, name).toContain(toPlainText(text));
  }
  for (const { code, url } of guide.standards)
    await expect(part(page, "Standards").getByRole("link", { name: code })).toHaveAttribute("href", url);

  const plan = (name: string) => part(page, "Plans").locator("section").filter({ hasText: name });
  await expect(plan("One lesson of 60 minutes")).toContainText(
    /60 minutes in all\. Students read the first 5 parts before class\. This activity follows this plan\.Learn13 minutesWrite21 minutesCompare15 minutesVote2 minutesResults4 minutesTo spare5 minutes/,
  );
  await expect(plan("One lesson of 90 minutes")).toContainText(/90 minutes in all\.\s*Learn31 minutes/);
  await expect(page.getByText("This activity follows this plan.")).toHaveCount(1);
});

test("T17c, T17e: the answer key has each cause, each check and each guess with the right answer and its explanation; a number leads to its source, and an underlined word explains itself", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await withGuide(await makeClassroom({ phase: "setup" }));
  const page = await open(classroom.teacher, guideOf(classroom));
  const key = part(page, "Answer key");
  const { distractor } = lesson.matching;
  for (const { name, match } of lesson.modes)
    await expect(key.getByRole("row", { name })).toContainText(`${match.cause}${match.right}`);
  await expect(key.getByRole("row", { name: "No failure mode" })).toContainText(
    `${distractor?.cause ?? ""}${distractor?.wrong ?? ""}`,
  );
  const words = await wordsOf(page, "Answer key");
  for (const { question, options } of lesson.checks) {
    expect(words).toContain(question);
    for (const { text, correct, explanation } of options)
      expect(words).toContain(correct ? `Right: ${text}Yes. ${explanation}` : `${text}Not this answer. ${explanation}`);
  }
  for (const { situation, question, options, explanation } of lesson.guesses) {
    const right = options.find(({ correct }) => correct)?.text ?? "";
    for (const text of [situation, question, `Right: ${right}`, toPlainText(explanation)])
      expect(words).toContain(text);
  }

  const sources = part(page, "Sources").getByRole("listitem");
  const cited = page.getByLabel("Source 1", { exact: true }).first();
  await cited.click();
  await expect(sources.first()).toBeInViewport();
  await expect(page).toHaveURL(/#source-1$/);
  const first = lesson.sources.find(({ id }) => id === "lin-2022");
  await expect(sources.filter({ hasText: toPlainText(first?.cite ?? "?") }).getByRole("link")).toHaveAttribute(
    "href",
    first?.url ?? "",
  );
  const term = lesson.glossary.find(({ id }) => id === "shortcut");
  await key.getByRole("button", { name: "shortcut" }).first().click();
  await expect(page.getByText(toPlainText(term?.meaning ?? "?"))).toBeVisible();
});

test("T17d: a lesson without a guide says so, and has its plans and the answer key alone", async ({
  makeClassroom,
  open,
}) => {
  const bare = readBuiltInLesson("when-deep-learning-fails");
  const classroom = await makeClassroom({ phase: "setup" });
  await setActivity(classroom.activity.id, { contentId: await makeLessonVersion(bare) });
  const page = await open(classroom.teacher, guideOf(classroom));
  await expect(page.getByText("This lesson has no guide of its own.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText(["Plans", "Answer key"]);
  await expect(page.getByRole("navigation", { name: "Contents" }).getByRole("link")).toHaveText([
    "Plans",
    "Answer key",
  ]);
});

test("T17f: the guide prints without navigation, with the addresses of its links, and the answer key begins a page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await withGuide(await makeClassroom({ phase: "setup" }));
  const page = await open(classroom.teacher, guideOf(classroom));
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeVisible();
  const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const pages = text.map((one) => one.replace(/\s+/g, " ").replace(/^\d+ /, ""));
  const whole = pages.join(" ");
  for (const shown of ["Teacher’s guide: When Deep Learning Fails", "Aims", "csteachers.org/k12standards/"])
    expect(whole).toContain(shown);
  for (const hidden of ["Teams and pairings", "Contents", "Print or save as PDF", "Start Learn"])
    expect(whole).not.toContain(hidden);
  // Addresses break where a line ends.
  const letters = whole.replaceAll(" ", "");
  for (const { url } of lesson.guide.standards) expect(letters).toContain(`(${url})`);
  expect(pages.filter((one) => one.startsWith("Answer key"))).toHaveLength(1);
});

test("T17g: teachers who may read find the guide on the lesson's page and on the class's page; a student and a stranger get nothing of it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await withGuide(await makeClassroom({ phase: "results", withoutTeam: 1 }));
  const reader = await signInAs(await makeCoTeacher(classroom.class.id, {}, "read"));
  const page = await open(reader, `/teacher/activities/${classroom.activity.id}`);
  const title = page.getByRole("heading", { level: 1, name: "Teacher’s guide" });
  await page
    .getByRole("navigation", { name: "Pages of this activity" })
    .getByRole("link", { name: "The lesson" })
    .click();
  await page.getByRole("main").getByRole("link", { name: "Teacher’s guide" }).click();
  await expect(title).toBeVisible();
  await page.goto(`/teacher/classes/${classroom.class.id}`);
  await page.getByRole("link", { name: "Teacher’s guide" }).click();
  await expect(title).toBeVisible();
  for (const who of [student(classroom, 0), null]) {
    const theirs = await open(who, "/");
    const answer = await theirs.request.get(guideOf(classroom));
    expect(await answer.text()).not.toContain("Answer key");
    expect(answer.url() === new URL(guideOf(classroom), theirs.url()).href ? answer.status() : 404).toBe(404);
  }
});

test("T17h, T17i: a plan is chosen when an activity is made, stands in its timer dialog, and is changed there to homework, which is named so and sets no timer", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup", withoutTeam: 1 });
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await page.getByRole("button", { name: "New activity" }).click();
  const making = page.getByRole("dialog", { name: "Make another activity?" });
  await making.getByLabel("How long is your lesson?").selectOption({ value: "45" });
  await making.getByRole("button", { name: "Make the activity" }).click();
  await expect(page).toHaveURL(/\/teacher\/activities\/[^/]+$/);
  const made = { ...classroom, activity: { id: page.url().split("/").at(-1) ?? "" } };
  await setActivity(made.activity.id, { contentId: await makeLessonVersion(lesson), phase: "learn" });
  await page.reload();
  await page.getByRole("button", { name: "Set a timer" }).click();
  const dialog = page.getByRole("dialog");
  const plan = dialog.getByLabel("Plan for the lesson");
  await expect(dialog.getByLabel("Minutes from now")).toHaveValue("10");
  await expect(plan).toHaveValue("45");
  await expect(plan.getByRole("option")).toHaveText([
    "No plan (I set each timer)",
    "One lesson of 45 minutes",
    "One lesson of 60 minutes",
    "One lesson of 90 minutes",
    "Homework",
  ]);
  await plan.selectOption("Homework");
  await expect(plan).toHaveAccessibleDescription("about 90 minutes for each student, without timers");
  await dialog.getByRole("button", { name: "Use “Homework”" }).click();
  await expect(dialog.getByText("The activity now follows the plan.")).toBeVisible();
  await page.goto(guideOf(made));
  await expect(part(page, "Plans").locator("section").filter({ hasText: "This activity follows" })).toContainText(
    "Homework",
  );
});

test("B12a: the guide passes whole-page axe in both themes, has targets for fingers, and fits 320 px", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await withGuide(await makeClassroom({ phase: "learn" }), "60");
  const page = await open(classroom.teacher, guideOf(classroom), narrow);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findAxeViolations(page), colorScheme).toEqual([]);
  }
  expect(await findSmallTargets(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
