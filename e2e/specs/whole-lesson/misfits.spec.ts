/** Misfits: hurried hands, two tabs, Back, a phone that slept, a page that has not heard. Each ends in a sentence or in the right thing (B1). */
import type { Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { setActivity } from "@/db/testing/change-rows";
import { makeText } from "@/db/testing/student-work";
import { listEntries } from "@/db/queries/journal/journal";
import { countBallots } from "@/e2e/support/ballots";
import { expect, phone, student, test, type Fixtures, type Person, type Classroom } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";

const at = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;
const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const journal = (classroom: Classroom) =>
  listEntries(database(), { classId: classroom.class.id, activityId: classroom.activity.id }, 20);
const submissions = async (classroom: Classroom) =>
  (await pool().query("select 1 from submissions where activity_id = $1", [classroom.activity.id])).rowCount;
const whole = {
  title: "A case",
  scenario: "A winter.",
  source: "",
  harmed: "Farmers.",
  prevention: "A pilot.",
  response: "Say so.",
};

/** A page that hears nothing of what happens: as old as when it was opened, and it does not know. */
async function openDeaf(open: Fixtures["open"], who: Person, at: string): Promise<Page> {
  const page = await open(who, "about:blank");
  await page.routeWebSocket(/\/live\//, () => undefined);
  await page.goto(at);
  return page;
}

test("B1: a double click on Hand in, and on Hand in as it is, hands in once", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  await makeText({ documentId: classroom.teams[0]?.documentId ?? "", author: student(classroom, 0).id, texts: whole });
  const [full, gaps] = [
    await open(student(classroom, 0), at(classroom, "write")),
    await open(student(classroom, 2), at(classroom, "write"), phone),
  ];
  await expect(harmed(full)).toHaveValue("Farmers.");
  await full.getByRole("button", { name: "Hand in" }).dblclick();
  await expect(full.getByText("Handed in by Amara.")).toBeVisible();
  expect(await submissions(classroom)).toBe(1);
  await harmed(gaps).fill("Tenants.");
  await gaps.getByRole("button", { name: "Hand in" }).dblclick();
  await gaps.getByRole("dialog").getByRole("button", { name: "Hand in as it is" }).dblclick();
  await expect(gaps.getByText("Handed in by Chidi.")).toBeVisible();
  expect(await submissions(classroom)).toBe(2);
});

test("B1: a double click on Cast my vote casts one vote, which stays to be changed", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 1 });
  const page = await open(student(classroom, 0), at(classroom, "vote"), phone);
  await page.getByRole("radio", { name: "Bias" }).check();
  await page.getByRole("button", { name: "Cast my vote" }).dblclick();
  await expect(page.getByText("Your vote is in.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change my vote" })).toBeVisible();
  expect(await countBallots(classroom)).toBe(1);
});

test("B1: double clicks of the teacher: the phase moves once, one student is placed, one action is undone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  await teacher.getByRole("button", { name: "Start Compare" }).dblclick();
  await teacher.getByRole("dialog").getByRole("button", { name: "Match the teams and start Compare" }).dblclick();
  await expect(teacher.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
  expect((await journal(classroom)).map(({ kind }) => kind)).toEqual(["phase"]);

  await teacher.goto(`${board(classroom)}/teams`);
  await teacher.getByRole("button", { name: "Place Elif with Amara and Ben, team 1" }).dblclick();
  await expect(teacher.getByRole("button", { name: /^Place Farid with/ })).toBeVisible();
  await expect(teacher.getByRole("button", { name: /^Place Elif with/ })).toHaveCount(0);
  expect(await journal(classroom)).toHaveLength(2);

  await teacher.goto(board(classroom));
  await teacher.getByRole("button", { name: /^Undo: .*Elif/ }).dblclick();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).dblclick();
  await expect(teacher.getByRole("region", { name: "In no team" })).toContainText("Elif");
  await expect(teacher.getByText("Undone:")).toHaveCount(1);
  expect(await journal(classroom)).toHaveLength(3);
});

