/** Pages of an activity that were opened once can be opened without a connection, where the browser allows a service worker. */
import type { Page } from "@playwright/test";
import { pool } from "@/db/client";
import { expect, withServiceWorker, member, phone, test, type Classroom } from "@/e2e/support/fixtures";
import { expectMiddleOnBoth, typeAtStart } from "@/e2e/support/concurrent-typing";
import { intercept, isAction, isRefresh } from "@/e2e/support/intercept";
import { signOut } from "@/e2e/support/sign-out";

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const copySays = (page: Page) => page.getByText(/^No connection\. This page is as it was at/);
const at = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;

/** The paths of the cached pages, without the page that is shown in place of pages that are not cached. */
const cachedPaths = (page: Page) =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths.filter((path) => path.startsWith("/a/") && path !== "/a/offline").sort();
  });
const expectCached = (page: Page, path: string) => expect.poll(() => cachedPaths(page)).toContain(path);

test("R6, S4n, R14: offline for 60 s, reloaded meanwhile, while the team-mate types: on return both texts are there once", async ({
  makeClassroom,
  open,
  cuttableProxy,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom, "write"), {
    ...withServiceWorker,
    baseURL: cuttableProxy.origin,
  });
  const mate = await open(member(classroom, 0, 1), at(classroom, "write"));
  const context = page.context();
  await expectMiddleOnBoth(harmed, page, mate);
  await expectCached(page, at(classroom, "write"));

  await cuttableProxy.cut(context);
  const from = Date.now();
  await harmed(page).press("End");
  await page.keyboard.type(" Before the reload.");
  await expect(page.getByText("Offline: stored on this device · 3 words not sent yet")).toBeVisible();
  await typeAtStart(harmed, mate);
  await page.reload();
  await expect(copySays(page)).toBeVisible();
  await expect(harmed(page)).toBeEditable();
  await expect(harmed(page)).toHaveValue("Middle. Before the reload.");
  await expect(page.getByText("Offline: stored on this device · 3 words not sent yet")).toBeVisible();
  await harmed(page).press("End");
  await page.keyboard.type(" After it.");
  await expect(page.getByText("Offline: stored on this device · 5 words not sent yet")).toBeVisible();
  await page.reload();
  await expect(harmed(page)).toHaveValue("Middle. Before the reload. After it.");
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText("No connection right now.")).toBeVisible();
  await expect.poll(() => Date.now() - from, { timeout: 65_000, intervals: [1_000] }).toBeGreaterThan(60_000);
  await expect(harmed(mate)).toHaveValue("Meanwhile. Middle.");

  await cuttableProxy.restore(context);
  for (const each of [page, mate])
    await expect(harmed(each)).toHaveValue("Meanwhile. Middle. Before the reload. After it.");
  await saved(page);
  await expect(copySays(page)).toBeHidden();
  await page.reload();
  await expect(harmed(page)).toHaveValue("Meanwhile. Middle. Before the reload. After it.");
});

