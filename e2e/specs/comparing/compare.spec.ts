import { type Page } from "@playwright/test";
import { makeMatch } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { setPhase } from "@/e2e/support/ballots";
import { expect, phone, test, type Classroom } from "@/e2e/support/fixtures";

const field = (page: Page, name: string) => page.getByRole("textbox", { name });

function people(classroom: Classroom) {
  const [first, second] = classroom.teams;
  const [amara, ben] = first?.members ?? [];
  const [chidi] = second?.members ?? [];
  if (amara === undefined || ben === undefined || chidi === undefined)
    throw new Error("the room has no two teams of two");
  return { amara, ben, chidi };
}

test("S5, Q3: two cases side by side; a live one is labelled, and a hand-in replaces it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const writing = await open(amara, `/a/${classroom.activity.id}/write`);
  const partner = await open(chidi, `/a/${classroom.activity.id}/compare`);
  await expect(partner.getByRole("heading", { level: 1 })).toContainText(
    /team 2, on bias.*team 1, Amara and Ben, on brittleness/,
  );
  await expect(writing.getByRole("banner")).toContainText(/Amara.*team 1/);
  await expect(writing.getByRole("list", { name: "Your team" })).toContainText("team 1");
  await expect(partner.getByText("Not handed in yet: you see it as it is being written.")).toHaveCount(2);
  await expect(field(writing, "Who is harmed?")).toBeEditable();
  await field(writing, "Who is harmed?").fill("Small farmers first.");
  await expect(partner.getByText("Small farmers first.")).toBeVisible();
  await writing.getByRole("button", { name: "Hand in" }).click();
  await writing.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(writing.getByText("Handed in by Amara.")).toBeVisible();
  await expect(partner.getByText("Not handed in yet: you see it as it is being written.")).toHaveCount(1);
  await expect(partner.getByText("Small farmers first.")).toBeVisible();
});

test("Q3: Present labels a case that is not handed in, and shows a hand-in without a reload", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, ben, chidi } = people(classroom);
  const [a, c] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`),
  ];
  await a.getByRole("button", { name: "Present" }).click();
  await c.getByRole("link", { name: "Follow" }).click();
  for (const page of [a, c]) {
    await expect(page).toHaveURL(/\/present$/);
    await expect(page.getByText("Not handed in yet: you see it as it is being written.")).toBeVisible();
  }
  const writing = await open(ben, `/a/${classroom.activity.id}/write`);
  await expect(field(writing, "Scenario")).toBeEditable();
  await field(writing, "Scenario").fill("A winter in Minnesota.");
  for (const page of [a, c]) await expect(page.getByText("A winter in Minnesota.")).toBeVisible();
  await writing.getByRole("button", { name: "Hand in" }).click();
  await writing.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(writing.getByText("Handed in by Ben.")).toBeVisible();
  for (const page of [a, c])
    await expect(page.getByText("Not handed in yet: you see it as it is being written.")).toHaveCount(0);
  await expect(c.getByText("A winter in Minnesota.")).toBeVisible();
});

test("Q13: a team whose match is made already learns who its partner is from Compare on, not before", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const page = await open(amara, "about:blank");
  const received: Promise<string>[] = [];
  page.on("response", (response) => received.push(response.text().catch(() => "")));
  for (const at of ["write", "compare", "present", "vote", "results", "casebook", "learn", ""]) {
    await page.goto(`/a/${classroom.activity.id}/${at}`);
    await Promise.all(received); // a body can't be read any more once its page is left
  }
  const before = await Promise.all(received);
  expect(before.some((body) => body.includes(amara.name))).toBe(true);
  expect(before.filter((body) => body.includes(chidi.name))).toEqual([]);
  await setPhase(classroom, "compare");
  await page.goto(`/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
});

