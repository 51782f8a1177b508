import { lanAddresses } from "@/lib/process/addresses";
import { expect, laptop, member, phone, projector, test, type Person } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";
import { readQr } from "@/e2e/support/read-qr";
import { signOut } from "@/e2e/support/sign-out";
import { write, board, harmed } from "./steer-support";

test("T8a, Q13g, Q7a: the board says what Compare means, matches in the same click, and every page follows; a move from a phase that another teacher has left meanwhile is refused", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const teacher = await open(classroom.teacher, board(classroom));
  const student = await open(member(classroom, 0), write(classroom));
  const reading = await open(member(classroom, 1), `/a/${classroom.activity.id}/glossary`, phone);
  await expect(teacher.getByText("0 of 2 teams have handed in.")).toBeVisible();
  await teacher.getByRole("button", { name: "Start Compare" }).click();
  const dialog = teacher.getByRole("dialog", { name: "Start Compare for the class?" });
  await expect(dialog).toContainText("The 2 teams have no partner teams yet.");
  await expect(dialog).toContainText("2 of 2 teams have not handed in. A partner team sees the unfinished text");
  await expect(dialog).toContainText("One student, Elif, is not in a team");
  await expect(dialog).toContainText("The first vote closes for good. 5 students have not voted");
  await expect(dialog).toContainText("All text and votes are safe");
  await dialog.getByRole("button", { name: "Pair the teams and start Compare" }).click();
  await expect(student).toHaveURL(/\/compare$/);
  await expect(reading).toHaveURL(/\/compare$/);
  await expect(teacher.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
  await expect(teacher.getByText("partner team 2")).toBeVisible();
  await expect(
    student.getByRole("navigation", { name: "Phases of this activity" }).getByRole("link", { name: "Compare" }),
  ).toHaveAttribute("aria-current", "step");

  // The class is moved in another window while this dialog is open.
  await teacher.getByRole("button", { name: "Start Vote" }).click();
  const vote = teacher.getByRole("dialog", { name: "Start Vote for the class?" });
  const beside = await open(classroom.teacher, board(classroom));
  await moveClass(beside, "Write", "Go back to Write");
  await expect(teacher.locator("h1")).toHaveText("Write");
  await vote.getByRole("button", { name: "Start Vote" }).click();
  await expect(vote.getByText("Another teacher has moved the class to the Write phase.")).toBeVisible();
  await vote.getByRole("button", { name: "Cancel" }).click();
  await expect(teacher.getByRole("button", { name: "Start Compare" })).toBeVisible();
});

test("T9c: names, presence and hand-ins appear on the board without a reload", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  await expect(teacher.getByText("0 online")).toBeVisible();
  const student = await open(member(classroom, 0), write(classroom));
  await expect(teacher.getByText("1 online")).toBeVisible();
  await expect(teacher.locator("[data-present]")).toHaveText(["Amara"]);
  await harmed(student).fill("Small farmers first.");
  await student.getByRole("button", { name: "Hand in" }).click();
  await student.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(teacher.getByText("1 of 2 teams has handed in.")).toBeVisible();
  await teacher.getByRole("link", { name: /^Team 1, Brittleness: Amara and Ben/ }).click();
  await teacher.getByRole("link", { name: "Review the case" }).click();
  await expect(teacher).toHaveURL(/\/submissions\//);
  await expect(teacher.getByText("Small farmers first.")).toBeVisible();
  await expect(teacher.getByText(/by Amara/)).toBeVisible();
  await teacher.getByRole("link", { name: "Team 2" }).click();
  await expect(teacher).toHaveURL(/\/worksheets\//);
});

test("Q1c, Q2g: the teacher watches a worksheet being written, cannot write in it, and can hand in for the team", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const teacher = await open(classroom.teacher, `${board(classroom)}/worksheets/${classroom.teams[0]?.id ?? ""}`);
  await expect(teacher.getByText("Live", { exact: true })).toBeVisible();
  const student = await open(member(classroom, 0), write(classroom));
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("Small farmers first.");
  await expect(teacher.getByText("Small farmers first.")).toBeVisible();
  await expect(teacher.getByRole("textbox")).toHaveCount(0);
  await teacher.getByRole("button", { name: "Hand in for the team" }).click();
  await expect(teacher.getByRole("dialog")).toContainText("These parts are still blank: Title · Scenario");
  await teacher.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(teacher.getByText("Handed in for the team.")).toBeVisible();
  await expect(teacher.getByRole("button", { name: "Hand in for the team" })).toHaveCount(0);
  await teacher.getByRole("link", { name: "Read the handed-in case" }).click();
  await expect(teacher.getByText(/by Ms. Okafor/)).toBeVisible();
});