test("S8d, Q4c, R6: without a connection pages that were opened are there, others say so and lead to those; a vote waits; all goes on by itself", async ({
  makeClassroom,
  open,
  cuttableProxy,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const page = await open(member(classroom, 0), at(classroom, "glossary"), {
    ...withServiceWorker,
    ...phone,
    baseURL: cuttableProxy.origin,
  });
  const context = page.context();
  await expectCached(page, at(classroom, "glossary"));
  // Follow a link, so that Next changes the page without a load.
  await page.getByRole("link", { name: "Crosscase" }).click();
  await expect(page).toHaveURL(new RegExp(`${at(classroom, "vote")}$`));
  await expectCached(page, at(classroom, "vote"));

  await cuttableProxy.cut(context);
  await page.reload();
  await expect(copySays(page)).toBeVisible();
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  await page.getByLabel("Because").fill("written after it");
  await page.reload();
  await expect(page.getByLabel("Because")).toHaveValue("written after it");
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  // Next requests the page, fails, and falls back to a load, which the service worker answers from the cache, or says that the page is not there.
  await page.getByRole("link", { name: "Your shared notes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This page needs a connection" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("main").getByRole("link", { name: "Glossary" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await expect(copySays(page)).toBeVisible();
  await page.goto(`/a/${classroom.activity.id}`);
  await expect(page).toHaveURL(new RegExp(`/a/${classroom.activity.id}/(vote|glossary)$`));
  await page.goto(at(classroom, "compare"));
  await expect(page.getByRole("heading", { level: 1, name: "This page needs a connection" })).toBeVisible();

  await cuttableProxy.restore(context);
  await expect(page.getByRole("textbox").first()).toBeVisible();
  await expect
    .poll(
      async () =>
        (
          await pool().query("select 1 from ballots where activity_id = $1 and kind = 'final' and reason = ''", [
            classroom.activity.id,
          ])
        ).rowCount,
    )
    .toBe(1);
});

test("Q4c, S8e, B1f: where the connection is lost between a vote and the refresh that shows it, the page stays, says what does not get through, and opens the offline page by a link; once the server answers it shows the vote", async ({
  makeClassroom,
  open,
  cuttableProxy,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const page = await open(member(classroom, 0), at(classroom, "vote"), {
    ...withServiceWorker,
    baseURL: cuttableProxy.origin,
  });
  const context = page.context();
  const voteIsIn = page.getByRole("heading", { name: /Your vote is in/ });
  await expectCached(page, at(classroom, "vote"));
  const refreshes = await intercept(page, isRefresh, "sent");
  const loseRefreshAfter = async (press: () => Promise<void>) => {
    const sent = refreshes.sent();
    refreshes.hold();
    await press();
    await expect.poll(refreshes.sent).toBeGreaterThan(sent);
    await cuttableProxy.cut(context);
    const lost = page.waitForEvent("requestfailed", { predicate: isRefresh });
    await refreshes.release();
    await lost;
  };
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.evaluate(() => (document.body.dataset["stayed"] = ""));
  await loseRefreshAfter(() => page.getByRole("button", { name: "Cast my vote" }).click());
  const failed = page.waitForEvent("requestfailed", { predicate: isAction });
  await page.getByRole("button", { name: "Ask for help" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
  await failed;
  await expect(page.getByRole("dialog").getByText("The server did not reply.")).toBeVisible();
  await page.keyboard.press("Escape");

  await cuttableProxy.restore(context);
  await expect(voteIsIn).toBeVisible();
  await expect(page.locator("body[data-stayed]")).toBeAttached();

  await page.getByRole("button", { name: "Change my vote" }).click();
  await page.getByRole("radio", { name: /Hallucination/ }).check();
  await loseRefreshAfter(() => page.getByRole("button", { name: "Change my vote" }).click());
  await page.getByRole("link", { name: "Your shared notes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This page needs a connection" })).toBeVisible();
});

test("S1p, Q6f: a new build, a phase that goes back, the next student, and signing out take what was kept with them", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "results", teams: 2, matched: true });
  const page = await open(member(classroom, 0), at(classroom, "results"), withServiceWorker);
  // A cache as an earlier build would have left it.
  await page.evaluate(
    async (id) => (await caches.open(`crosscase/${id}/pages/before`)).put("/a/before", new Response("before")),
    member(classroom, 0).id,
  );
  await expectCached(page, at(classroom, "results"));
  const names = await page.evaluate(() => caches.keys());
  expect(names).toEqual([expect.stringMatching(new RegExp(`^crosscase/${member(classroom, 0).id}/pages/(?!before)`))]);
  await pool().query("update activities set phase = 'vote' where id = $1", [classroom.activity.id]);
  await page.goto(at(classroom, "vote"));
  await expect.poll(() => cachedPaths(page)).toEqual([at(classroom, "vote")]);
  const other = member(classroom, 1);
  const [name = "", value = ""] = other.cookie.split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: server.origin }]);
  await page.goto(at(classroom, "glossary"));
  await expect(page.getByText(other.name, { exact: true })).toBeVisible();
  await expect.poll(() => cachedPaths(page)).toEqual([at(classroom, "glossary")]);
  expect(await page.evaluate(async () => (await caches.keys()).join())).not.toContain(member(classroom, 0).id);
  await signOut(page);
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => [...(await caches.keys()), ...(await indexedDB.databases()).map(({ name }) => name)]),
    )
    .toEqual([]);
});
