import { makeCoTeacher } from "@/db/testing/factories";
import { signInAs } from "@/e2e/support/classroom";
import { expect, test } from "@/e2e/support/fixtures";
import { addComment, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { criterion, handIn, people, stored, student, submissions, texts } from "./review-support";

test("T12b, T12g, T12h: two teachers review one case at once: each sees the other's marks and comments, one of two marks is chosen, and an earlier comment comes with /", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const ade = await signInAs(await makeCoTeacher(classroom.class.id, { name: "Mr. Ade" }));
  const editor = await editorOf(classroom);
  for (const text of ["Name one more person, further away.", "Say who is told first."])
    await addComment(editor, await submissionOf(classroom, 1), "harmed", text);
  const [mine, theirs] = [
    await open(classroom.teacher, submissions(classroom)),
    await open(ade, submissions(classroom)),
  ];
  for (const page of [mine, theirs]) await expect(page.getByRole("radio").first()).toBeEnabled();

  await mine.keyboard.press("3");
  await expect(criterion(theirs, "The scenario is specific").getByText("Given by Ms. Okafor.")).toBeVisible();
  await theirs.keyboard.press("Shift+Tab");
  await criterion(theirs, "The scenario is specific").getByRole("radio", { name: "Level 2" }).check();
  for (const page of [mine, theirs])
    await expect(page.getByText("Teachers gave 2 different levels. Choose the level that counts.")).toBeVisible();
  await mine.getByRole("button", { name: "Release to Amara and Ben" }).click();
  await expect(mine.getByText("Team 1 has two different levels on one criterion.")).toBeVisible();
  await mine.getByRole("group", { name: "The level that counts" }).getByRole("button", { name: "2 Mr. Ade" }).click();
  for (const page of [mine, theirs])
    await expect(page.getByText("Teachers gave 2 different levels. Level 2 counts.")).toBeVisible();
  expect((await stored(classroom)).marked[0]?.levels).toEqual({ scenario: 2 });

  // The bank offers only the teacher's own comments. It works by keyboard, and Escape leaves the slash in the text.
  await mine.keyboard.press("w");
  const box = mine.getByRole("textbox", { name: "On the whole case" });
  await expect(box).toBeFocused();
  await mine.keyboard.type("Good. /further");
  await expect(mine.getByRole("option", { name: "Name one more person, further away." })).toBeVisible();
  // Type on before the next frame is rendered.
  await mine.keyboard.press("Enter");
  await mine.keyboard.type(" /");
  await expect(box).toHaveValue("Good. Name one more person, further away. /");
  const chosen = mine.getByRole("listbox", { name: "Your earlier comments" }).getByRole("option", { selected: true });
  const first = await chosen.innerText();
  for (const key of ["ArrowDown", "ArrowUp", "ArrowDown"]) await mine.keyboard.press(key);
  await expect(chosen).not.toHaveText(first);
  await mine.keyboard.press("Escape");
  await expect(mine.getByRole("listbox")).toHaveCount(0);
  await mine.keyboard.press("Backspace");
  await mine.keyboard.press("Control+Enter");
  const comment = theirs.getByText("Good. Name one more person, further away.");
  await expect(comment).toBeVisible();
  await expect(theirs.getByText("by Ms. Okafor")).toBeVisible();

  // Both change the comment: the later teacher is told before anything is overwritten.
  await theirs.getByRole("button", { name: "Change", exact: true }).click();
  await mine.getByRole("button", { name: "Change", exact: true }).click();
  await mine.getByRole("textbox", { name: "On the whole case" }).fill("Mine.");
  await theirs.getByRole("textbox", { name: "On the whole case" }).fill("Theirs.");
  await theirs.keyboard.press("Control+Enter");
  await expect(mine.getByText("Another teacher has changed this comment to: “Theirs.”.")).toBeVisible();
  await expect(mine.getByRole("textbox", { name: "On the whole case" })).toHaveValue("Mine.");
  await mine.keyboard.press("Control+Enter");
  await expect(theirs.getByText("Mine.", { exact: true })).toBeVisible();

  // The team reads the comment with the review.
  await mine.getByRole("button", { name: "Release to Amara and Ben" }).click();
  await expect(mine.getByText("Released to Amara and Ben")).toBeVisible();
  const team = await open(people(classroom).amara, student(classroom, "review"));
  await expect(team.getByRole("heading", { name: "The whole case" })).toBeVisible();
  await expect(team.getByText("Mine.", { exact: true })).toBeVisible();
  await expect(team.getByText("2 of 4")).toBeVisible();
});

test("T12i, T13e: who wrote how much stands beside the case, and what was put in at once in its history too", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  const words = countWords(Object.values(texts).join(" "));
  const facts = page.getByRole("region", { name: "Authors of this case" });
  await expect(facts.getByRole("listitem")).toContainText([
    `Amara ${words} words`,
    "Ben 0 words",
    `${words} words added in one go by Amara`,
  ]);
  await page.getByRole("link", { name: "See the writing history" }).click();
  await page.getByRole("button", { name: `Amara inserted ${words} words at once` }).click();
  await expect(page.getByText(texts.scenario)).toBeVisible();
});