test("T11a, T11b, T1b: the wall shows address and code, its QR is read as the join page of this class, it counts who joins, and no student's name", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 2 });
  const wall = await open(classroom.teacher, `${board(classroom)}/projector`, projector);
  const code = `${classroom.class.code.slice(0, 3)} ${classroom.class.code.slice(3)}`;
  await expect(wall.getByText(code, { exact: true })).toBeVisible();
  await expect(wall.getByRole("img", { name: "QR code that opens the join page" })).toBeVisible();
  await expect(wall.getByText(/^Open .+ and type$/)).toContainText(lanAddresses()[0] ?? "localhost");
  const joinAt = await readQr(wall.getByRole("img", { name: "QR code that opens the join page" }));
  expect(new URL(joinAt).hostname).toBe(lanAddresses()[0] ?? "localhost");
  const phonePage = await open(null, new URL(joinAt).pathname + new URL(joinAt).search, phone);
  await expect(phonePage.getByText(code, { exact: true })).toBeVisible();
  await expect(phonePage.getByLabel("Name")).toBeVisible();
  const teacher = await open(classroom.teacher, board(classroom));
  for (const [phase, confirm] of [
    ["Write", "Start Write without teams"],
    ["Vote", "Start Vote"],
  ] as const) {
    await moveClass(teacher, phase, confirm);
    await expect(
      wall
        .getByRole("navigation", { name: "Phases of this activity" })
        .getByRole("listitem")
        .filter({ hasText: phase }),
    ).toHaveAttribute("aria-current", "step");
    const html = await wall.content();
    for (const { name } of classroom.students) expect(html).not.toContain(name);
  }
});

