/** Plain http at a name that is no loopback, as for another device on the school's network: no secure context. */
import { worksheetTexts } from "@/lib/sync/format/fields";
import { chromium, type Page } from "@playwright/test";
import { makeSubmission } from "@/db/testing/student-work";
import { chromiumFlags, findChromium } from "@/e2e/run/chromium";
import { expect, member, test as base } from "@/e2e/support/fixtures";
import { recordPageFaults } from "@/e2e/support/page-faults";
import { signOut } from "@/e2e/support/sign-out";

/** Opens pages at an address of the school's network. */
type Visit = (cookie: string | undefined, at: string) => Promise<Page>;

const test = base.extend<{ origin: string; visit: Visit }>({
  origin: async ({ server }, give) => give(`http://crosscase.local:${server.port}`),
  visit: async ({ origin, faults }, give) => {
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: [...chromiumFlags(), "--host-resolver-rules=MAP crosscase.local 127.0.0.1"],
    });
    await give(async (cookie, at) => {
      const context = await browser.newContext({ baseURL: origin });
      recordPageFaults(context, faults);
      if (cookie !== undefined) {
        const [name = "", value = ""] = cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: origin }]);
      }
      const page = await context.newPage();
      await page.goto(at);
      return page;
    });
    await browser.close();
  },
});

test("T1b, S1p: it works from another device over plain http without any setting: joining, writing, signing out", async ({
  origin,
  visit,
  makeClassroom,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const newcomer = await visit(undefined, "/");
  expect(await newcomer.evaluate(() => window.isSecureContext)).toBe(false);
  await newcomer.getByLabel("What code did your teacher give you?").fill(classroom.class.code);
  await newcomer.getByRole("button", { name: "Find my class" }).click();
  await newcomer.getByLabel("Name").fill("Malik");
  await newcomer.getByLabel("PIN", { exact: true }).fill("4821");
  await newcomer.getByRole("button", { name: "Join" }).click();
  await expect(newcomer).toHaveURL(`${origin}/a/${classroom.activity.id}/write`);

  const [one, two] = [
    await visit(member(classroom, 0).cookie, `/a/${classroom.activity.id}/write`),
    await visit(member(classroom, 0, 1).cookie, `/a/${classroom.activity.id}/write`),
  ];
  await one.getByLabel("Who is harmed?").fill("The ones who were never asked.");
  await expect(one.getByText("Saved", { exact: true })).toBeVisible();
  await expect(two.getByLabel("Who is harmed?")).toHaveValue("The ones who were never asked.");

  await newcomer.evaluate(async () => {
    localStorage.setItem("words", "mine");
    sessionStorage.setItem("words", "mine");
    await new Promise((done) => (indexedDB.open("words of mine").onsuccess = done));
  });
  await signOut(newcomer);
  await expect(newcomer).toHaveURL(`${origin}/?left=1`);
  await expect
    .poll(() =>
      newcomer.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]),
    )
    .toEqual([0, 0, 0]);
  await newcomer.goto(`/a/${classroom.activity.id}`);
  await expect(newcomer).toHaveURL(`${origin}/`);
});

test("S4n, R6: on plain http, without a service worker, an open page goes on without a connection, and words outlive it", async ({
  visit,
  makeClassroom,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [page, mate] = [
    await visit(member(classroom, 0).cookie, `/a/${classroom.activity.id}/write`),
    await visit(member(classroom, 0, 1).cookie, `/a/${classroom.activity.id}/write`),
  ];
  const context = page.context();
  const harmed = (of: Page) => of.getByLabel("Who is harmed?");
  await expect(harmed(page)).toBeEditable();
  expect(await page.evaluate(() => "serviceWorker" in navigator)).toBe(false);
  await context.setOffline(true);
  await harmed(page).fill("Typed without a connection.");
  await expect(page.getByText("Offline: stored on this device · 4 words not sent yet")).toBeVisible();
  await context.setOffline(false);
  await expect(harmed(mate)).toHaveValue("Typed without a connection.");
  // Wait for Saved, because a team-mate sees text before it is stored, and until then it counts as not sent.
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await context.setOffline(true);
  await harmed(page).press("End");
  await page.keyboard.type(" And closed.");
  await expect(page.getByText("Offline: stored on this device · 2 words not sent yet")).toBeVisible();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto(`/a/${classroom.activity.id}/write`);
  for (const each of [back, mate]) await expect(harmed(each)).toHaveValue("Typed without a connection. And closed.");
});

test("T1b, T12b: on plain http a teacher comments on an answer, and the comment is stored", async ({
  visit,
  makeClassroom,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  const [team] = classroom.teams;
  if (team === undefined) throw new Error("the room has no team");
  const texts = worksheetTexts({
    title: "A camera",
    scenario: "A clinic buys one.",
    source: "",
    harmed: "Those it overlooks.",
    prevention: "Tests.",
    response: "Switch it off.",
  });
  await makeSubmission({
    activityId: classroom.activity.id,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts,
    memberIds: team.memberIds,
  });
  const page = await visit(classroom.teacher.cookie, `/teacher/activities/${classroom.activity.id}/submissions`);
  await page.getByRole("button", { name: "Comment on this" }).first().click();
  await page.getByRole("textbox", { name: /^On / }).fill("Who is that?");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("Who is that?")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Who is that?")).toBeVisible();
});