test("Q15: a team alone with a worked example reads it, presents to itself, and the notes are its own", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  const [team] = classroom.teams;
  const [amara, ben] = team?.members ?? [];
  if (team === undefined || amara === undefined || ben === undefined) throw new Error("the room has no team of two");
  await makeMatch({ activityId: classroom.activity.id, teamIds: [team.id], exemplarMode: "bias" });
  const [a, b] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(ben, `/a/${classroom.activity.id}/compare`, phone),
  ];
  await expect(a.getByRole("heading", { level: 1 })).toHaveText(
    "You are team 1, on brittleness. You compare with a worked example on bias.",
  );
  await expect(a.getByText("a worked example, in place of a team").first()).toBeVisible();
  await expect(a.getByRole("heading", { level: 2, name: "The score that confused cost with illness" })).toBeVisible();
  await expect(a.getByText("Your team writes here. Nobody else sees it, except Ms. Okafor.")).toBeVisible();
  const alike = (page: Page) => field(page, "What do your cases have in common?");
  await expect(alike(a)).toBeEditable();
  await alike(a).fill("Both counted the wrong thing.");
  await expect(alike(b)).toHaveValue("Both counted the wrong thing.");
  await a.getByRole("button", { name: "Present" }).click();
  await expect(a.getByText("Your team presents")).toBeVisible();
  await a.getByRole("button", { name: "End our presentation" }).click();
  await expect(a.getByText("Everyone has presented.")).toBeVisible();
});

test("S5: both teams write the notes together", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const [a, c] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`, phone),
  ];
  const alike = (page: Page) => field(page, "What do your cases have in common?");
  await expect(alike(a)).toBeEditable();
  await expect(alike(c)).toBeEditable();
  await expect(a.getByText("2 of 4 here.")).toBeVisible();
  await alike(a).fill("Both looked sure.");
  await expect(alike(c)).toHaveValue("Both looked sure.");
  await alike(c).focus();
  await c.keyboard.press("End");
  await c.keyboard.type(" Nobody checked.");
  await expect(alike(a)).toHaveValue("Both looked sure. Nobody checked.");
  await expect(a.getByText("Saved", { exact: true })).toBeVisible();
  expect(await c.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("Q16: swap, present, others see which question it is and may follow; then the next team's turn", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const [a, c] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`),
  ];
  await expect(a.getByText("You present first.")).toBeVisible();
  await c.getByRole("button", { name: "Swap order" }).click();
  await expect(c.getByText("You present first.")).toBeVisible();
  await expect(a.getByText("Chidi and Dana present first.")).toBeVisible();
  await expect(a.getByRole("button", { name: "Present" })).toHaveCount(0);
  await c.getByRole("button", { name: "Present" }).click();
  await expect(c.getByText("Your team presents")).toBeVisible();
  await expect(a.getByRole("timer")).toBeVisible();
  await c.keyboard.press("ArrowRight");
  await expect(c.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
  await expect(a.getByText("Chidi and Dana are presenting: Who is harmed?")).toBeVisible();
  await a.getByRole("link", { name: "Follow" }).click();
  await expect(a.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
  await c.getByRole("button", { name: "Next" }).click();
  await expect(
    a.getByRole("heading", { level: 1, name: "How might the harm have been prevented before deployment?" }),
  ).toBeVisible();
  await c.getByRole("button", { name: "End our presentation" }).click();
  await expect(a.getByText("Nobody is presenting right now")).toBeVisible();
  await a.getByRole("link", { name: "Back to Compare" }).click();
  await expect(a.getByRole("button", { name: "Present" })).toBeVisible();
  await expect(a.getByRole("button", { name: "Swap order" })).toHaveCount(0);
});

/** Left, top of each answer to a question and of its notes, in the order they stand in. */
async function layoutOf(page: Page, answers: readonly string[]) {
  const row = page.getByRole("region", { name: /Who is harmed\?$/ });
  const boxes = [...answers.map((text) => row.getByText(text)), row.getByRole("textbox")].map(async (of) => {
    await expect(of).toBeVisible();
    const box = await of.boundingBox();
    if (box === null) throw new Error("it is not on the screen");
    return { x: Math.round(box.x), y: Math.round(box.y), bottom: Math.round(box.y + box.height) };
  });
  return Promise.all(boxes);
}
const ascends = (numbers: number[]) => numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));

