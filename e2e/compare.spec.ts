import { type Page } from "@playwright/test";
import { makeMatch } from "@/db/testing/factories";
import { moveRoom } from "./ballot-box";
import { expect, phone, test, type Room } from "./fixtures";

const field = (page: Page, name: string) => page.getByRole("textbox", { name });

function people(room: Room) {
  const [first, second] = room.teams;
  const [amara, ben] = first?.members ?? [];
  const [chidi] = second?.members ?? [];
  if (amara === undefined || ben === undefined || chidi === undefined) throw new Error("the room has no two teams of two");
  return { amara, ben, chidi };
}

test("S5, Q3: two cases side by side; a live one is labelled, and a hand-in replaces it", async ({ classroom, open }) => {
  const room = await classroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(room);
  const writing = await open(amara, `/a/${room.activity.id}/write`);
  const partner = await open(chidi, `/a/${room.activity.id}/compare`);
  await expect(partner.getByRole("heading", { level: 1 })).toContainText("team 1, Amara and Ben, on brittleness");
  await expect(partner.getByText("Not handed in yet: you see it as it is being written.")).toHaveCount(2);
  await expect(field(writing, "Who is harmed?")).toBeEditable();
  await field(writing, "Who is harmed?").fill("Small farmers first.");
  await expect(partner.getByText("Small farmers first.")).toBeVisible();
  await writing.getByRole("button", { name: "Hand in" }).click();
  await writing.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(partner.getByText("Not handed in yet: you see it as it is being written.")).toHaveCount(1, { timeout: 3000 });
  await expect(partner.getByText("Small farmers first.")).toBeVisible();
});

test("Q3: Present labels a case that is not handed in, and shows a hand-in within 2 s", async ({ classroom, open }) => {
  const room = await classroom({ phase: "compare", teams: 2, matched: true });
  const { amara, ben, chidi } = people(room);
  const [a, c] = [await open(amara, `/a/${room.activity.id}/compare`), await open(chidi, `/a/${room.activity.id}/compare`)];
  await a.getByRole("button", { name: "Present" }).click();
  await c.getByRole("link", { name: "Follow" }).click();
  for (const page of [a, c]) await expect(page.getByText("Not handed in yet: you see it as it is being written.")).toBeVisible();
  const writing = await open(ben, `/a/${room.activity.id}/write`);
  await expect(field(writing, "Scenario")).toBeEditable();
  await field(writing, "Scenario").fill("A winter in Minnesota.");
  for (const page of [a, c]) await expect(page.getByText("A winter in Minnesota.")).toBeVisible();
  await writing.getByRole("button", { name: "Hand in" }).click();
  await writing.getByRole("button", { name: "Hand in as it is" }).click();
  for (const page of [a, c]) await expect(page.getByText("Not handed in yet: you see it as it is being written.")).toHaveCount(0, { timeout: 3000 });
  await expect(c.getByText("A winter in Minnesota.")).toBeVisible();
});

test("Q13: a team whose match is made already learns who its partner is from Compare on, not before", async ({ classroom, open }) => {
  const room = await classroom({ phase: "write", teams: 2, matched: true });
  const { amara, chidi } = people(room);
  const page = await open(amara, "about:blank");
  const heard: Promise<string>[] = [];
  page.on("response", (response) => heard.push(response.text().catch(() => "")));
  for (const at of ["write", "compare", "present", "vote", "results", "casebook", "learn", ""]) await page.goto(`/a/${room.activity.id}/${at}`);
  const before = await Promise.all(heard);
  expect(before.some((body) => body.includes(amara.name))).toBe(true);
  expect(before.filter((body) => body.includes(chidi.name))).toEqual([]);
  await moveRoom(room, "compare");
  await page.goto(`/a/${room.activity.id}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
});

test("Q15: a team alone with a worked case reads it, presents to itself, and the notes are its own", async ({ classroom, open }) => {
  const room = await classroom({ phase: "compare", teams: 1 });
  const [team] = room.teams;
  const [amara, ben] = team?.members ?? [];
  if (team === undefined || amara === undefined || ben === undefined) throw new Error("the room has no team of two");
  await makeMatch({ activityId: room.activity.id, teamIds: [team.id], exemplarMode: "bias" });
  const [a, b] = [await open(amara, `/a/${room.activity.id}/compare`), await open(ben, `/a/${room.activity.id}/compare`, phone)];
  await expect(a.getByRole("heading", { level: 1 })).toHaveText("You studied brittleness. Here you present to yourselves.");
  await expect(a.getByText("a worked case, standing in").first()).toBeVisible();
  await expect(a.getByRole("heading", { level: 2, name: "The score that took cost for illness" })).toBeVisible();
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

test("S5: both teams write the notes together", async ({ classroom, open }) => {
  const room = await classroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(room);
  const [a, c] = [await open(amara, `/a/${room.activity.id}/compare`), await open(chidi, `/a/${room.activity.id}/compare`, phone)];
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

test("Q16: swap, present, others see which question it is and may follow; then the next team's turn", async ({ classroom, open }) => {
  const room = await classroom({ phase: "compare", teams: 2, matched: true });
  const { amara, chidi } = people(room);
  const [a, c] = [await open(amara, `/a/${room.activity.id}/compare`), await open(chidi, `/a/${room.activity.id}/compare`)];
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
  await expect(a.getByRole("heading", { level: 1, name: "How might the harm have been prevented before deployment?" })).toBeVisible();
  await c.getByRole("button", { name: "End our presentation" }).click();
  await expect(a.getByText("Nobody is presenting right now")).toBeVisible();
  await a.getByRole("link", { name: "Back to Compare" }).click();
  await expect(a.getByRole("button", { name: "Present" })).toBeVisible();
  await expect(a.getByRole("button", { name: "Swap order" })).toHaveCount(0);
});
