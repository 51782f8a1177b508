/** Unusual events: Back, a phone that was asleep, a stale page. Each ends in a sentence or in the right result (B1). */
import { setActivity } from "@/db/testing/change-rows";
import { makeMatch } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { expect, phone, student, test } from "@/e2e/support/fixtures";
import { followClass } from "@/e2e/support/follow-class";
import { moveClass } from "@/e2e/support/move-class";
import { signedIn } from "@/e2e/support/sign-out";
import { wholeCase } from "@/e2e/support/whole-case";
import { at, board, harmed, saved, submissions, openStalePage } from "./misfits-support";

test("B1j: Back after joining, after a hand-in, and after the phase has moved lands where things stand", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const joining = await open(null, "/", phone);
  await joining.getByLabel("What code did your teacher give you?").fill(classroom.class.code);
  await joining.getByRole("button", { name: "Find my class" }).click();
  await joining.getByLabel("Name").fill("Zelda");
  await joining.getByLabel("PIN", { exact: true }).fill("4821");
  await joining.getByRole("button", { name: "Join" }).click();
  await expect(joining.getByRole("heading", { name: "You are not in a team yet" })).toBeVisible();
  await joining.goBack();
  await expect(joining.getByRole("heading", { name: "You are signed in as Zelda" })).toBeVisible();
  await joining.getByRole("link", { name: "Continue" }).click();
  await expect(joining.getByRole("heading", { name: "You are not in a team yet" })).toBeVisible();

  const page = await open(student(classroom, 0), at(classroom, "glossary"));
  await page.goto(at(classroom, "write"));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Farmers.");
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/glossary$/);
  await page.goForward();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
  await expect(harmed(page)).toHaveValue("Farmers.");

  const teacher = await open(classroom.teacher, board(classroom));
  const voting = await open(student(classroom, 2), at(classroom, "learn/opening"));
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(voting).toHaveURL(/\/vote$/);
  await voting.getByRole("radio", { name: "Bias" }).check();
  await voting.getByRole("button", { name: "Cast my vote" }).click();
  await expect(voting.getByText("Your vote is in.")).toBeVisible();
  await moveClass(teacher, "Results", "Reveal the results");
  await expect(voting).toHaveURL(/\/results$/);
  await voting.goBack();
  await expect(voting.getByRole("link", { name: "Read the casebook" })).toBeVisible(); // the vote is over, and the page links to what is next
  await moveClass(teacher, "Write", "Go back to Write");
  await expect(harmed(voting)).toBeEditable();
});

test("B1j, Q7a: a phone asleep through two phases, its connection cut: the words are kept and sent, and the page goes where the class is", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const asleep = await open(student(classroom, 0), at(classroom, "write"), phone);
  const mate = await open(student(classroom, 1), at(classroom, "write"));
  const teacher = await open(classroom.teacher, board(classroom));
  await expect(harmed(asleep)).toBeEditable();
  await harmed(asleep).fill("Farmers");
  await saved(asleep);
  await asleep.context().setOffline(true);
  await harmed(asleep).press("End");
  await asleep.keyboard.type(", and those who buy from them.");
  await expect(asleep.getByText("6 words not sent yet")).toBeVisible();
  await moveClass(teacher, "Compare", "Start Compare");
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(harmed(mate)).toHaveCount(0);
  await asleep.context().setOffline(false);
  await followClass(asleep, "Vote");
  await mate.goto(at(classroom, "write"));
  await expect(harmed(mate)).toHaveValue("Farmers, and those who buy from them.");
});

test("B1j, Q7a: a page frozen through two phases wakes up where the class is", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 2, matched: true });
  const frozen = await open(student(classroom, 0), at(classroom, "learn/opening"), phone);
  const teacher = await open(classroom.teacher, board(classroom));
  await expect(signedIn(frozen)).toBeVisible();
  const state = await frozen.context().newCDPSession(frozen);
  await state.send("Page.setWebLifecycleState", { state: "frozen" });
  await moveClass(teacher, "Write", "Start Write");
  await moveClass(teacher, "Compare", "Start Compare");
  await state.send("Page.setWebLifecycleState", { state: "active" });
  await expect(frozen).toHaveURL(/\/compare$/);
  await expect(frozen.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
});

