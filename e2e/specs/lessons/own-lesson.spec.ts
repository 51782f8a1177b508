/** A teacher's own lesson, from the copy to the casebook, and on another server (T16). */
import type { Page } from "@playwright/test";
import { disconnect } from "@/db/client";
import { makeClassroom as makeRows, signInAs, type Classroom, type Person } from "@/e2e/support/classroom";
import { connectTo, expect, test } from "@/e2e/support/fixtures";
import { castVote } from "@/e2e/support/lesson-pages";
import { moveClass } from "@/e2e/support/move-class";
import { teamsOf } from "@/e2e/specs/a-whole-lesson/nine-support";
import { startServer } from "@/lib/server/testing/real-server";
import { patience } from "@/lib/testing/patience";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { copyLesson, download, fill, fillMissing, isSaved, openItem, showPart } from "./lesson-form";

const title = "When Sensors Fail";
const newMode = "Sensor drift";
const newQuestion = "Who pays for the harm?";
const modeNames = [...builtInLesson.modes.map(({ name }) => name), newMode];
const questions = [...builtInLesson.caseStudy.questions.map(({ question }) => question), newQuestion];

type Open = (who: Person, at: string) => Promise<Page>;

/** The form of a new copy of the lesson that ships, and its address. */
async function openCopy(open: Open, teacher: Person): Promise<{ page: Page; at: string }> {
  const page = await open(teacher, "/teacher/lessons");
  return { page, at: await copyLesson(page) };
}

/** Adds a failure mode and a question to the copy on screen, with a text for everything that they need. */
async function addModeAndQuestion(page: Page): Promise<void> {
  await fill(page, { Title: title });
  await showPart(page, "Failure modes");
  await page.getByRole("button", { name: "Add: Failure mode", exact: true }).click();
  const mode = await openItem(page, "Failure mode 5");
  await fill(mode, {
    Name: newMode,
    "Short name, for narrow columns": "Drift",
    "The failure, in one sentence": "A sensor ages, and nobody notices that its numbers move.",
    "The same for the card on which students choose, at most 64 letters": "A sensor ages, and its numbers move.",
    "Question 1": "Who would have noticed first?",
    "Question 2": "How often was the sensor compared with another one?",
  });
  await showPart(page, "Text");
  await page.getByRole("button", { name: "Add: Part", exact: true }).click();
  const part = await openItem(page, `Part ${builtInLesson.sections.length + 1}`);
  await fill(part, { Heading: newMode });
  await part.getByLabel("The failure mode that the part is about").selectOption({ label: newMode });
  const paragraph = await openItem(part, "Paragraph 1");
  await paragraph.getByRole("textbox", { name: "Paragraph" }).fill("A *scale* that is never checked drifts.");
  await expect(paragraph.locator("em")).toHaveText("scale");
  await fillMissing(page, "Exercises");
  await showPart(page, "Worksheet");
  await page.getByRole("button", { name: "Add: Question", exact: true }).click();
  const question = await openItem(page, "Question 4");
  await fill(question, { Question: newQuestion, "The question for narrow columns": "Who pays?" });
  await fillMissing(page, "Worksheet");
  await fillMissing(page, "Examples");
  await fillMissing(page, "Plans"); // reading the new part takes time
}

/** Makes an activity of the lesson, and moves its class of nine from Learn to the casebook. */
async function runClass(open: Open, classroom: Classroom): Promise<void> {
  const teacher = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await teacher.getByRole("button", { name: "New activity" }).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel("Which lesson?").selectOption({ label: title });
  await dialog.getByRole("button", { name: "Make the activity" }).click();
  await expect(teacher).toHaveURL(/\/teacher\/activities\/[^/]+$/);
  const id = new URL(teacher.url()).pathname.split("/").at(-1) ?? "";
  await moveClass(teacher, "Learn", "Start Learn");
  const pages = new Map<string, Page>();
  for (const student of classroom.students) pages.set(student.name, await open(student, `/a/${id}/learn`));
  const [first] = [...pages.values()];
  if (first === undefined) throw new Error("the class has no students");
  await expect(first.getByText(newMode).first()).toBeVisible();
  await first.goto(`/a/${id}/learn/match`);
  for (const name of modeNames) await expect(first.getByText(name).first(), name).toBeVisible();

  await expect(teacher.getByText(`${classroom.students.length} online`)).toBeVisible(); // who is offline gets no team
  await moveClass(teacher, "Write", "Make teams and start Write");
  const teams = await teamsOf({ ...classroom, activity: { id } });
  expect(teams.flatMap(({ members }) => members)).toHaveLength(classroom.students.length);
  for (const { number, members } of teams) {
    const page = pages.get(members[0] ?? "");
    if (page === undefined) throw new Error(`team ${number} is empty`);
    await page.goto(`/a/${id}/write`);
    for (const question of questions)
      await page.getByRole("textbox", { name: question }).fill(`Team ${number} on: ${question}`);
    await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Hand in", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand in as it is" }).click();
    await expect(page.getByText(/Handed in by/)).toBeVisible();
  }
  await moveClass(teacher, "Compare", "Pair the teams and start Compare");
  await first.goto(`/a/${id}/compare`);
  for (const question of questions) await expect(first.getByRole("heading", { name: question })).toBeVisible();
  await moveClass(teacher, "Vote", "Start Vote");
  for (const [name, page] of pages) {
    await page.goto(`/a/${id}/vote`);
    await castVote({ name, page, received: () => Promise.resolve([]) }, newMode);
  }
  await moveClass(teacher, "Results", "Reveal the results");
  await first.goto(`/a/${id}/casebook`);
  for (const { number } of teams)
    for (const question of questions)
      await expect(first.getByText(`Team ${number} on: ${question}`).first()).toBeVisible();
  await expect(first.getByText(title).first()).toBeAttached();
  await expect(first.getByText(builtInLesson.about)).toBeVisible();
  for (const page of [teacher, ...pages.values()]) await page.context().close();
}

