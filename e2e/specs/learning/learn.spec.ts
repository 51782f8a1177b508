import { expect, phone, test } from "@/e2e/support/fixtures";
import { modeNames, place, term } from "@/e2e/support/matching";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { first, learn } from "./learn-support";

const lesson = builtInLesson;

test("S2a: a section is read, its sources hang beside it, a term explains itself, the section stays while there is no connection, and the rail keeps count", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "opening"));
  await expect(page.getByRole("heading", { level: 1, name: "What a failure can teach" })).toBeVisible();
  const source = page.getByRole("link", { name: "Source 1", exact: true });
  await source.click();
  await expect(page).toHaveURL(/#source-1$/);
  await expect(page.getByText("Deep learning”, Nature 521, 2015")).toBeVisible();

  await page.getByRole("button", { name: "training data" }).click();
  await expect(page.getByText("The examples that a model learns from")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("The examples that a model learns from")).toBeHidden();

  const next = page.getByRole("button", { name: "Next: Brittleness" });
  await page.context().setOffline(true);
  await next.click();
  await expect(page.getByText("The server did not reply. Check the connection and try again.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "What a failure can teach" })).toBeVisible();
  await page.context().setOffline(false);
  await next.click();
  await expect(page.getByRole("heading", { level: 1, name: "Brittleness" })).toBeVisible();
  await expect(page.getByRole("img", { name: /A line learned in one place/ })).toBeVisible();
  const rail = page.getByRole("navigation", { name: "This lesson" });
  await expect(rail.getByRole("listitem").filter({ hasText: "What a failure can teach" })).toContainText("(done)");
  await expect(rail.getByRole("link", { name: "Brittleness" })).toHaveAttribute("aria-current", "page");
  await page.goto(`/a/${classroom.activity.id}/learn`);
  await expect(page).toHaveURL(/learn\/brittleness$/);
});

test("S2e: a check explains each wrong option and the right one, and tries are kept", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "check"));
  const check = page.getByRole("region", { name: "Why do language models hallucinate?" });
  const send = check.getByRole("button", { name: "Check this answer" });
  await check.getByRole("radio", { name: /^They have not read enough text yet/ }).check();
  await send.click();
  await expect(check.getByRole("status")).toContainText("Not this answer. Models that have read a large part");
  await expect(check.getByRole("radio", { name: /^They have not read enough text yet/ })).toHaveCount(0);
  await expect(check).toContainText(`1 of ${lesson.checks.length} · 2nd try`);
  await check.getByRole("radio", { name: /write likely text, which is not always true/ }).check();
  await send.click();
  await expect(check.getByRole("status")).toContainText("Yes. The training objective is the next token.");
  await expect(check).toContainText("answered in 2 tries");
  await expect(check).toContainText("so it has no connection to lose");
  await page.reload();
  await expect(check).toContainText("answered in 2 tries");
  await expect(send).toHaveCount(0);
});

test("S3a, S3b, S2h: the lesson ends with the first vote, with a reason if one likes, and a student who is early finds the worked examples", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "vote"));
  await page.getByRole("radio", { name: /Bias/ }).press("Space");
  await page.getByLabel("Because").fill("data look neutral");
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is in.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Because")).toHaveValue("data look neutral");
  await expect(
    page.getByRole("navigation", { name: "This lesson" }).getByRole("listitem").filter({ hasText: "First vote" }),
  ).toContainText("(done)");

  await page.getByRole("link", { name: /The river camera/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The river camera that had never seen ice" })).toBeVisible();
  await expect(page.getByText("Scenario: invented case")).toBeVisible();
  await page.getByRole("link", { name: /The score that confused cost/ }).click();
  await expect(page.getByText("Scenario: real case")).toBeVisible();
  await page.goto(`/a/${classroom.activity.id}/glossary#token`);
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await expect(page.getByText("Language models read and write token by token.")).toBeVisible();
});

test("Q1b: in setup a student guesses, reads the first section and does nothing else", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup", withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "guess"));
  await expect(page.getByText("The class has not started yet.")).toBeVisible();
  await page.getByRole("button", { name: "Next: What a failure can teach" }).click();
  await expect(page.getByText("The class has not started yet.")).toBeVisible();
  await page.getByRole("button", { name: "I have read this part" }).click();
  await expect(page).toHaveURL(/\/wait$/);
  for (const closed of ["learn/bias", "learn/match", "learn/vote", "exemplars/bias", "glossary"]) {
    await page.goto(`/a/${classroom.activity.id}/${closed}`);
    await expect(page, closed).toHaveURL(/\/wait$/);
  }
});

test("S2a: the whole lesson reads on a phone without scrolling sideways", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "opening"), {
    ...phone,
    viewport: { width: 320, height: 640 },
  });
  const stations = ["guess", ...lesson.sections.map(({ id }) => id), "match", "check", "vote"];
  for (const station of stations) {
    await page.goto(learn(classroom, station));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), station).toBe(320);
  }
  await page.getByText(`of ${stations.length} done`).click();
  await page.getByRole("navigation", { name: "This lesson" }).getByRole("link", { name: "Bias" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bias" })).toBeVisible();
});

test("S2f: the teacher sees who got how far and what went wrong, live, and reads the whole lesson with its answers", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 2 });
  const student = await open(first(classroom), learn(classroom, "match"));
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/tries`);
  const line = teacher.getByRole("row").filter({ hasText: first(classroom).name });
  await expect(line).toContainText("not tried");
  await term(student, "Bias").click();
  await place(student, "Hallucination").click();
  await place(student, "Bias").click();
  await expect(line).toContainText(`1 of ${modeNames.length}, 2 tries`);
  await expect(teacher.getByRole("table", { name: "Wrong answers" })).toContainText(
    "Bias placed on “likely, and no step checks what is true”",
  );

  await teacher.getByRole("link", { name: "See the lesson as students see it" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "When Deep Learning Fails" })).toBeVisible();
  await expect(teacher.getByRole("heading", { name: "The song that opened the back door" })).toBeVisible();
  await expect(teacher.getByRole("table", { name: "Rubric" })).toContainText("Prevention is a test someone could run");
});

test("S2f: another class's student and a student who looks for the teacher's pages get none of it", async ({
  makeClassroom,
  open,
}) => {
  const [classroom, other] = [await makeClassroom({ withoutTeam: 1 }), await makeClassroom({ withoutTeam: 1 })];
  const page = await open(first(other), learn(classroom, "opening"));
  await expect(page.getByRole("heading", { level: 1, name: "What a failure can teach" })).toHaveCount(0);
  for (const path of ["tries", "lesson"]) {
    await page.goto(`/teacher/activities/${other.activity.id}/${path}`);
    await expect(page.getByRole("table")).toHaveCount(0);
  }
});
