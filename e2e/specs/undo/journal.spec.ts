import { type Page } from "@playwright/test";
import { expect, phone, test, type Classroom } from "@/e2e/support/fixtures";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const journal = (page: Page) => page.getByRole("complementary", { name: "Journal" });

async function start(page: Page, phase: "Write" | "Compare", how: string): Promise<void> {
  await page.getByRole("button", { name: `Start ${phase}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: how }).click();
  await expect(page.getByRole("heading", { level: 1, name: phase })).toBeVisible();
}

test("T8c, T8d: the journal tells what was done; Undo says what it means for the class, takes it back on every screen, and does it again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 0, withoutTeam: 4 });
  const teacher = await open(classroom.teacher, board(classroom));
  const [one] = classroom.students;
  if (one === undefined) throw new Error("nobody is in the class");
  const student = await open(one, `/a/${classroom.activity.id}/learn`);
  await expect(journal(teacher)).toContainText("joined.");
  await teacher.getByRole("button", { name: "Start Write" }).click();
  await teacher.getByRole("checkbox", { name: /^3 of 4 students are offline\. Leave these/ }).uncheck();
  await teacher.getByRole("dialog").getByRole("button", { name: "Make teams and start Write" }).click();
  await expect(student).toHaveURL(/\/write$/);
  await expect(journal(teacher).getByText("You moved the class to the Write phase.")).toBeVisible();
  await journal(teacher).getByRole("button", { name: "Undo: You moved the class to the Write phase." }).click();
  const dialog = teacher.getByRole("dialog", { name: "Undo: You moved the class to the Write phase." });
  await expect(dialog).toContainText(
    "The class goes back to the Learn phase, and every student’s page changes at once.",
  );
  await expect(dialog).toContainText("Worksheets close until the class is in the Write phase again.");
  await expect(dialog).toContainText("4 students will be without a team.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(student).toHaveURL(/\/write$/);
  await journal(teacher).getByRole("button", { name: "Undo: You moved the class to the Write phase." }).click();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "Learn" })).toBeVisible();
  await expect(teacher.getByText("4 students, no teams yet.")).toBeVisible();
  await expect(student).toHaveURL(/\/learn/);
  await expect(journal(teacher).getByText("Undone: You moved the class to the Write phase.")).toBeVisible();
  await journal(teacher).getByRole("button", { name: "Redo: You moved the class to the Write phase." }).click();
  await expect(teacher.getByRole("dialog")).toContainText(
    "The class goes to the Write phase, and every student’s page changes at once.",
  );
  await teacher.getByRole("dialog").getByRole("button", { name: "Redo" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "Write" })).toBeVisible();
  await expect(student).toHaveURL(/\/write$/);
});

test("T8d, B1a: an undo that no longer applies says which action to undo first; the page of all entries holds on a phone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 0, withoutTeam: 4 });
  const teacher = await open(classroom.teacher, board(classroom), phone);
  await start(teacher, "Write", "Make teams and start Write");
  await start(teacher, "Compare", "Pair the teams and start Compare");
  await teacher.getByRole("link", { name: "Full journal" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "Journal" })).toBeVisible();
  await teacher.getByRole("button", { name: "Undo: You moved the class to the Write phase." }).click();
  await expect(
    teacher.getByText(
      "because of a later action: You moved the class to the Compare phase. Undo the later action first.",
    ),
  ).toBeVisible();
  expect(await teacher.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await teacher.getByRole("button", { name: "Undo: You moved the class to the Compare phase." }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(teacher.getByText("Undone: You moved the class to the Compare phase.")).toBeVisible();
});

test("T1l: failure mode, root cause, pairing, journal and release are explained where they stand: a press or Enter opens the sentences, Escape closes them, and the button has the focus still", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const [one] = classroom.students;
  if (one === undefined) throw new Error("nobody is in the class");
  const teacher = await open(classroom.teacher, `${board(classroom)}/journal`);
  const explained = async (page: Page, term: string, sentence: string) => {
    const ask = page.getByRole("button", { name: `What is ${term}?` });
    const text = page.getByText(sentence);
    await expect(text).toBeHidden();
    await ask.press("Enter");
    await expect(text).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
    await expect(text).toBeHidden();
    await expect(ask).toBeFocused();
    await ask.click();
    await expect(text).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
  };
  await explained(teacher, "the journal", "The journal lists the actions of this class’s teachers");
  await teacher.goto(`${board(classroom)}/marks`);
  await explained(teacher, "a release", "A release shows students the levels");
  await teacher.goto(`${board(classroom)}/teams`);
  await explained(teacher, "a pairing", "A pairing is two teams, or three");
  const student = await open(one, `/a/${classroom.activity.id}/learn/match`, phone);
  await explained(student, "a failure mode", "A failure mode is a typical way for a system to fail.");
  await explained(student, "a root cause", "A root cause is the reason behind a failure.");
});
