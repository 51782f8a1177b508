/** Unusual events: hurried clicks, two tabs, Back, a phone that was asleep, a stale page. Each ends in a sentence or in the right result (B1). */
import type { Page } from "@playwright/test";
import { pool } from "@/db/client";
import { makeText } from "@/db/testing/student-work";
import { countBallots } from "@/e2e/support/ballots";
import { expect, phone, student, test } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";
import { wholeCase } from "@/e2e/support/whole-case";
import { signOut } from "@/e2e/support/sign-out";
import { at, board, harmed, journal, submissions, openStalePage } from "./misfits-support";

test("B1h: a double click on Hand in, and on Hand in as it is, hands in once", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  await makeText({
    documentId: classroom.teams[0]?.documentId ?? "",
    author: student(classroom, 0).id,
    texts: wholeCase,
  });
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

test("B1h: a double click on Cast my vote casts one vote, which stays to be changed", async ({
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

test("B1h: double clicks of the teacher: the phase moves once, one student is placed, one action is undone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  await teacher.getByRole("button", { name: "Start Compare" }).dblclick();
  await teacher.getByRole("dialog").getByRole("button", { name: "Pair the teams and start Compare" }).dblclick();
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
  await expect(teacher.getByRole("region", { name: "Without a team" })).toContainText("Elif");
  await expect(teacher.getByText("Undone:")).toHaveCount(1);
  expect(await journal(classroom)).toHaveLength(3);
});

test("B1i: two tabs of one student, one of them stale: what it does is done, or said in a sentence", async ({
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
  await signOut(one);
  // The dialog is about the other tab's choice, which was not sent.
  const begun = one.getByRole("dialog", { name: "Some of your text has not been sent yet" });
  await begun.getByRole("button", { name: "Sign out" }).click();
  await expect(one.getByText("You are signed out")).toBeVisible();
  await two.getByRole("button", { name: "Change my vote" }).click();
  await expect(two.getByText("You are signed out on this device").first()).toBeVisible();
  expect(
    (await pool().query("select choice from ballots where activity_id = $1", [classroom.activity.id])).rows,
  ).toEqual([{ choice: "hallucination" }]);
});

test("B1i: two tabs of one teacher, one of them stale: it says what has changed meanwhile, and changes nothing", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4, withoutTeam: 1 });
  const stale = await openStalePage(open, classroom.teacher, board(classroom));
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
  await stale.getByRole("dialog").getByRole("button", { name: "Start Compare anyway" }).click();
  await expect(stale.getByRole("dialog")).toContainText(
    "Another teacher has moved the class to the Vote phase. Look at the page again, then decide what to do next.",
  );
  await staleTeams.getByRole("button", { name: /^Place Imran with/ }).click();
  await expect(staleTeams.getByRole("dialog")).toContainText("This student is already in a team.");
  await staleTeams.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(staleTeams.getByText("Everyone who has joined is in a team.")).toBeVisible();
  expect((await journal(classroom)).map(({ kind }) => kind)).toEqual(["phase", "place"]);
});