test("T16a, T16j: a teacher copies a lesson, makes five modes and four questions of it and publishes it; a class of nine goes through it to the casebook; another teacher on an empty server imports its file, publishes it, and a class of nine goes through it there", async ({
  makeClassroom,
  open,
  server,
}) => {
  test.setTimeout(patience(600_000));
  const classroom = await makeClassroom({ teams: 0, withoutTeam: 9, phase: "setup" });
  const page = await open(classroom.teacher, "/teacher");
  await page.getByRole("link", { name: "Your lessons" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your lessons" })).toBeVisible();
  await copyLesson(page);
  await addModeAndQuestion(page);
  await expect(page.getByText(/missing before a class can use this lesson/)).toHaveCount(0);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("You have published version 1.")).toBeVisible();
  await page.reload();
  await showPart(page, "Failure modes");
  await openItem(page, "Failure mode 5");
  await expect(page.getByText(newMode).first()).toBeVisible();
  await runClass(open, classroom);

  await page.goto("/teacher/lessons");
  const file = await download(page, () =>
    page.getByRole("listitem").filter({ hasText: title }).getByRole("link", { name: "Export as a file" }).click(),
  );
  const other = await startServer();
  try {
    await disconnect();
    connectTo(other);
    const openThere: Open = (who, at) => open(who, at, { baseURL: other.origin });
    const there = await makeRows({ withoutTeam: 9, phase: "setup" });
    const colleague = await openThere(there.teacher, "/teacher/lessons");
    await expect(colleague.getByText("You have not made a lesson yet.")).toBeVisible();
    await colleague.getByLabel("Choose the file").setInputFiles(file);
    await expect(colleague.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await colleague.getByRole("button", { name: "Publish" }).click();
    await expect(colleague.getByText("You have published version 1.")).toBeVisible();
    await runClass(openThere, there);
  } finally {
    await disconnect();
    connectTo(server);
    await other.stop();
  }
});

test("T16p: the whole lesson is read as it is saved, with its figures and answers, and a lesson that lacks something says so in place of that", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const { page, at } = await openCopy(open, teacher);
  await fill(page, { Title: "Read me" });
  await expect(isSaved(page)).toBeVisible();
  await page.getByRole("link", { name: "Read the whole lesson" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read me" })).toBeVisible();
  for (const { title: heading } of builtInLesson.sections)
    await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
  await expect(page.getByRole("figure").first()).toBeVisible();
  await page.getByRole("link", { name: "Back to the form" }).click();
  await page.getByLabel("Title", { exact: true }).fill("");
  await expect(isSaved(page)).toBeVisible();
  await page.goto(`${at}/read`);
  await expect(page.getByText(/One thing is missing before a class can use this lesson/)).toBeVisible();
});

test("T16g, T16h: what is missing stands beside its field and counts at its part, is saved all the same, and keeps the lesson from being published; what was shown as saved is there after a reload and in another tab", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const { page, at } = await openCopy(open, teacher);
  await fill(page, { "Summary of the lesson, in one or two sentences": "What sensors miss." });
  await page.getByLabel("Title", { exact: true }).fill("");
  await expect(isSaved(page)).toBeVisible();
  const field = page.getByLabel("Title", { exact: true });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription("Write a text.");
  await expect(page.getByRole("button", { name: "About 1 thing to mend" })).toBeVisible();
  await expect(page.getByText(/One thing is missing before a class can use this lesson/)).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(field).toBeFocused();
  await page.reload();
  await expect(page.getByText("Not published yet, so classes cannot use this lesson.")).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
  const tab = await page.context().newPage();
  await tab.goto(at);
  await expect(tab.getByLabel("Summary of the lesson, in one or two sentences")).toHaveValue("What sensors miss.");
  await tab.getByLabel("Title", { exact: true }).fill("Mended");
  await expect(isSaved(tab)).toBeVisible();
  await expect(tab.getByText(/missing before a class can use/)).toHaveCount(0);
  await showPart(tab, "Plans");
  const plan = await openItem(tab, "Plan 1");
  await plan.getByLabel("Minutes in all").fill("500");
  await expect(plan.getByText("Write a whole number from 10 to 240.")).toBeVisible();
  await tab.reload();
  await expect((await openItem(tab, "Plan 1")).getByLabel("Minutes in all")).toHaveValue("45");
});

test("T16h: two teachers who edit one lesson keep what both have typed; of a text that both have changed each sees the other’s and chooses", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const { page: one, at } = await openCopy(open, teacher);
  const two = await open(await signInAs(teacher), at);
  const summary = "Summary of the lesson, in one or two sentences";
  const question = "The question that the class votes on";
  await fill(one, { [summary]: "From the first." });
  await expect(isSaved(one)).toBeVisible();
  await fill(two, { [question]: "From the second?" });
  await expect(isSaved(two)).toBeVisible();
  await expect(two.getByLabel(summary)).toHaveValue("From the first.");
  await fill(two, { [summary]: "Another text." });
  await expect(isSaved(two)).toBeVisible();
  await fill(one, { [summary]: "A third text." });
  await expect(one.getByRole("alert").getByText("Another text.")).toBeVisible();
  await expect(one.getByLabel(summary)).toHaveValue("A third text.");
  await expect(one.getByLabel(question)).toHaveValue("From the second?");
  await one.getByRole("button", { name: "Keep mine" }).click();
  await expect(isSaved(one)).toBeVisible();
  await two.reload();
  await expect(two.getByLabel(summary)).toHaveValue("A third text.");
});

test("T16h: a text about which the teacher has not decided, and one that could not be sent, are in the form again after another page and a reload", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const { page, at } = await openCopy(open, teacher);
  const summary = "Summary of the lesson, in one or two sentences";
  const question = "The question that the class votes on";
  const two = await open(await signInAs(teacher), at);
  await fill(two, { [summary]: "Another text." });
  await expect(isSaved(two)).toBeVisible();
  await fill(page, { [summary]: "My text." });
  await expect(page.getByRole("alert").getByText("Another text.")).toBeVisible();
  await page.getByRole("link", { name: "Crosscase" }).first().click();
  await expect(page).toHaveURL(/\/teacher$/);
  await page.goBack();
  await expect(page.getByRole("alert").getByText("Another text.")).toBeVisible();
  await expect(page.getByLabel(summary)).toHaveValue("My text.");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(isSaved(page)).toBeVisible();
  await two.reload();
  await expect(two.getByLabel(summary)).toHaveValue("My text.");

  await page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await fill(page, { [question]: "Which one?" });
  await expect(page.getByRole("button", { name: "Save again" })).toBeVisible();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel(question)).toHaveValue("Which one?");
  await page.unroute("**/*");
  await expect(isSaved(page)).toBeVisible();
  await two.reload();
  await expect(two.getByLabel(question)).toHaveValue("Which one?");
});

test("T16j, T16l: a file that is no lesson is refused in a sentence that names its place, and nothing is imported; a lesson that no activity uses is deleted", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const page = await open(teacher, "/teacher/lessons");
  const choose = (text: string) =>
    page
      .getByLabel("Choose the file")
      .setInputFiles({ name: "lesson.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await choose("not a lesson");
  await expect(
    page.getByRole("alert").getByText("This file is not a lesson that Crosscase has exported."),
  ).toBeVisible();
  const spoiled = { ...builtInLesson, title: 5 };
  await choose(JSON.stringify({ format: "crosscase-lesson", version: 1, lesson: spoiled }));
  await expect(page.getByRole("alert").getByText("“lesson.title”")).toBeVisible();
  await page.reload();
  await expect(page.getByText("You have not made a lesson yet.")).toBeVisible();
  await copyLesson(page);
  await fill(page, { Title: "To delete" });
  await expect(isSaved(page)).toBeVisible();
  await page.goto("/teacher/lessons");
  await page.getByRole("button", { name: "Delete To delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the lesson" }).click();
  await expect(page.getByText("You have not made a lesson yet.")).toBeVisible();
});
