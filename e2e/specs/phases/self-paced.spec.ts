import { expect, student, test } from "@/e2e/support/fixtures";
import { setActivity, setParticipant } from "@/db/testing/change-rows";

test("T18a, Q30c: the teacher lets students go on alone with a due time, a student goes on from Learn to Write and from Compare to Vote with a press, and the teacher opens the results for them", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 2 });
  const activityId = classroom.activity.id;
  const board = await open(classroom.teacher, `/teacher/activities/${activityId}`);
  await board.getByRole("button", { name: "Change phase…" }).click();
  await board.getByRole("button", { name: "Let students go on alone…" }).click();
  const dialog = board.getByRole("dialog", { name: "Self-paced, as homework" });
  await dialog.getByLabel("Cases are due").fill("2036-03-06T17:00");
  await dialog.getByRole("button", { name: "Let students go on" }).click();
  await expect(board.getByText("self-paced up to this phase, due")).toBeVisible();

  const page = await open(student(classroom, 0), `/a/${activityId}`);
  await expect(page.getByText("Your case is due")).toBeVisible();
  await page.getByRole("button", { name: "Go on to Write" }).click();
  await expect(page).toHaveURL(`/a/${activityId}/write`);
  await expect(page.getByText("Hand in your case, then you can go on to Compare.")).toBeVisible();

  await setParticipant(activityId, classroom.students[0]?.id ?? "", { reached: "compare" });
  await page.goto(`/a/${activityId}/compare`);
  await page.getByRole("button", { name: "Go on to Vote" }).click();
  await expect(page).toHaveURL(`/a/${activityId}/vote`);
  await expect(page.getByText("You are at the last phase.")).toBeVisible();

  await board.getByRole("button", { name: "Reveal the results" }).click();
  await board.getByRole("dialog").getByRole("button", { name: "Reveal the results" }).click();
  await expect(page).toHaveURL(`/a/${activityId}/results`);
});

test("T18c: the teacher sees live on the board and in the class which phase each student has reached, and without names how many", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 2 });
  const activityId = classroom.activity.id;
  await setActivity(activityId, { phase: "vote", selfPaced: true, pacedFrom: "learn" });
  const [board, list] = [
    await open(classroom.teacher, `/teacher/activities/${activityId}`),
    await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`),
  ];
  const group = (phase: string) =>
    board.locator("section").filter({ has: board.getByRole("heading", { name: `In ${phase}` }) });
  await expect(group("Learn")).toContainText("2 students");
  const page = await open(student(classroom, 0), `/a/${activityId}`);
  await page.getByRole("button", { name: "Go on to Write" }).click();
  await expect(group("Learn")).toContainText("one student");
  await expect(group("Learn")).toContainText(student(classroom, 1).name);
  await expect(group("Write")).toContainText(student(classroom, 0).name);
  const row = list.getByRole("row").filter({ hasText: student(classroom, 1).name });
  await expect(row).toContainText("In Learn");
  await expect(list.getByRole("row").filter({ hasText: student(classroom, 0).name })).toContainText("Has no team yet");
  await board.getByRole("button", { name: "Hide names" }).click();
  await expect(group("Write")).toContainText("one student");
  await expect(board.getByText(student(classroom, 0).name)).toHaveCount(0);
});
