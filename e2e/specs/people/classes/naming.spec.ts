/** Names of a class and its activities, and what replacing the code means (T15). */
import { database } from "@/db/client";
import { listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { expect, laptop, phone, student, test, type Classroom } from "@/e2e/support/fixtures";

const classPage = (classroom: Classroom) => `/teacher/classes/${classroom.class.id}`;
const title = "When Deep Learning Fails";

test("T15s, T8c, T8d: a class is renamed; an open student page has the new name without a reload, the journal tells it, and Undo brings the old one back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 1 });
  const theirs = await open(student(classroom, 0), `/a/${classroom.activity.id}/learn`, laptop);
  await expect(theirs.getByText("Period 3").filter({ visible: true })).toBeVisible();
  const page = await open(classroom.teacher, classPage(classroom));
  await page.getByRole("button", { name: "Rename the class" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename the class?" });
  await expect(dialog).toContainText("The code stays the same.");
  await expect(dialog.getByLabel("Name of the class")).toHaveValue("Period 3");
  await dialog.getByLabel("Name of the class").fill(" ");
  await dialog.getByRole("button", { name: "Rename the class" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Give the class a name, such as “Computer Science, Period 4”.");
  await dialog.getByLabel("Name of the class").fill("Computer Science {A}");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Computer Science {A}" })).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: "The class is now called Computer Science {A}." }),
  ).toBeAttached();
  await expect(theirs.getByText("Computer Science {A}").filter({ visible: true })).toBeVisible();

  await page.goto(`/teacher/activities/${classroom.activity.id}/journal`);
  await page
    .getByRole("button", { name: "Undo: You renamed the class from “Period 3” to “Computer Science {A}”." })
    .click();
  await expect(
    page.getByText("Undone: You renamed the class from “Period 3” to “Computer Science {A}”."),
  ).toBeVisible();
  await expect(theirs.getByText("Period 3").filter({ visible: true })).toBeVisible();
});

test("T15t, Q20e, B1a, B1b: a new activity is asked its name, with a free one filled in; a double click makes one; a name that is taken is refused with what was typed; students choose by name", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.teacher, classPage(classroom), phone);
  await page.getByRole("button", { name: "New activity" }).click();
  const dialog = page.getByRole("dialog", { name: "Make another activity?" });
  await expect(dialog.getByLabel("Name of the activity")).toHaveValue(`${title} 2`);
  await dialog.getByLabel("Name of the activity").fill(title.toLowerCase());
  await dialog.getByRole("button", { name: "Make the activity" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(
    `This class has another activity with the name ${title.toLowerCase()}. Choose a different name, so that you and your students know which is which.`,
  );
  await expect(dialog.getByLabel("Name of the activity")).toHaveValue(title.toLowerCase());
  await dialog.getByLabel("Name of the activity").fill("Monday group");
  await dialog.getByRole("button", { name: "Make the activity" }).dblclick();
  await expect(page).toHaveURL(/\/teacher\/activities\/[^/]+$/);
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText("Monday group");
  expect((await listActivitiesOf(database(), [classroom.class.id])).map(({ name }) => name)).toEqual([
    "Monday group",
    null,
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  const theirs = await open(student(classroom, 0), "/class", phone);
  await expect(theirs.getByRole("main").getByRole("link")).toContainText(["Monday group", title]);
  await page.goto(classPage(classroom));
  await page.getByRole("button", { name: "New activity" }).click();
  await expect(dialog.getByLabel("Name of the activity")).toHaveValue(`${title} 2`);
});

test("T15s, T8d: an activity is renamed from the class page, the page it leads to is called so, and Undo brings back the lesson's title", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.teacher, classPage(classroom));
  await page.getByRole("button", { name: `Rename the activity ${title}` }).click();
  const dialog = page.getByRole("dialog", { name: `Rename the activity ${title}?` });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: `Rename the activity ${title}` }).click();
  await dialog.getByLabel("Name of the activity").fill("Tuesday group");
  await dialog.getByRole("button", { name: "Rename the activity" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Tuesday group" }).click();
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText("Tuesday group");
  await page.getByRole("button", { name: `Undo: You renamed an activity from “${title}” to “Tuesday group”.` }).click();
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText(title);
});

test("T15m, T8d, T11a: replacing the code asks first and says what it means; the wall shows the new one by itself; who is signed in goes on; Undo makes the old one work again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup", withoutTeam: 1 });
  const shown = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;
  const wall = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/projector`);
  await expect(wall.getByText(shown(classroom.class.code)).first()).toBeVisible();
  const theirs = await open(student(classroom, 0), `/a/${classroom.activity.id}`, phone);
  const page = await open(classroom.teacher, classPage(classroom));
  await page.getByRole("button", { name: "Replace the code" }).click();
  const dialog = page.getByRole("dialog", { name: "Replace the class code?" });
  await expect(dialog).toContainText(
    "The old code and its join link stop working at once, on printed slips too. Students who are signed in stay signed in. Everyone else needs the new code.",
  );
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel("Join link", { exact: true })).toContainText(classroom.class.code);
  await page.getByRole("button", { name: "Replace the code" }).click();
  await dialog.getByRole("button", { name: "Replace the code" }).click();
  await expect(page.getByText("The old code has stopped working")).toBeVisible();
  const code = (await page.getByLabel("Join link", { exact: true }).innerText()).split("/").pop() ?? "";
  expect(code).not.toBe(classroom.class.code);
  await expect(wall.getByText(shown(code)).first()).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText(student(classroom, 0).name, { exact: true }).first()).toBeVisible();
  const stranger = await open(null, `/join/${classroom.class.code}`);
  await expect(stranger.getByText("No class has the code")).toBeVisible();

  await page.goto(`/teacher/activities/${classroom.activity.id}/journal`);
  await page.getByRole("button", { name: "Undo: You replaced the class code." }).click();
  await expect(page.getByRole("dialog")).toContainText("The current code stops working for new students");
  await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(wall.getByText(shown(classroom.class.code)).first()).toBeVisible();
  await stranger.goto(`/join/${classroom.class.code}`);
  await expect(stranger.getByLabel("Name")).toBeVisible();
});
