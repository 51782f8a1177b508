import type { Page } from "@playwright/test";
import { makeMatch } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { setPhase } from "@/e2e/support/ballots";
import { expect, phone, test } from "@/e2e/support/fixtures";
import { field, people } from "./compare-support";

test("S5a, S5c, Q3a, Q3b: two cases side by side; a live one is labelled, and a hand-in replaces it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const writing = await open(amara, `/a/${classroom.activity.id}/write`);
  const partner = await open(chidi, `/a/${classroom.activity.id}/compare`);
  await expect(partner.getByRole("heading", { level: 1 })).toContainText(
    /team 2, bias\) is comparing cases with team 1: Amara and Ben \(brittleness\)/,
  );
  await expect(writing.getByRole("banner")).toContainText(/Amara.*team 1/);
  await expect(writing.getByRole("list", { name: "Your team" })).toContainText("team 1");
  await expect(partner.getByText("Draft, still being written")).toHaveCount(2);
  await expect(field(writing, "Who is harmed?")).toBeEditable();
  await field(writing, "Who is harmed?").fill("Small farmers first.");
  await expect(partner.getByText("Small farmers first.")).toBeVisible();
  await writing.getByRole("button", { name: "Hand in" }).click();
  await writing.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(writing.getByText("Handed in by Amara.")).toBeVisible();
  await expect(partner.getByText("Draft, still being written")).toHaveCount(1);
  await expect(partner.getByText("Small farmers first.")).toBeVisible();
});

test("Q3a, Q3b: Present labels a case that is not handed in, and shows a hand-in without a reload", async ({
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
    await expect(page.getByText("Draft, still being written")).toBeVisible();
  }
  const writing = await open(ben, `/a/${classroom.activity.id}/write`);
  await expect(field(writing, "Scenario")).toBeEditable();
  await field(writing, "Scenario").fill("A winter in Minnesota.");
  for (const page of [a, c]) await expect(page.getByText("A winter in Minnesota.")).toBeVisible();
  await writing.getByRole("button", { name: "Hand in" }).click();
  await writing.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(writing.getByText("Handed in by Ben.")).toBeVisible();
  for (const page of [a, c]) await expect(page.getByText("Draft, still being written")).toHaveCount(0);
  await expect(c.getByText("A winter in Minnesota.")).toBeVisible();
});

test("Q13h: a team whose match is made already learns who its partner is from Compare on, not before", async ({
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
    await Promise.all(received); // a body can't be read once its page is left
  }
  const before = await Promise.all(received);
  expect(before.some((body) => body.includes(amara.name))).toBe(true);
  expect(before.filter((body) => body.includes(chidi.name))).toEqual([]);
  await setPhase(classroom, "compare");
  await page.goto(`/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
});

test("Q15c: a team alone with a worked example reads it, presents to itself, and the notes are its own", async ({
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
    "Your team (team 1, brittleness) is comparing its case with a worked example on bias.",
  );
  await expect(a.getByText("a worked example, in place of a team").first()).toBeVisible();
  await expect(a.getByRole("heading", { level: 2, name: "The score that confused cost with illness" })).toBeVisible();
  await expect(
    a.getByText("Everyone in your team can write in these notes. Only your team and Ms. Okafor can see them."),
  ).toBeVisible();
  const alike = (page: Page) => field(page, "What do your cases have in common?");
  await expect(alike(a)).toBeEditable();
  await alike(a).fill("Both counted the wrong thing.");
  await expect(alike(b)).toHaveValue("Both counted the wrong thing.");
  await a.getByRole("button", { name: "Present" }).click();
  await expect(a.getByText("Your team is presenting")).toBeVisible();
  await a.getByRole("button", { name: "Stop presenting" }).click();
  await expect(a.getByText("Everyone has presented.")).toBeVisible();
});

test("S5d: both teams write the notes together", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(classroom);
  const [a, c] = [
    await open(amara, `/a/${classroom.activity.id}/compare`),
    await open(chidi, `/a/${classroom.activity.id}/compare`, phone),
  ];
  const alike = (page: Page) => field(page, "What do your cases have in common?");
  await expect(alike(a)).toBeEditable();
  await expect(alike(c)).toBeEditable();
  await expect(a.getByText("2 of 4 online.")).toBeVisible();
  await alike(a).fill("Both looked sure.");
  await expect(alike(c)).toHaveValue("Both looked sure.");
  await alike(c).focus();
  await c.keyboard.press("End");
  await c.keyboard.type(" Nobody checked.");
  await expect(alike(a)).toHaveValue("Both looked sure. Nobody checked.");
  await expect(a.getByText("Saved", { exact: true })).toBeVisible();
  expect(await c.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

/** The left and top of each answer to a question, and of its notes, in the given order. */
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

test("S5c, Q17b: cases are aligned question by question: two with the notes between, three in columns from 1100 px, stacked where it is narrower; what leads to the notes is in the first screen, whatever the cases’ length", async ({
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
    await expect(page.getByRole("link", { name: "What do your cases have in common?" })).toBeInViewport({ ratio: 1 });
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

test("Q1a: from Vote and Results the notes of one's match are a click away, and can be read", async ({
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
  const notes = page.getByRole("link", { name: "Your shared notes" });
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
  await loose.getByRole("button", { name: "Skip", exact: true }).click();
  await expect(loose.getByRole("link", { name: "Read the casebook" })).toBeVisible();
  await expect(loose.getByRole("link", { name: "Your shared notes" })).toHaveCount(0);
});