test("S5, Q17: cases are aligned question by question: two with the notes between, three in columns from 1100 px, stacked where it is narrower", async ({
  makeClassroom,
  open,
}) => {
  for (const count of [2, 3]) {
    const classroom = await makeClassroom({ phase: "compare", teams: count });
    const answers = classroom.teams.map(({ number }) => `Team ${number} answers.`);
    for (const [i, team] of classroom.teams.entries())
      await makeText({
        documentId: team.documentId,
        author: team.memberIds[0] ?? "",
        texts: { scenario: "It was winter. ".repeat(40 * i + 1), harmed: answers[i] ?? "" },
      });
    await makeMatch({ activityId: classroom.activity.id, teamIds: classroom.teams.map(({ id }) => id) });
    const page = await open(classroom.teams[0]?.members[0] ?? null, `/a/${classroom.activity.id}/compare`, {
      viewport: { width: 1100, height: 800 },
    });
    const wide = await layoutOf(page, answers);
    const sheets = wide.slice(0, -1);
    const notes = wide.at(-1);
    expect(new Set(sheets.map(({ y }) => y)).size, "on one line").toBe(1);
    expect(ascends(sheets.map(({ x }) => x)), "side by side").toBe(true);
    if (count === 2)
      expect(ascends([sheets[0]?.x ?? 0, notes?.x ?? 0, sheets[1]?.x ?? 0]), "the notes between").toBe(true);
    else
      expect(notes?.y, "the notes under the sheets").toBeGreaterThan(Math.max(...sheets.map(({ bottom }) => bottom)));
    await page.setViewportSize({ width: count === 2 ? 900 : 1099, height: 800 });
    await expect
      .poll(async () => ascends((await layoutOf(page, answers)).map(({ y }) => y)), "stacked, then the notes")
      .toBe(true);
  }
});

test("Q8, T6: a team matched anew sees its new partner without a reload, and nothing of the old one's case any more", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  for (const { documentId, memberIds, number } of classroom.teams)
    await makeText({ documentId, author: memberIds[0] ?? "", texts: { harmed: `Team ${number} answers.` } });
  const { amara } = people(classroom);
  const page = await open(amara, `/a/${classroom.activity.id}/compare`);
  await expect(page.getByText("Team 2 answers.")).toBeVisible();
  await field(page, "What do your cases have in common?").fill("Of the old match.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`);
  await teacher.getByRole("button", { name: "Change team 1", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Meet another team" }).click();
  await teacher.getByRole("radio", { name: /^4/ }).check();
  await teacher.getByRole("button", { name: "See what it means with team 4" }).click();
  await teacher.getByRole("button", { name: "Let 1 meet 4" }).click();
  await expect(page.getByText("Team 4 answers.")).toBeVisible();
  await expect(page.getByText("Team 2 answers.")).toHaveCount(0);
  await expect(field(page, "What do your cases have in common?")).toHaveValue("");
  await page.getByRole("link", { name: "Round 1, notes of a match that ended" }).click();
  await expect(page.getByText("Of the old match.")).toBeVisible();
  await expect(page.getByText("Team 2 answers.")).toHaveCount(0);
});

test("Q18: the next round brings a new partner and empty notes; the earlier round can be read again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const { amara } = people(classroom);
  const page = await open(amara, `/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("team 2, Chidi and Dana");
  await expect(field(page, "What do your cases have in common?")).toBeEditable();
  await field(page, "What do your cases have in common?").fill("Of the first round.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Next round" }).click();
  await teacher
    .getByRole("dialog", { name: "Start the next round?" })
    .getByRole("button", { name: "Start round 2" })
    .click();
  await expect(teacher.getByText("phase 3 of 5, round 2")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/team [34],/);
  await expect(field(page, "What do your cases have in common?")).toHaveValue("");
  await page.getByRole("link", { name: "Round 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("team 2, Chidi and Dana");
  await expect(page.getByText("You can read these notes, but not change them.")).toBeVisible();
  await expect(field(page, "What do your cases have in common?")).toHaveValue("Of the first round.");
  await expect(field(page, "What do your cases have in common?")).not.toBeEditable();
});

test("Q3: where notes go into the casebook, the notes say so to those who write there", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara } = people(classroom);
  const page = await open(amara, `/a/${classroom.activity.id}/compare`);
  await expect(page.getByText("Nobody else sees it, except Ms. Okafor.")).toBeVisible();
  await expect(page.getByText("These notes go into the class’s casebook.")).toHaveCount(0);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/casebook`);
  await teacher.getByRole("checkbox", { name: "Put the notes of the matches in" }).check();
  await expect(page.getByText("These notes go into the class’s casebook.")).toBeVisible();
});

test("Q16: the clock warns a minute before the end and at the end, and cuts nobody off", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara } = people(classroom);
  const page = await open(amara, "about:blank");
  await page.clock.install();
  await page.goto(`/a/${classroom.activity.id}/compare`);
  await page.getByRole("button", { name: "Present" }).click();
  await expect(page).toHaveURL(/\/present$/);
  await expect(page.getByText("left of 4 minutes")).toBeVisible();
  // A refresh that is still due would set the clock by the server's again.
  await page.clock.runFor(5_000);
  await page.waitForLoadState("networkidle");
  await page.clock.fastForward("03:10");
  await expect(page.getByRole("status").filter({ hasText: "Less than a minute left." })).toBeAttached();
  await page.clock.fastForward("01:10");
  await expect(
    page.getByRole("status").filter({ hasText: "The time is over. Finish when you are ready." }),
  ).toBeAttached();
  await expect(page.getByRole("timer")).toHaveText(/^\+0:/);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
});

