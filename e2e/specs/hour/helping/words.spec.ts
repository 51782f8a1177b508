import { expect, member, student, test, type Classroom } from "@/e2e/support/fixtures";
import { isAction, loseNextAnswer } from "@/e2e/support/intercept";
import { at } from "@/e2e/specs/cases/writing/write-support";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;

test("T9j, Q24f: a word to all, or to those without a hand-in, appears on their pages, in the tray too", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const writing = await open(member(classroom, 0), at(classroom));
  const inTray = await open(student(classroom, 4), `/a/${classroom.activity.id}/learn`);
  const send = async (to: string, text: string) => {
    await teacher.getByRole("button", { name: "Message the class" }).click();
    await teacher.getByLabel("Send to").selectOption(to);
    await teacher.getByLabel("Your message").fill(text);
    await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(teacher.getByRole("dialog")).toBeHidden();
  };
  await send("Everyone", "Use the projector’s example");
  for (const page of [writing, inTray]) await expect(page.getByText("Use the projector’s example")).toBeVisible();
  await send("Students who have not handed in", "Hand in within five minutes");
  await expect(writing.getByText("Hand in within five minutes")).toBeVisible();
  await expect(inTray.getByText("Hand in within five minutes")).toHaveCount(0);
  await expect(teacher.getByText("You sent a message to everyone.")).toBeVisible();
});

test("T9j: in learn, before there are teams, a word to all appears on every student's page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  const pages = [
    await open(student(classroom, 0), `/a/${classroom.activity.id}/learn`),
    await open(student(classroom, 1), `/a/${classroom.activity.id}/learn`),
  ];
  await teacher.getByRole("button", { name: "Message the class" }).click();
  await teacher.getByLabel("Your message").fill("Five more minutes");
  await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  for (const page of pages) await expect(page.getByText("Five more minutes")).toBeVisible();
});

test("Q24g, B1f: a word whose answer was lost, or an answer to a flag, is on the students' pages once, also when *Send* is pressed again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(member(classroom, 0), at(classroom));
  const noReply = teacher.getByText(/^The server did not reply\. /);
  await teacher.getByRole("button", { name: "Message the class" }).click();
  await teacher.getByLabel("Your message").fill("Five more minutes");
  await loseNextAnswer(teacher, isAction);
  const send = teacher.getByRole("dialog").getByRole("button", { name: "Send" });
  await send.click();
  await expect(noReply).toBeVisible();
  await expect(page.getByText("Five more minutes")).toBeVisible();
  await send.click();
  await expect(teacher.getByRole("dialog")).toBeHidden();

  await page.getByRole("button", { name: "Ask for help" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
  await teacher.locator('[data-team="1"]').getByRole("link").click();
  const panel = teacher.getByRole("complementary", { name: "Team 1" });
  await panel.getByLabel("Answer in writing").fill("Any page that says where");
  await loseNextAnswer(teacher, isAction);
  await panel.getByRole("button", { name: "Send" }).click();
  await expect(noReply).toBeVisible();
  // The lost answer has closed the request for help, so the field's text would now be sent as a message.
  const word = panel.getByLabel("Message to the team");
  await expect(word).toHaveValue("Any page that says where");
  await panel.getByRole("button", { name: "Send" }).click();
  await expect(word).toHaveValue("");
  await page.reload();
  for (const text of ["Any page that says where", "Five more minutes"]) {
    await expect(page.getByText(text)).toHaveCount(1);
    await page.getByRole("button", { name: "OK", exact: true }).click();
  }
  await page.getByRole("button", { name: "2 messages from your teacher" }).click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(2);
});