test("B1: two tabs of one student, one of them stale: what it does is done, or said in a sentence", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 1 });
  const one = await open(student(classroom, 0), at(classroom, "vote"));
  const two = await one.context().newPage();
  await two.routeWebSocket(/\/live\//, () => undefined);
  await two.goto(at(classroom, "vote"));
  const cast = async (page: Page, mode: string) => {
    await page.getByRole("radio", { name: mode }).check();
    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByText("Your vote is in.")).toBeVisible();
  };
  await cast(one, "Bias");
  await cast(two, "Hallucination"); // the last one counts (Q4)
  expect(await countBallots(classroom)).toBe(1);
  await one.reload();
  await expect(one.getByText("Hallucination", { exact: true })).toBeVisible();

  await two.getByRole("button", { name: "Change my vote" }).click();
  await two.getByRole("radio", { name: "Brittleness" }).check();
  await one.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(one.getByText("You are signed out")).toBeVisible();
  await two.getByRole("button", { name: "Change my vote" }).click();
  await expect(two.getByText("You are signed out on this device").first()).toBeVisible();
  expect(
    (await pool().query("select choice from ballots where activity_id = $1", [classroom.activity.id])).rows,
  ).toEqual([{ choice: "hallucination" }]);
});

test("B1: two tabs of one teacher, one of them stale: it says what has changed meanwhile, and changes nothing", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4, withoutTeam: 1 });
  const stale = await openDeaf(open, classroom.teacher, board(classroom));
  const staleTeams = await stale.context().newPage();
  await staleTeams.routeWebSocket(/\/live\//, () => undefined);
  await staleTeams.goto(`${board(classroom)}/teams`);
  await expect(staleTeams.getByRole("button", { name: /^Place Imran with/ })).toBeVisible();
  const teacher = await stale.context().newPage();
  await teacher.goto(`${board(classroom)}/teams`);
  await teacher.getByRole("button", { name: /^Place Imran with/ }).click();
  await expect(teacher.getByText("Everyone who has joined is in a team.")).toBeVisible();
  await teacher.goto(board(classroom));
  await moveClass(teacher, "Vote", "Start Vote");

  await stale.getByRole("button", { name: "Start Compare" }).click();
  await stale.getByRole("dialog").getByRole("button", { name: "Start Compare as it is" }).click();
  await expect(stale.getByRole("dialog")).toContainText(
    "The class was moved to Vote in the meantime. Look at the page again, then decide.",
  );
  await staleTeams.getByRole("button", { name: /^Place Imran with/ }).click();
  await expect(staleTeams.getByRole("dialog")).toContainText("This student is in a team already.");
  await staleTeams.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(staleTeams.getByText("Everyone who has joined is in a team.")).toBeVisible();
  expect((await journal(classroom)).map(({ kind }) => kind)).toEqual(["phase", "place"]);
});

test("B1: Back after joining, after a hand-in, and after the phase has moved lands where things stand", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const joining = await open(null, "/", phone);
  await joining.getByLabel("What is the code your teacher shows?").fill(classroom.class.code);
  await joining.getByRole("button", { name: "Find my class" }).click();
  await joining.getByLabel("Name").fill("Zelda");
  await joining.getByLabel("PIN", { exact: true }).fill("4821");
  await joining.getByRole("button", { name: "Join" }).click();
  await expect(joining.getByRole("heading", { name: "You are in no team yet" })).toBeVisible();
  await joining.goBack();
  await expect(joining.getByRole("heading", { name: "You are signed in as Zelda" })).toBeVisible();
  await joining.getByRole("link", { name: "Go on" }).click();
  await expect(joining.getByRole("heading", { name: "You are in no team yet" })).toBeVisible();

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
  await moveClass(teacher, "Results", "Show the results");
  await expect(voting).toHaveURL(/\/results$/);
  await voting.goBack();
  await expect(voting.getByRole("link", { name: "Read the casebook" })).toBeVisible(); // the vote is over, and leads on
  await moveClass(teacher, "Write", "Go back to Write");
  await expect(harmed(voting)).toBeEditable();
});

