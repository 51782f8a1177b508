import { expect, member, student, test, type Classroom } from "@/e2e/support/fixtures";
import { at } from "@/e2e/specs/writing/write-support";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;

test("T9, Q24: a word to all, or to those without a hand-in, appears on their pages, in the tray too", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const writing = await open(member(classroom, 0), at(classroom));
  const inTray = await open(student(classroom, 4), `/a/${classroom.activity.id}/learn`);
  const send = async (to: string, text: string) => {
    await teacher.getByRole("button", { name: "Write to the class" }).click();
    await teacher.getByLabel("To whom").selectOption(to);
    await teacher.getByLabel("Your words").fill(text);
    await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(teacher.getByRole("dialog")).toBeHidden();
  };
  await send("Everyone", "Use the projector’s example");
  for (const page of [writing, inTray]) await expect(page.getByText("Use the projector’s example")).toBeVisible();
  await send("All who have not handed in", "Hand in within five minutes");
  await expect(writing.getByText("Hand in within five minutes")).toBeVisible();
  await expect(inTray.getByText("Hand in within five minutes")).toHaveCount(0);
  await expect(teacher.getByText("You wrote to everyone.")).toBeVisible();
});

test("T9: in learn, before there are teams, a word to all appears on every student's page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  const pages = [
    await open(student(classroom, 0), `/a/${classroom.activity.id}/learn`),
    await open(student(classroom, 1), `/a/${classroom.activity.id}/learn`),
  ];
  await teacher.getByRole("button", { name: "Write to the class" }).click();
  await teacher.getByLabel("Your words").fill("Five more minutes");
  await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  for (const page of pages) await expect(page.getByText("Five more minutes")).toBeVisible();
});
