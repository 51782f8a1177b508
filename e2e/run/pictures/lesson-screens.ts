/** Lessons that teachers make (T16). */
import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { makeOwnLesson, makePicturedLesson } from "@/db/testing/factories";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { listOwnLessons } from "@/lib/activity/queries/lessons";
import { teacher as who, both, type Screen } from "./screen";

const title = "When Sensors Fail";
/** A lesson with an uploaded picture. */
const pictured = "When Bridges Fail";
const [first, ...others] = builtInLesson.modes;
/** A lesson that lacks a name and a look of its own for its first mode. */
const incomplete = {
  ...builtInLesson,
  title,
  modes: first === undefined ? [] : [{ ...first, name: "", look: others[0]?.look ?? first.look }, ...others],
};

const screen = (name: string, act?: (page: Page) => Promise<void>): Screen => ({
  name,
  scene: "learn",
  who,
  at: () => "/teacher/lessons",
  sizes: both,
  isDuplicate: true,
  prepare: async ({ teacher }) => {
    const made = await listOwnLessons(database(), teacher.id);
    if (made.length > 0) return;
    await makeOwnLesson(teacher.id, incomplete);
    await makePicturedLesson(teacher.id, { ...builtInLesson, title: pictured });
  },
  ...(act === undefined ? {} : { act }),
});

/** Opens the lesson's form at a part. */
const openPart =
  (part: string, lesson = title) =>
  async (page: Page) => {
    await page.getByRole("link", { name: lesson, exact: true }).click();
    await page
      .getByRole("navigation")
      .getByRole("button", { name: new RegExp(`^${part}`) })
      .click();
    await page.getByRole("heading", { level: 2, name: part }).waitFor();
    for (const item of (await page.locator("section > fieldset > details > summary").all()).slice(0, 1))
      await item.click();
  };

/** Tries a lesson, the one that ships if no title is given, at a step of its address. */
const tryStep =
  (step: string, lesson = builtInLesson.title) =>
  async (page: Page) => {
    await page.getByRole("link", { name: `Try ${lesson} as a student`, exact: true }).click();
    await page.getByRole("navigation", { name: "Steps of the lesson" }).waitFor();
    await page.goto(new URL(step, page.url()).href);
  };

export const lessons: Screen[] = [
  screen("own-lessons"),
  screen("own-lesson-modes", openPart("Failure modes")),
  screen("own-lesson-text", openPart("Text")),
  screen("own-lesson-exercises", openPart("Exercises")),
  screen("own-lesson-plans", openPart("Plans")),
  screen("own-lesson-figures", openPart("Figures", pictured)),
  screen("try-picture", tryStep("section-brittleness", pictured)),
  screen("try-guess", tryStep("guess")),
  screen("try-section", tryStep(`section-${builtInLesson.sections[1]?.id}`)),
  screen("try-match", tryStep("match")),
  screen("try-check", tryStep("check")),
  screen("try-first-vote", tryStep("first-vote")),
  screen("try-write", tryStep("write")),
  screen("try-example", tryStep(`example?mode=${builtInLesson.modes[0]?.id}`)),
  screen("try-glossary", tryStep("glossary")),
  screen("try-compare", tryStep("compare")),
  screen("try-vote", tryStep("vote")),
  screen("try-results", tryStep("results")),
];
