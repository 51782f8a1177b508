import { makeTeacher } from "@/db/testing/factories";
import { signInAs } from "@/e2e/support/classroom";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { expect, member, test, type Classroom } from "@/e2e/support/fixtures";
import { at, harmed } from "@/e2e/specs/cases/writing/write-support";
import { criterion, handIn, submissions } from "@/e2e/specs/cases/reviewing/review-support";

const board = ({ activity }: Classroom) => `/teacher/activities/${activity.id}`;

test("T15g, Q25b, Q25e, Q25f, B1b: a colleague is added by email to read: he sees board and review live and is offered nothing that changes them; he is let steer, and acts; what he is writing when that ends is refused by a sentence and stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  await handIn({ ...classroom, teams: classroom.teams.slice(1) });
  const account = await makeTeacher({ name: "Mr. Lind" });
  const lind = await signInAs(account);
  const mine = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);

  const email = mine.getByLabel("Your colleague’s email");
  await email.fill("nobody@example.org");
  await mine.getByLabel("Access level", { exact: true }).selectOption("View only");
  await mine.getByRole("button", { name: "Add the colleague" }).click();
  await expect(mine.getByRole("alert").filter({ hasText: "invite your colleague with a link" })).toBeVisible();
  await expect(email).toHaveValue("nobody@example.org");
  await email.fill(account.email);
  await mine.getByRole("button", { name: "Add the colleague" }).click();
  await expect(mine.getByText("Mr. Lind is now a teacher of this class.")).toBeVisible();
  expect(await findAxeViolations(mine)).toEqual([]);

  // He may only read: he sees the class without PINs and forms, the board with live numbers, and a review without its form.
  const strip = `View only. ${classroom.teacher.name} runs this class.`;
  const his = await open(lind, `/teacher/classes/${classroom.class.id}`);
  await expect(his.getByText(strip)).toBeVisible();
  await expect(his.getByRole("button", { name: /Actions for|Replace the code|Rename|Add/ })).toHaveCount(0);
  await his.goto(board(classroom));
  await expect(his.getByText(strip)).toBeVisible();
  const steering = his.getByRole("button", { name: /Start Compare|Change phase|Pause|Message the class|Undo/ });
  await expect(steering).toHaveCount(0);
  const writer = await open(member(classroom, 0), at(classroom));
  await harmed(writer).fill("Everyone who rents in the harbour town");
  await expect(his.locator('[data-team="1"]')).toContainText("7 words");
  expect(await findAxeViolations(his)).toEqual([]);
  const review = await open(lind, submissions(classroom));
  await expect(review.getByRole("radio")).toHaveCount(0);
  const marking = await open(classroom.teacher, submissions(classroom));
  await criterion(marking, "The scenario is specific").getByRole("radio", { name: "Level 3" }).check();
  await expect(review.getByText("3 of 4", { exact: true })).toBeVisible();

  // He gets the right to edit: his open page offers actions, and one is done.
  const right = mine.getByLabel("Mr. Lind’s access level");
  await right.selectOption("Can edit");
  await expect(his.getByText(strip)).toHaveCount(0);
  await his.getByRole("button", { name: "Message the class" }).click();
  const word = his.getByRole("dialog").getByLabel("Your message");
  await word.fill("Two more minutes.");
  await his.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await expect(writer.getByText("Two more minutes.")).toBeVisible();

  // The right is taken away while he writes again.
  await his.getByRole("button", { name: "Message the class" }).click();
  await word.fill("Look at the second question.");
  await right.selectOption("View only");
  await expect(his.getByText(strip)).toBeVisible();
  await his.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await expect(
    his
      .getByText(`You can view this class, but not change it. Ask ${classroom.teacher.name} to make the change.`)
      .filter({ visible: true }),
  ).toBeVisible();
  await expect(word).toHaveValue("Look at the second question.");
  await his.reload();
  await expect(his.getByText(strip)).toBeVisible();
  await expect(steering).toHaveCount(0);
});