test("B1i: a stale page of a student votes, chooses and hands in after the phase has moved: taken where it still may be, else a sentence, and nothing is lost; a team that met no other is told so, and one whose match has ended is not", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 2, withoutTeam: 1 });
  await setActivity(classroom.activity.id, { choiceOpen: true });
  const first = await openStalePage(open, student(classroom, 0), at(classroom, "learn/vote"));
  const choosing = await openStalePage(open, student(classroom, 4), at(classroom, "learn"));
  await first.getByRole("radio", { name: "Bias" }).check();
  const choice = choosing.getByRole("button", { name: "Choose Bias" });
  await expect(choice).toBeVisible();
  await setActivity(classroom.activity.id, { phase: "compare", comparedAt: new Date(), choiceOpen: false });
  await first.getByRole("button", { name: "Cast my vote" }).click();
  await expect(
    first.getByText(
      "The first vote is over, because your class has begun to compare cases. You did not vote, and that is fine.",
    ),
  ).toBeVisible();
  await choice.click();
  // The refusal tells the page that it is stale, so it follows the class. The sentence is shown on the new page until the student closes it.
  await expect(choosing).toHaveURL(/\/compare$/);
  await expect(
    choosing.getByText("You cannot choose a failure mode now. Your teacher will form the teams."),
  ).toBeVisible();
  await choosing.getByRole("button", { name: "Close" }).click();
  await expect(choosing.getByText("You cannot choose a failure mode now.")).toHaveCount(0);

  for (const team of classroom.teams)
    await makeText({ documentId: team.documentId, author: team.memberIds[0] ?? "", texts: wholeCase });
  const writing = await openStalePage(open, student(classroom, 0), at(classroom, "write"));
  const voting = await openStalePage(open, student(classroom, 2), at(classroom, "write"));
  const tooLate = await openStalePage(open, student(classroom, 3), at(classroom, "write"));
  for (const page of [writing, tooLate]) await expect(harmed(page)).toHaveValue("Farmers.");
  await setActivity(classroom.activity.id, { phase: "vote" });
  await voting.goto(at(classroom, "vote"));
  await voting.getByRole("radio", { name: "Bias" }).check();
  await voting.getByLabel("Because").fill("It looks neutral.");
  await writing.getByRole("button", { name: "Hand in" }).click(); // still possible until it is closed (Q2)
  await expect(writing.getByText("Handed in by Amara.")).toBeVisible();
  expect(await submissions(classroom)).toBe(1);
  await setActivity(classroom.activity.id, { phase: "compare" });
  await voting.getByRole("button", { name: "Cast my vote" }).click();
  await expect(
    voting.getByText(
      "The vote is not open now. It opens after the Compare phase. Your text stays on this page until then.",
    ),
  ).toBeVisible();
  await setActivity(classroom.activity.id, { phase: "vote" });
  await voting.reload();
  await expect(voting.getByLabel("Because")).toHaveValue("It looks neutral.");
  await setActivity(classroom.activity.id, { phase: "closed", revealedAt: new Date() });
  await tooLate.getByRole("button", { name: "Hand in" }).click();
  await expect(tooLate.getByText("You cannot hand in during this phase. Your text is stored.")).toBeVisible();
  await voting.getByRole("button", { name: "Cast my vote" }).click();
  await expect(voting.getByText("The activity is closed, so you cannot vote now.")).toBeVisible();
  await expect(voting.getByLabel("Because")).toHaveValue("It looks neutral.");
  await voting.goto(at(classroom, "compare"));
  await expect(voting.getByRole("heading", { level: 1, name: "Your team had no partner team" })).toBeVisible();
  await makeMatch({
    activityId: classroom.activity.id,
    teamIds: classroom.teams.map(({ id }) => id),
    endedAt: new Date(),
  });
  await voting.reload();
  await expect(voting.getByRole("heading", { level: 1, name: "Your team has finished comparing" })).toBeVisible();
  await choosing.goto(at(classroom, "write"));
  await expect(choosing.getByRole("heading", { level: 1, name: "You were not in a team at the end" })).toBeVisible();
});

test("Q2c, B1a: where the live channel is silent, handing in, again, and taking back show what they were answered", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await openStalePage(open, student(classroom, 0), at(classroom, "write"));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Farmers.");
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
  await expect(harmed(page)).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Hand in" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo hand-in" }).click();
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Small farmers.");
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
  expect(await submissions(classroom)).toBe(2);
  await page.reload();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
  await expect(harmed(page)).toHaveValue("Small farmers.");
});
