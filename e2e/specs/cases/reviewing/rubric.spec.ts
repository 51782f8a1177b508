import { makeCoTeacher } from "@/db/testing/factories";
import { signInAs, student } from "@/e2e/support/classroom";
import { expect, test } from "@/e2e/support/fixtures";
import { markCase, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { handIn } from "./review-support";

test("T12e: from *The lesson*, and from Review while it is empty, a teacher edits the rubric; students see it at once, of two who edit the later one is told; from the first mark on only words are edited", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const ade = await signInAs(await makeCoTeacher(classroom.class.id, { name: "Mr. Ade" }));
  const [mine, theirs] = [
    await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/lesson`),
    await open(ade, `/teacher/activities/${classroom.activity.id}/submissions`),
  ];
  for (const page of [mine, theirs]) await page.getByRole("link", { name: "Edit the rubric" }).click();
  const team = await open(student(classroom, 0), `/a/${classroom.activity.id}/write`);
  const rubric = team.locator("details").filter({ hasText: "How your case is marked" });
  await rubric.locator("summary").click();

  const first = (page: typeof mine) => page.getByRole("textbox", { name: "Criterion 1" });
  await expect(first(theirs)).toHaveValue("The scenario is specific and could happen");
  await first(theirs).fill("Theirs");
  await mine.getByRole("button", { name: "Remove criterion 2" }).click();
  await mine.getByRole("button", { name: "Add a level" }).click();
  await expect(mine.getByRole("button", { name: "Save the rubric" })).toBeDisabled();
  for (const box of await mine.getByRole("textbox", { name: "Level 5" }).all()) await box.fill("Beyond what was asked");
  await first(mine).fill("It could happen next week");
  await mine.getByRole("button", { name: "Save the rubric" }).click();
  await expect(mine.getByText("The rubric is saved.")).toBeVisible();
  await expect(rubric).toContainText("It could happen next week");
  await expect(rubric).not.toContainText("Shows who is harmed");

  await expect(theirs.getByText("Another teacher has edited the rubric.")).toBeVisible();
  await expect(first(theirs)).toHaveValue("Theirs");
  await theirs.getByRole("button", { name: "Show the other version and discard mine" }).click();
  await expect(first(theirs)).toHaveValue("It could happen next week");

  await handIn(classroom);
  await markCase(await editorOf(classroom), (await submissionOf(classroom, 0)).id, { scenario: 5 });
  await theirs.reload(); // changes from this process invalidate no page
  await expect(theirs.getByText("You can still change the text")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Remove criterion 1" })).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: "Add a criterion" })).toBeDisabled();
  await first(theirs).fill("It could happen tomorrow");
  await theirs.getByRole("button", { name: "Save the rubric" }).click();
  await expect(rubric).toContainText("It could happen tomorrow");
});
