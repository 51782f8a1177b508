/** A server is restored from an older backup: who is told that a hand-in, votes and levels are gone, and for how long. */
import type { Page } from "@playwright/test";
import { pool } from "@/db/client";
import { cast, vote } from "@/e2e/specs/votes/voting/vote-pages";
import { at, harmed, saved } from "@/e2e/specs/cases/writing/write-support";
import { test } from "@/e2e/support/backups";
import { kill, openPage } from "@/e2e/support/device-copies";
import { expect, member, type Classroom } from "@/e2e/support/fixtures";

const time = String.raw`\d\d:\d\d`;
const why = `Crosscase went back to its backup of ${time}\\.`;
const lost = (page: Page) => page.getByRole("status").filter({ hasText: "is gone." });
const told = (page: Page) => page.getByRole("status").filter({ hasText: "Everything from then until" });

async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Amara.")).toBeVisible();
}

async function castVote(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /Bias/ }).check();
  await cast(page).click();
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
}

const moveTo = (classroom: Classroom, phase: string) =>
  pool().query("update activities set phase = $2, access_version = access_version + 1 where id = $1", [
    classroom.activity.id,
    phase,
  ]);

test("B8d, B8e: after a restore, members of a team whose hand-in is gone read so, on a page that was open, one that is loaded again and one that was opened since, and so does whoever voted, until it is done again, and may fold it into one row; whose vote can't be cast now is to ask, and may close the line; nobody else reads any of it, but teachers read what is gone, until they close it on their device; a projector shows nothing", async ({
  backups,
  makeClassroom,
  open,
}) => {
  const writing = await makeClassroom({ phase: "write", teams: 2 });
  const voting = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const amara = await open(member(writing, 0), at(writing));
  const other = await open(member(writing, 1), at(writing));
  const voter = await open(member(voting, 0), vote(voting));
  await backups.take();

  await harmed(amara).fill("Small farmers.");
  await saved(amara);
  await handIn(amara);
  const ben = await open(member(writing, 0, 1), at(writing));
  await expect(ben.getByText("Handed in by Amara.")).toBeVisible();
  // Wait for the page's script, because the page shows the text before the script runs.
  await expect
    .poll(() => ben.evaluate(() => Object.keys(localStorage).some((key) => key.includes("/work/"))))
    .toBe(true);
  const device = ben.context();
  await kill(ben);
  await castVote(voter);
  const late = await open(member(voting, 1), vote(voting));
  await castVote(late);
  const board = await open(writing.teacher, `/teacher/activities/${writing.activity.id}`);
  const wall = await open(writing.teacher, `/teacher/activities/${writing.activity.id}/projector`);
  await backups.putBack();

  const handInIsGone = new RegExp(`^Your team’s hand-in of ${time} is gone\\. Hand in again\\. ${why}$`);
  await expect(lost(amara)).toHaveText(handInIsGone, { timeout: 30_000 });
  await expect(lost(voter)).toHaveText(new RegExp(`^Your final vote of ${time} is gone\\. Vote again\\. ${why}$`), {
    timeout: 30_000,
  });
  await expect(told(board)).toHaveText(
    new RegExp(`^${why} Everything from then until ${time} is gone, except text that students’ devices send again\\.`),
    { timeout: 30_000 },
  );
  await amara.reload();
  await expect(lost(amara)).toHaveText(handInIsGone);
  const back = await openPage(device, `/a/${writing.activity.id}/glossary`);
  await expect(lost(back)).toHaveText(handInIsGone);
  const row = lost(back).getByRole("paragraph");
  await back.getByRole("button", { name: "Show less" }).click();
  await expect.poll(async () => (await row.boundingBox())?.height).toBeLessThan(30);
  await back.getByRole("button", { name: "Show all" }).click();
  await back.getByRole("link", { name: "Hand in again." }).click();
  await expect(harmed(back)).toBeEditable();

  await expect(harmed(other)).toBeEditable();
  await other.reload();
  const silent = await open(member(voting, 0, 1), vote(voting));
  await expect(cast(silent)).toBeVisible();
  for (const page of [other, silent]) await expect(lost(page)).toHaveCount(0);
  for (const page of [amara, other, silent]) await expect(told(page)).toHaveCount(0);
  await wall.reload();
  await expect(wall.getByText(writing.class.code.slice(0, 3)).first()).toBeVisible();
  await expect(wall.getByText("backup")).toHaveCount(0);

  await handIn(amara);
  await castVote(voter);
  for (const page of [amara, back, voter]) await expect(lost(page)).toHaveCount(0);
  await voter.reload();
  await expect(voter.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  await expect(lost(voter)).toHaveCount(0);

  await moveTo(voting, "compare");
  await late.goto(`/a/${voting.activity.id}/glossary`);
  await expect(lost(late)).toHaveText(
    new RegExp(`^Your final vote of ${time} is gone\\. Ask Ms\\. Okafor when you can vote again\\. ${why}$`),
  );
  await late.getByRole("button", { name: "Close" }).click();
  await expect(lost(late)).toHaveCount(0);
  await late.reload();
  await expect(late.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await expect(lost(late)).toHaveCount(0);

  await told(board).getByRole("button", { name: "Close" }).click();
  await expect(told(board)).toHaveCount(0);
  await board.goto(`/teacher/classes/${writing.class.id}`);
  await expect(board.getByRole("heading", { name: writing.class.name })).toBeVisible();
  await expect(told(board)).toHaveCount(0);
  const colleague = await open(voting.teacher, "/teacher");
  await expect(told(colleague)).toBeVisible();
});
