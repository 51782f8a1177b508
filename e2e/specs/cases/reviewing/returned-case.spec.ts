import type { Page } from "@playwright/test";
import { returnForRevision } from "@/lib/features/cases/reviewing/returns";
import type { Phase } from "@/lib/activity/rules/phases";
import { expect, phone, test } from "@/e2e/support/fixtures";
import { addComment, markCase, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { texts, handIn, people, student, submissions, prevention, points } from "./review-support";

for (const phase of ["write", "vote", "results", "closed"] as const satisfies readonly Phase[]) {
  test(`Q12a, Q12b: returned in ${phase}: the first thing on the team's pages, and its worksheet is open, until the teacher ends it`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom({ phase, teams: 1 });
    await handIn(classroom);
    const { amara, ben } = people(classroom);
    const away = await open(
      amara,
      student(classroom, phase === "write" ? "learn/opening" : phase === "closed" ? "wait" : phase),
    );
    const writing = await open(ben, student(classroom, "write"));
    await expect(prevention(writing)).toHaveValue(texts.prevention);
    await expect(prevention(writing)).toHaveAttribute("readonly", "");
    const teacher = await open(classroom.teacher, submissions(classroom));
    await teacher.getByRole("button", { name: "Return for revision" }).click();
    await teacher.getByRole("button", { name: "Return the case" }).click();
    await expect(teacher.getByRole("button", { name: "Cancel the return" })).toBeVisible();
    await expect(away.getByText("Your teacher has returned your case for revision.")).toBeVisible();
    await expect(prevention(writing)).toBeEditable();
    await prevention(writing).fill("Revised.");
    await expect(writing.getByText("Saved", { exact: true })).toBeVisible();
    await teacher.getByRole("button", { name: "Cancel the return" }).click();
    await expect(away.getByText("has returned")).toHaveCount(0);
    await expect(prevention(writing)).toHaveAttribute("readonly", "");
    await expect(prevention(writing)).toHaveValue("Revised.");
  });
}

test("T12d: on a phone a released review and a returned case are read without scrolling sideways", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "results", teams: 1 });
  await handIn(classroom);
  const { amara } = people(classroom);
  const editor = await editorOf(classroom);
  const submission = await submissionOf(classroom, 0);
  await markCase(editor, submission.id, { scenario: 4, harm: 3 });
  await addComment(
    editor,
    submission,
    "harmed",
    "Averylongwordwithoutanyspacesthatwouldpushthepagewiderthanaphone".repeat(2),
    4,
  );
  await returnForRevision(editor, submission.id);
  const teacher = await open(classroom.teacher, submissions(classroom), phone);
  await teacher.getByRole("button", { name: "Release to Amara and Ben" }).click();
  const fits = (page: Page) =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
      .toBe(0);
  await fits(teacher);
  const page = await open(amara, student(classroom, "review"), { ...phone, viewport: { width: 320, height: 640 } });
  await expect(page.getByText(`7 of ${points}`)).toBeVisible();
  await fits(page);
  await page.getByRole("link", { name: "Open your case" }).click();
  await expect(page.getByRole("list", { name: "Comments from your teacher" })).toBeVisible();
  await fits(page);
});

test("T12c, Q12a, Q12b: the board says that a case is returned for revision, and once it is there, that it was handed in again; the team is led to its comments, and hands in again once it has changed the case; a release names the new version as unread", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  await handIn(classroom);
  const { amara } = people(classroom);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const tile = teacher.getByRole("link", { name: /^Team 1,/ });
  await expect(tile).toContainText(/handed in at \d/);
  const editor = await editorOf(classroom);
  const submission = await submissionOf(classroom, 0);
  await markCase(editor, submission.id, { scenario: 4, harm: 3 });
  await addComment(editor, submission, "prevention", "Who runs it?");
  await addComment(editor, submission, "response", "Who is told first?");
  await returnForRevision(editor, submission.id);
  await teacher.reload(); // changes from this process invalidate no page
  await expect(teacher.getByRole("heading", { name: "Returned for revision one team" })).toBeVisible();
  await expect(tile).toContainText(/returned at \d/);
  await expect(tile).toHaveAccessibleDescription(/returned at/);
  const team = await open(amara, student(classroom, "write"));
  const again = team.getByRole("button", { name: "Hand in again" });
  await expect(again).toBeDisabled();
  await expect(again).toHaveAccessibleDescription(/Improve your case, then hand in again/);
  await team.getByRole("button", { name: "Read the 2 comments" }).click();
  const first = team.getByRole("list", { name: "Comments from your teacher" }).first();
  await expect(first).toBeFocused();
  await expect(first).toContainText("Who runs it?");
  await prevention(team).fill("A third group tests it first.");
  await expect(team.getByText("Saved", { exact: true })).toBeVisible();
  await again.click();
  await expect(tile).toContainText(/handed in again at \d/);
  await expect(teacher.getByRole("heading", { name: "Handed in 2 teams" })).toBeVisible();
  await expect(teacher.getByRole("link", { name: /^Team 2,/ })).toContainText(/handed in at/);
  await teacher.goto(submissions(classroom));
  await teacher.getByRole("button", { name: "Release…" }).click();
  await expect(teacher.getByRole("dialog")).toContainText(
    "Team 1 has handed in a new version that no teacher has read yet.",
  );
});