test("B1, Q7: a phone asleep through two phases, its connection cut: the words are kept and sent, and the page goes where the class is", async ({
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
  await saved(asleep);
  const bar = asleep.getByRole("status").filter({ hasText: "The class is now in Vote." });
  // It follows by itself when nobody has typed for a while; until then it offers to (Q7).
  await expect(async () => {
    if (!asleep.url().endsWith("/vote")) await bar.getByRole("button", { name: "Go there" }).click({ timeout: 1_000 });
    await expect(asleep).toHaveURL(/\/vote$/, { timeout: 1_000 });
  }).toPass();
  await mate.goto(at(classroom, "write"));
  await expect(harmed(mate)).toHaveValue("Farmers, and those who buy from them.");
});

test("B1, Q7: a page frozen through two phases wakes up where the class is", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 2, matched: true });
  const frozen = await open(student(classroom, 0), at(classroom, "learn/opening"), phone);
  const teacher = await open(classroom.teacher, board(classroom));
  await expect(frozen.getByRole("button", { name: "Not you?" })).toBeVisible();
  const state = await frozen.context().newCDPSession(frozen);
  await state.send("Page.setWebLifecycleState", { state: "frozen" });
  await moveClass(teacher, "Write", "Start Write");
  await moveClass(teacher, "Compare", "Start Compare");
  await state.send("Page.setWebLifecycleState", { state: "active" });
  await expect(frozen).toHaveURL(/\/compare$/);
  await expect(frozen.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
});

test("B1: a stale page of a student votes, chooses and hands in after the phase has moved: taken where it still may be, else a sentence, and nothing is lost", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 2, withoutTeam: 1 });
  await setActivity(classroom.activity.id, { choiceOpen: true });
  const first = await openDeaf(open, student(classroom, 0), at(classroom, "learn/vote"));
  const choosing = await openDeaf(open, student(classroom, 4), at(classroom, "learn"));
  await first.getByRole("radio", { name: "Bias" }).check();
  const choice = choosing.getByRole("button", { name: "Choose Bias" });
  await expect(choice).toBeVisible();
  await setActivity(classroom.activity.id, { phase: "compare", comparedAt: new Date(), choiceOpen: false });
  await first.getByRole("button", { name: "Cast my vote" }).click();
  await expect(
    first.getByText("The first vote is over, because your class has begun to compare. You did not vote. That is fine."),
  ).toBeVisible();
  await choice.click();
  // The page hears by that refusal that it is stale, and goes where the class is; the sentence goes with it, until the student closes it.
  await expect(choosing).toHaveURL(/\/compare$/);
  await expect(choosing.getByText("Choosing is closed now. Your teacher forms the teams.")).toBeVisible();
  await choosing.getByRole("button", { name: "Close" }).click();
  await expect(choosing.getByText("Choosing is closed now.")).toHaveCount(0);

  for (const team of classroom.teams)
    await makeText({ documentId: team.documentId, author: team.memberIds[0] ?? "", texts: whole });
  const writing = await openDeaf(open, student(classroom, 0), at(classroom, "write"));
  const voting = await openDeaf(open, student(classroom, 2), at(classroom, "write"));
  const tooLate = await openDeaf(open, student(classroom, 3), at(classroom, "write"));
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
    voting.getByText("The vote is not open now. It opens after Compare, and what you wrote here is kept until then."),
  ).toBeVisible();
  await setActivity(classroom.activity.id, { phase: "vote" });
  await voting.reload();
  await expect(voting.getByLabel("Because")).toHaveValue("It looks neutral.");
  await setActivity(classroom.activity.id, { phase: "closed", revealedAt: new Date() });
  await tooLate.getByRole("button", { name: "Hand in" }).click();
  await expect(tooLate.getByText("Handing in is not open in this phase. Your text is kept.")).toBeVisible();
  await voting.getByRole("button", { name: "Cast my vote" }).click();
  await expect(voting.getByText("The activity is closed, so no vote can be added.")).toBeVisible();
  await expect(voting.getByLabel("Because")).toHaveValue("It looks neutral.");
});

test("Q2, B1: where the live channel is silent, handing in, again, and taking back show what they were answered", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await openDeaf(open, student(classroom, 0), at(classroom, "write"));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Farmers.");
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
  await expect(harmed(page)).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Hand in" })).toHaveCount(0);
  await page.getByRole("button", { name: "Take back" }).click();
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