test("Q16: nothing scrolls by itself on the others' screens while a partner presents", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const [team] = classroom.teams;
  const long = "It was winter, and nobody had looked. ".repeat(120);
  await makeText({
    documentId: team?.documentId ?? "",
    author: amara.id,
    texts: { title: "Ice", scenario: long, harmed: long, prevention: long, response: long },
  });
  const [presenter, reading, following] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`, phone),
  ];
  await presenter.getByRole("button", { name: "Present" }).click();
  await following.getByRole("link", { name: "Follow" }).click();
  await expect(following).toHaveURL(/\/present$/);
  await expect(reading.getByText("Amara and Ben are presenting: the scenario.")).toBeVisible();
  await expect(field(reading, "What do your cases have in common?")).toBeEditable();
  await reading.evaluate(() => scrollTo(0, 400));
  await following.getByText(long.trim()).evaluate((words) => {
    const middle = words.closest("[role=region]");
    if (middle === null) throw new Error("the words are in no region");
    middle.scrollTop = 200;
  });
  // A line more above what one reads may be made up for by the browser: what counts is where it stands on the screen.
  const asked = reading.getByRole("heading", { level: 2, name: /Who is harmed\?$/ });
  const where = async () => Math.round((await asked.boundingBox())?.y ?? Number.NaN);
  const stood = await where();
  for (const [question, short] of [
    ["Who is harmed?", "Who is harmed?"],
    ["How might the harm have been prevented before deployment?", "Prevented how?"],
    ["What would a responsible response look like after the failure is discovered?", "Responsible response."],
  ] as const) {
    await presenter.getByRole("button", { name: "Next" }).click();
    await expect(following.getByRole("heading", { level: 1, name: question })).toBeVisible();
    await expect(reading.getByText(`Amara and Ben are presenting: ${short}`)).toBeAttached();
  }
  expect(await where()).toBe(stood);
  expect(await reading.evaluate(() => scrollY)).toBeGreaterThanOrEqual(400);
  expect(await following.getByText(long.trim()).evaluate((words) => words.closest("[role=region]")?.scrollTop)).toBe(
    200,
  );
});

test("Q1: from Vote and Results the notes of one's match are a click away, and can be read", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true, withoutTeam: 1 });
  const { amara } = people(classroom);
  await makeText({
    documentId: classroom.matches[0]?.documentId ?? "",
    author: amara.id,
    texts: { alike: "Both looked sure." },
  });
  const page = await open(amara, `/a/${classroom.activity.id}/vote`, phone);
  const notes = page.getByRole("link", { name: "Reread the notes of your match" });
  const alike = field(page, "What do your cases have in common?");
  await notes.click();
  await expect(alike).toHaveValue("Both looked sure.");
  await page.goto(`/a/${classroom.activity.id}/vote`);
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  await notes.click();
  await expect(alike).toHaveValue("Both looked sure.");
  await setPhase(classroom, "results");
  await page.goto(`/a/${classroom.activity.id}/results`);
  await notes.click();
  await expect(alike).toHaveValue("Both looked sure.");
  await expect(alike).not.toBeEditable();
  const loose = await open(classroom.students.at(-1) ?? null, `/a/${classroom.activity.id}/results`);
  await loose.getByRole("button", { name: "Skip" }).click();
  await expect(loose.getByRole("link", { name: "Read the casebook" })).toBeVisible();
  await expect(loose.getByRole("link", { name: "Reread the notes of your match" })).toHaveCount(0);
});
