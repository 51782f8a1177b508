/** A teacher tries a lesson as a student, without a class (T16). */
import type { Locator, Page } from "@playwright/test";
import { pool } from "@/db/client";
import { makeOwnLesson } from "@/db/testing/factories";
import { expect, phone } from "@/e2e/support/fixtures";
import { test } from "@/e2e/support/own-server";
import { findInDatabase } from "@/e2e/specs/privacy/find-in-database";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { toPlainText } from "@/lib/content/inline";

const lesson = readBuiltInLesson("why-software-projects-fail");
const [mode, other] = lesson.modes;
const typed = {
  title: "Nobody asked the pilots",
  answer: "The clerks paid for the release.",
  note: "Both began with a date.",
  because: "A promise is cheap to make.",
  mind: "The second case changed my mind.",
};

/** Rows that each request of a signed-in teacher may change: how often the teacher asks, and when the teacher was last seen. */
const ofEachRequest = ["throttles", "sessions", "sightings"];

/** Every row of the other tables, as text. */
async function readRows(): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (ofEachRequest.includes(name)) continue;
    const found = await pool().query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    rows[name] = found.rows.map(({ row }) => row);
  }
  return rows;
}

/** Everything that the browser stores for the site. */
const readStorage = (page: Page) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));

const nav = (page: Page) => page.getByRole("navigation", { name: "Steps of the lesson" });
const next = (page: Page, title: string) => nav(page).getByRole("link", { name: `Next: ${title}`, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

/** Presses a link to the step with that title and heading. */
async function goOn(page: Page, title: string, name = title): Promise<void> {
  await next(page, title).click();
  await expect(heading(page, name)).toBeVisible();
}

async function answerCheck(check: Locator, { options }: (typeof lesson.checks)[number], isRight: boolean) {
  const option = options.find(({ correct }) => correct === isRight);
  await check.getByRole("radio", { name: option?.text, exact: true }).check();
  await check.getByRole("button", { name: "Check this answer" }).click();
  await expect(check.getByRole("status")).toContainText(option?.explanation ?? "");
  await expect(check.getByRole("group").getByText(option?.explanation ?? "")).toBeVisible();
}

/** Steps of Learn: guesses, every section, the matching, the checks and the first vote. */
async function walkLearn(page: Page): Promise<void> {
  const [firstSection] = lesson.sections;
  await expect(heading(page, "Before reading: a guess")).toBeVisible();
  const [guess] = lesson.guesses;
  const guessed = guess?.options.find(({ correct }) => !correct)?.text ?? "";
  for (const { question, options } of lesson.guesses)
    await page
      .getByRole("group", { name: question })
      .getByRole("radio", { name: options.find(({ correct }) => !correct)?.text, exact: true })
      .check();
  await page.getByRole("button", { name: `Next: ${firstSection?.title}` }).click();

  for (const [at, section] of lesson.sections.entries()) {
    await expect(heading(page, section.title)).toBeVisible();
    const paragraph = section.blocks.find((block) => block.kind === "paragraph");
    await expect(page.getByText(toPlainText(paragraph?.text ?? "").slice(0, 40)).first()).toBeVisible();
    if (section.id === guess?.section) {
      const own = page.getByRole("region", { name: guess.question });
      await expect(own.getByRole("definition").first()).toHaveText(guessed);
      await expect(own).toContainText(toPlainText(guess.explanation).slice(0, 40));
    }
    if (section.blocks.some(({ kind }) => kind === "figure"))
      await expect(page.getByRole("figure").first()).toBeVisible();
    const after = lesson.sections[at + 1];
    if (after !== undefined) await next(page, after.title).click();
  }

  await goOn(page, "Causes", lesson.matching.title);
  const row = (cause: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: cause });
  const put = async (name: string, cause: string) => {
    await page.getByRole("group", { name: "Terms still to place" }).getByRole("button", { name }).click();
    await row(cause).getByRole("button").click();
  };
  await put(mode?.name ?? "", other?.match.cause ?? "");
  await expect(page.getByText("Not quite.")).toBeVisible();
  await page.keyboard.press("Escape");
  for (const { name, match } of lesson.modes) {
    await put(name, match.cause);
    await expect(row(match.cause)).toContainText(match.right);
  }
  await expect(page.getByText(`You have matched all ${lesson.modes.length} terms correctly.`)).toBeVisible();

  await goOn(page, "Check yourself");
  for (const check of lesson.checks) {
    const region = page.getByRole("region", { name: check.question });
    await answerCheck(region, check, false);
    await answerCheck(region, check, true);
    await expect(region).toContainText("answered in 2 tries");
  }

  await goOn(page, "First vote");
  await page.getByRole("radio", { name: mode?.name }).check();
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is in.")).toBeVisible();
}

/** Write, Compare, Vote and Results. */
async function walkTeamWork(page: Page): Promise<void> {
  const [question] = lesson.caseStudy.questions;
  await goOn(page, "Write", "Your team’s case");
  const card = page.getByRole("complementary", { name: "Your failure mode" });
  await expect(card.getByRole("heading", { name: mode?.name })).toBeVisible();
  await page.getByLabel("Your team’s failure mode").selectOption({ label: other?.name ?? "" });
  await expect(card.getByRole("heading", { name: other?.name })).toBeVisible();
  await expect(card.getByText(other?.prompts[0] ?? "").first()).toBeVisible();
  await page.getByLabel("Title").fill(typed.title);
  for (const one of lesson.caseStudy.questions)
    await expect(page.getByRole("heading", { level: 2, name: one.question })).toBeVisible();
  const field = page.getByRole("textbox", { name: question?.question });
  await expect(field).toHaveAttribute("placeholder", question?.placeholder ?? "");
  await field.fill(typed.answer);
  await expect(field).toHaveAccessibleDescription(new RegExp(escape(question?.hint ?? "")));
  await card.getByRole("link", { name: "A worked example" }).click();
  await expect(heading(page, other?.example.title ?? "")).toBeVisible();
  await page.getByRole("link", { name: "Back to the worksheet" }).click();
  await expect(field).toHaveValue(typed.answer);

  await goOn(page, "Compare");
  await expect(page.getByRole("heading", { level: 2, name: typed.title })).toBeVisible();
  await expect(page.getByText(typed.answer)).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: mode?.example.title })).toBeVisible();
  await page.getByRole("textbox", { name: lesson.notesPrompts[0]?.prompt }).fill(typed.note);

  await goOn(page, "Vote", lesson.ballotQuestion);
  await expect(page.getByText(`In the first vote, you chose ${mode?.name}.`)).toBeVisible();
  await page.getByRole("radio", { name: other?.name }).check();
  await page.getByLabel("Because").fill(typed.because);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is in.")).toBeVisible();

  await goOn(page, "Results", "How the class voted");
  await expect(page.getByRole("region", { name: "First vote" })).toContainText(mode?.name ?? "");
  await expect(page.getByRole("region", { name: "Final vote" })).toContainText(typed.because);
  await page.getByLabel("What changed my mind, or why did it not?").fill(typed.mind);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("T16m: a teacher walks a lesson that ships from the guesses to the exit ticket without a class; no row, no request that changes something, and nothing in the browser is left", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const page = await open(teacher, "/teacher/lessons");
  const tryLink = page.getByRole("link", { name: `Try ${lesson.title} as a student` });
  await expect(tryLink).toBeVisible();
  const before = { rows: await readRows(), storage: await readStorage(page) };
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(`${request.method()} ${request.url()}`));

  await tryLink.click();
  await expect(page.getByText("Crosscase does not store your answers.")).toBeVisible();
  await walkLearn(page);
  await walkTeamWork(page);
  expect(await readStorage(page)).toEqual(before.storage);
  await nav(page).getByRole("link", { name: "Leave the lesson" }).click();
  await expect(heading(page, "Your lessons")).toBeVisible();

  expect(sent).toEqual([]);
  expect(await readStorage(page)).toEqual(before.storage);
  expect(await readRows()).toEqual(before.rows);
  expect(await findInDatabase(...Object.values(typed))).toEqual([]);
  await tryLink.click();
  await expect(heading(page, "Before reading: a guess")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("T16m: a teacher tries an own lesson as it was last saved, back and forth, on a phone too, and what was typed is gone after a reload; a lesson that lacks something says so with a link to its form", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const own = { ...lesson, title: "Saved and not published", guesses: [] };
  const id = await makeOwnLesson(teacher.id, own);
  const page = await open(teacher, `/teacher/lessons/${id}`, phone);
  await page.getByRole("link", { name: "Try it as a student" }).click();
  await expect(heading(page, own.sections[0]?.title ?? "")).toBeVisible();
  await expect(nav(page).getByText(`Step 1 of ${own.sections.length + 7}`)).toBeVisible();
  await goOn(page, own.sections[1]?.title ?? "");
  await nav(page).getByRole("link", { name: own.sections[0]?.title, exact: true }).click();
  await expect(heading(page, own.sections[0]?.title ?? "")).toBeVisible();
  await page.goto(`/teacher/lessons/${id}/try/write`);
  const title = page.getByLabel("Title");
  await title.fill(typed.title);
  await goOn(page, "Compare");
  await nav(page).getByRole("link", { name: "Write", exact: true }).click();
  await expect(title).toHaveValue(typed.title);
  await page.reload();
  await expect(title).toHaveValue("");
  await page.getByRole("link", { name: "Leave", exact: true }).click();
  await expect(heading(page, own.title)).toBeVisible();

  const lacking = await makeOwnLesson(teacher.id, { ...own, modes: [], ballotQuestion: "" });
  await page.goto(`/teacher/lessons/${lacking}/try`);
  await expect(page.getByText(/are missing before a class can use this lesson/)).toBeVisible();
  await page.getByRole("link", { name: "Back to the form" }).click();
  await expect(page.getByRole("navigation", { name: "Parts of the form" })).toBeVisible();
});
