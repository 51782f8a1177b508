import { makeText } from "@/db/testing/student-work";
import { expect, test } from "@/e2e/support/fixtures";
import { field, people } from "./compare-support";

test("Q8b, T6: a team matched anew sees its new partner without a reload, and nothing of the old one's case any more", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  for (const { documentId, memberIds, number } of classroom.teams)
    await makeText({ documentId, author: memberIds[0] ?? "", texts: { harmed: `Team ${number} answers.` } });
  const { amara } = people(classroom);
  const page = await open(amara, `/a/${classroom.activity.id}/compare`);
  await expect(page.getByText("Team 2 answers.")).toBeVisible();
  await field(page, "What do your cases have in common?").fill("Of the old match.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`);
  await teacher.getByRole("button", { name: "Change team 1", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Choose a partner team" }).click();
  await teacher.getByRole("dialog").getByRole("radio", { name: /^4/ }).check();
  await teacher.getByRole("button", { name: "Preview the pairing with team 4" }).click();
  await teacher.getByRole("button", { name: "Pair team 1 with team 4" }).click();
  await expect(page.getByText("Team 4 answers.")).toBeVisible();
  await expect(page.getByText("Team 2 answers.")).toHaveCount(0);
  await expect(field(page, "What do your cases have in common?")).toHaveValue("");
  await page.getByRole("link", { name: "Round 1, notes from an earlier pairing" }).click();
  await expect(page.getByText("Of the old match.")).toBeVisible();
  await expect(page.getByText("Team 2 answers.")).toHaveCount(0);
});

test("Q18a: the next round brings a new partner and empty notes; the earlier round can be read again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const { amara } = people(classroom);
  const page = await open(amara, `/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("team 2: Chidi and Dana");
  await expect(field(page, "What do your cases have in common?")).toBeEditable();
  await field(page, "What do your cases have in common?").fill("Of the first round.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Next round" }).click();
  await teacher
    .getByRole("dialog", { name: "Start the next round?" })
    .getByRole("button", { name: "Start round 2" })
    .click();
  await expect(teacher.getByText("phase 3 of 5, round 2")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/team [34]:/);
  await expect(field(page, "What do your cases have in common?")).toHaveValue("");
  await page.getByRole("link", { name: "Round 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("team 2: Chidi and Dana");
  await expect(page.getByText("These notes are read-only.")).toBeVisible();
  await expect(field(page, "What do your cases have in common?")).toHaveValue("Of the first round.");
  await expect(field(page, "What do your cases have in common?")).not.toBeEditable();
});

test("Q3e: where notes go into the casebook, the notes say so to those who write there", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara } = people(classroom);
  const page = await open(amara, `/a/${classroom.activity.id}/compare`);
  await expect(page.getByText("Only you and Ms. Okafor can see them.")).toBeVisible();
  await expect(page.getByText("These notes will appear in the class’s casebook.")).toHaveCount(0);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/casebook`);
  await teacher.getByRole("checkbox", { name: "Include shared notes" }).check();
  await expect(page.getByText("These notes will appear in the class’s casebook.")).toBeVisible();
});
