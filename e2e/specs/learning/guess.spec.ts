import { expect, phone, test } from "@/e2e/support/fixtures";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { shuffleFor } from "@/lib/features/learning/rules/order";
import { first, learn } from "./learn-support";

test("S2k, S2m, S2n: a student guesses, changes a guess, reads on and finds the guess beside the answer where the lesson explains it and at the end; by then the guess is fixed", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), `/a/${classroom.activity.id}/learn`);
  await expect(page).toHaveURL(/learn\/guess$/);
  const next = page.getByRole("button", { name: "Next: What a failure can teach" });
  await page.getByRole("radio", { name: /cow of a rare breed/ }).check();
  await page.getByRole("radio", { name: "About 50 times in 100" }).check();
  await page.context().setOffline(true);
  await next.click();
  await expect(page.getByText("The server did not reply. Check the connection and try again.")).toBeVisible();
  await expect(page.getByRole("radio", { name: /cow of a rare breed/ })).toBeChecked();
  await page.context().setOffline(false);
  await next.click();
  await expect(page.getByRole("heading", { level: 1, name: "What a failure can teach" })).toBeVisible();

  await page.getByRole("link", { name: "Before reading: a guess" }).last().click();
  await expect(page.getByRole("radio", { name: /cow of a rare breed/ })).toBeChecked();
  await page.getByRole("radio", { name: "Two camels far away, in the desert" }).check();
  await next.click();
  await expect(page.getByRole("heading", { level: 1, name: "What a failure can teach" })).toBeVisible();
  await page.goto(learn(classroom, "brittleness"));
  const explained = page.getByRole("region", { name: "Which new photograph is most likely to fool it?" });
  await expect(explained).toContainText("Your guess before reading");
  await expect(explained).toContainText("Two camels far away, in the desert");
  await expect(explained).toContainText("An ordinary cow that stands on a beach");
  await expect(explained).toContainText("In 2018 a program recognised cows on a mountain pasture");
  await expect(explained.getByRole("link", { name: /^Source \d+$/ })).toBeVisible();
  await page.getByRole("button", { name: "Next: Bias" }).click();
  await expect(page.getByRole("region", { name: "How often will it say “woman”?" })).toContainText("About 50 times");

  await page.goto(learn(classroom, "vote"));
  const again = page.getByRole("region", { name: "Your guesses before reading" });
  await expect(again).toContainText("Two camels far away, in the desert");
  await expect(again).not.toContainText("About 50 times in 100"); // its section is not read yet
  await page.goto(learn(classroom, "guess"));
  await expect(page.getByRole("region", { name: "Which new photograph" }).getByRole("radio")).toHaveCount(0);
  await expect(page.getByText("Your guess: Two camels far away, in the desert.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "About 50 times in 100" })).toBeChecked();
});

test("S2i: the options of guesses stand in the student's own order, the same after a reload", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const { id } = first(classroom);
  const page = await open(first(classroom), learn(classroom, "guess"));
  const ordered = builtInLesson.guesses.map((guess) => shuffleFor(guess.options, id, guess.id).map(({ text }) => text));
  for (const visit of ["first", "second"]) {
    if (visit === "second") await page.reload();
    for (const [at, guess] of builtInLesson.guesses.entries())
      await expect(page.getByRole("region", { name: guess.question }).getByRole("listitem")).toHaveText(
        ordered[at] ?? [],
      );
  }
});

test("S2l: a student without a guess reads on, also on a phone, and the section still explains the case", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), `/a/${classroom.activity.id}/learn`, phone);
  await page.getByRole("button", { name: "Next: What a failure can teach" }).click();
  await page.getByRole("button", { name: "Next: Brittleness" }).click();
  const explained = page.getByRole("region", { name: "Which new photograph is most likely to fool it?" });
  await expect(explained).toContainText("You did not guess.");
  await expect(explained).toContainText("An ordinary cow that stands on a beach");
  await page.goto(`/a/${classroom.activity.id}/learn`);
  await expect(page).toHaveURL(/learn\/brittleness$/);
});

test("S2o: the teacher sees live how many guesses each student made and how many students chose each answer", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 2 });
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/tries`);
  const line = teacher.getByRole("row").filter({ hasText: first(classroom).name });
  await expect(line).toContainText("0 of 3");
  const page = await open(first(classroom), learn(classroom, "guess"));
  await page.getByRole("radio", { name: "An ordinary cow that stands on a beach" }).check();
  await page.getByRole("button", { name: "Next: What a failure can teach" }).click();
  await expect(line).toContainText("1 of 3");
  const table = teacher.getByRole("table", { name: "Guesses by answer" });
  await expect(table.getByRole("row").filter({ hasText: "on a beach (right)" })).toContainText("1");
  await expect(table).not.toContainText(first(classroom).name);
  expect(await teacher.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
});