test("S8a: before the start, in no team, and after the end, a page says what is awaited and offers something; once the activity is closed, no help", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup", withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("the room has no student");
  const page = await open(student, `/a/${classroom.activity.id}`, phone);
  const teacher = await open(classroom.teacher, board(classroom));
  await expect(page.getByRole("heading", { name: "Ms. Okafor has not started the activity yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Guess, then read the first part" })).toBeVisible();
  await moveClass(teacher, "Write", "Start Write without teams");
  await expect(page.getByRole("heading", { name: "You are not in a team yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Read a worked example/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask for help" })).toBeVisible();
  await moveClass(teacher, "Closed", "Close the activity");
  await expect(page.getByRole("heading", { name: "This activity is closed" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask for help" })).toHaveCount(0);
  await page.getByRole("link", { name: "See the results" }).click();
  await expect(page).toHaveURL(/\/results$/);
});

test("S8a: a team without a partner, a page ahead of the class, and a walk-through that is over say what is awaited and lead on", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1, withoutTeam: 1 });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`, phone);
  await expect(page.getByRole("heading", { name: "Ms. Okafor is finding your partner team" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Read a worked example/ })).toBeVisible();
  await page.getByRole("link", { name: "Keep writing" }).click();
  await expect(harmed(page)).toBeEditable();
  for (const [at, title, link] of [
    ["vote", "The vote is not open yet", "Go to the page your class is on"],
    ["results", "Your teacher has not revealed the results yet", "Go to the page your class is on"],
    ["present", "No team is presenting right now", "Back to Compare"],
  ] as const) {
    await page.goto(`/a/${classroom.activity.id}/${at}`);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await page.getByRole("link", { name: link }).click();
    await expect(page).toHaveURL(/\/compare$/);
  }
});

test("S8b: a page that waits for a partner or the results opens by itself; who reads a worked example meanwhile is told of the partner, and of the team", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, withoutTeam: 1 });
  const readWhileWaiting = async (who: Person | null) => {
    const reader = await open(who, `/a/${classroom.activity.id}/compare`);
    await reader.getByRole("link", { name: /^Read a worked example/ }).click();
    await expect(reader).toHaveURL(/\/exemplars\//);
    return reader;
  };
  const reader = await readWhileWaiting(member(classroom, 1));
  const newcomer = await readWhileWaiting(classroom.students[4] ?? null);
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("heading", { name: "Ms. Okafor is finding your partner team" })).toBeVisible();
  const teacher = await open(classroom.teacher, `${board(classroom)}/teams`);
  await teacher.getByRole("button", { name: "Pair the teams" }).click();
  await teacher.getByRole("button", { name: "Pair the teams like this" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
  await expect(reader.getByText("Your team can now compare its case with a partner team’s case.")).toBeVisible();
  await reader.getByRole("link", { name: "Go to Compare" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toContainText("Amara and Ben");
  await expect(reader.getByText("Your team can now compare its case with a partner team’s case.")).toHaveCount(0);
  await page.goto(`/a/${classroom.activity.id}/results`);
  await teacher.goto(board(classroom));
  await teacher.getByRole("button", { name: "Place Elif with Amara and Ben, team 1" }).click();
  await expect(newcomer.getByText("You are now in team 1, with Amara and Ben.")).toBeVisible();
  await newcomer.getByRole("link", { name: "Go to the worksheet" }).click();
  await expect(harmed(newcomer)).toBeEditable();
  await newcomer.getByRole("link", { name: "Learn (done)", exact: true }).click();
  await expect(newcomer).toHaveURL(/\/learn/);
  await expect(harmed(newcomer)).toHaveCount(0);
  await expect(newcomer.getByText("You are now in team 1, with Amara and Ben.")).toHaveCount(0);
  await moveClass(teacher, "Results", "Reveal the results");
  await expect(page.getByText("you have not voted yet")).toBeVisible();
});

test("R11: a page whose session has ended leaves for a page that says so", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const here = await open(member(classroom, 0), write(classroom));
  const there = await here.context().newPage();
  await there.goto(`/a/${classroom.activity.id}/glossary`);
  await expect(harmed(here)).toBeEditable();
  await signOut(there);
  await expect(here.getByText("You signed out in another tab.")).toBeVisible();
  await expect(here.getByRole("heading", { name: "You are signed out on this device" })).toBeVisible();
  await expect(here.getByRole("link", { name: "Sign in again" })).toBeVisible();
});

test("T9d: the board holds from a phone to a laptop, with 150 teams, and its journal is folded", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 150 });
  for (const [options, width] of [
    [phone, 360],
    [laptop, 1280],
  ] as const) {
    const page = await open(classroom.teacher, board(classroom), options);
    await expect(page.getByRole("link", { name: /^Team \d+,/ })).toHaveCount(150);
    await expect(page.getByRole("heading", { name: "Journal" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Full journal" })).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test("B1a: an address that leads nowhere is told in the product's voice: of no page, of another class, and of ways in that are not set up", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  for (const at of ["/nothing-here", "/sign-in/school", "/lti/enter", "/a/00000000-0000-4000-8000-000000000000"]) {
    await page.goto(at);
    await expect(page.getByRole("heading", { name: "Page not found" }), at).toBeVisible();
  }
  await page.getByRole("link", { name: "Go to the start page" }).click();
  await expect(page).not.toHaveURL(/00000000/);
});
