import { expect, member, test } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";
import { write, board, harmed, bar } from "./steer-support";

test("Q7b: who is typing stays, is told, loses no word, and goes when they like", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const student = await open(member(classroom, 0), write(classroom));
  await expect(harmed(student)).toBeEditable();
  await harmed(student).click();
  await student.keyboard.type("The people who");
  await moveClass(teacher, "Compare", "Start Compare");
  await expect(bar(student)).toHaveText(/The class is now in the Compare phase\./);
  await student.keyboard.type(" were not in the data.");
  await expect(harmed(student)).toHaveValue("The people who were not in the data.");
  await expect(student).toHaveURL(/\/write$/);
  await bar(student).getByRole("button", { name: "Go to Compare" }).click();
  await expect(student).toHaveURL(/\/compare$/);
  await expect(student.getByText("The people who were not in the data.")).toBeVisible();
  await expect(bar(student)).toBeHidden();
});

test("Q7b: the page follows after 60 seconds without typing, and the bar goes when the class comes back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const student = await open(member(classroom, 0), "about:blank");
  await student.clock.install();
  await student.goto(write(classroom));
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("Farmers.");
  await moveClass(teacher, "Compare", "Start Compare");
  await expect(async () => {
    await student.clock.runFor(1_000);
    await expect(bar(student)).toBeVisible({ timeout: 200 });
  }).toPass();
  await moveClass(teacher, "Write", "Go back to Write");
  await expect(bar(student)).toBeHidden();
  await expect(harmed(student)).toHaveValue("Farmers.");
  await harmed(student).fill("Farmers, and those who buy from them.");
  await moveClass(teacher, "Compare", "Start Compare");
  await expect(async () => {
    await student.clock.runFor(1_000);
    await expect(bar(student)).toBeVisible({ timeout: 200 });
  }).toPass();
  await student.clock.runFor(50_000);
  await expect(student).toHaveURL(/\/write$/);
  await student.clock.runFor(15_000);
  await expect(student).toHaveURL(/\/compare$/);
});

test("Q7b: who typed almost 10 seconds ago stays, and who typed 10 seconds ago goes with the class", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const pages = await Promise.all([0, 1].map((team) => open(member(classroom, team), "about:blank")));
  for (const page of pages) {
    await page.clock.install();
    await page.goto(write(classroom));
    await expect(harmed(page)).toBeEditable();
    await page.clock.pauseAt(Date.now() + 60_000);
    await harmed(page).press("F");
  }
  const [typing, done] = pages;
  if (typing === undefined || done === undefined) throw new Error("no pages");
  await done.clock.runFor(10_000);
  await typing.clock.runFor(8_000);
  await moveClass(teacher, "Compare", "Start Compare");
  // Both clocks run only where a step runs them, so the last key is at most 9.9 s ago.
  await expect(async () => {
    await done.clock.runFor(100);
    await expect(done).toHaveURL(/\/compare$/, { timeout: 200 });
  }).toPass();
  let since = 8_000;
  await expect(async () => {
    if (since < 9_900) await typing.clock.runFor(100);
    since += 100;
    await expect(bar(typing)).toHaveText(/The class is now in the Compare phase\./, { timeout: 200 });
  }).toPass();
  await expect(typing).toHaveURL(/\/write$/);
});

test("Q7b: an open dialog keeps the page where it is", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const student = await open(member(classroom, 0), "about:blank");
  await student.clock.install();
  await student.goto(write(classroom));
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("Farmers.");
  await student.getByRole("button", { name: "Hand in" }).click();
  await student.clock.runFor(3_000);
  await expect(student.getByRole("dialog")).toBeVisible();
  await student.clock.runFor(11_000); // the last typing is too long ago to count
  await moveClass(teacher, "Compare", "Start Compare");
  await expect(async () => {
    await student.clock.runFor(500);
    await expect(student.getByText("The class is now in the Compare phase.")).toBeAttached({ timeout: 200 });
  }).toPass();
  await expect(student.getByRole("dialog")).toBeVisible();
  await expect(student).toHaveURL(/\/write$/);
});

test("Q7b: who is presenting is not taken away from it", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const presenter = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`);
  const listener = await open(member(classroom, 1), `/a/${classroom.activity.id}/compare`);
  await presenter.getByRole("button", { name: "Present" }).click();
  await expect(presenter.getByText("Your team is presenting")).toBeVisible();
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(listener).toHaveURL(/\/vote$/);
  await expect(bar(presenter)).toContainText("The class is now in the Vote phase.");
  await expect(presenter).toHaveURL(/\/present$/);
  await bar(presenter).getByRole("button", { name: "Go to Vote" }).click();
  await expect(presenter).toHaveURL(/\/vote$/);
});

test("Q7c: nothing on the page left behind is cleared: a reason that was begun is there when the class comes back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const student = await open(member(classroom, 0), `/a/${classroom.activity.id}/vote`);
  await student.getByRole("radio", { name: /Bias/ }).check();
  await student.getByLabel("Because").fill("It looks neutral, and");
  await moveClass(teacher, "Compare", "Go back to Compare");
  await bar(student).getByRole("button", { name: "Go to Compare" }).click();
  await expect(student).toHaveURL(/\/compare$/);
  await moveClass(teacher, "Vote", "Start Vote");
  await bar(student).getByRole("button", { name: "Go to Vote" }).click();
  await expect(student).toHaveURL(/\/vote$/);
  await expect(student.getByRole("radio", { name: /Bias/ })).toBeChecked();
  await expect(student.getByLabel("Because")).toHaveValue("It looks neutral, and");
});

test("Q7b: choosing a card is not typing: whoever has just voted follows to the results at once", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const student = await open(member(classroom, 0), `/a/${classroom.activity.id}/vote`);
  await student.getByRole("radio", { name: /Bias/ }).check();
  await student.getByRole("button", { name: "Cast my vote" }).click();
  await expect(student.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  await moveClass(teacher, "Results", "Reveal the results");
  await expect(student).toHaveURL(/\/results$/);
});
