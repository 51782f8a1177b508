/** Joining under unusual conditions: hurried clicks, names of every kind, a wrong clock. */
import type { Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { listStudents } from "@/lib/features/people/classes/queries/students";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { Browser } from "@/lib/server/testing/browser";
import { expect, test, type Classroom } from "@/e2e/support/fixtures";
import { signOut } from "@/e2e/support/sign-out";
import { enterName, inActivity, editorOf } from "./join-support";

async function fillIn(page: Page, name: string, pin: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
}
const names = async (classroom: Classroom) =>
  (await listStudents(database(), classroom.class.id)).map(({ name }) => name);

test("S1d: a double click on Join makes one student, who is in", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom();
  const page = await open(null, `/join/${classroom.class.code}`);
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await fillIn(page, "Zelda", "4821");
  await page.getByRole("button", { name: "Join" }).dblclick();
  await expect(page).toHaveURL(inActivity(classroom));
  expect(await names(classroom)).toEqual(["Zelda"]);
  expect(posts).toHaveLength(1);
});

test("S1d: two tabs that join at once with one name and PIN are one student; with two names the last one is who the device is", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const first = await open(null, `/join/${classroom.class.code}`);
  const second = await first.context().newPage();
  await second.goto(`/join/${classroom.class.code}`);
  const third = await first.context().newPage();
  await third.goto(`/join/${classroom.class.code}`);
  await fillIn(first, "Zelda", "4821");
  await fillIn(second, "zelda", "4821");
  await Promise.all([first, second].map((page) => page.getByRole("button", { name: "Join" }).click()));
  await expect(first).toHaveURL(inActivity(classroom));
  await expect(second).toHaveURL(inActivity(classroom));
  expect(await names(classroom)).toHaveLength(1);
  await fillIn(third, "Mirko", "7394");
  await third.getByRole("button", { name: "Join" }).click();
  await expect(third.getByText("Mirko", { exact: true })).toBeVisible();
  const at = first.url();
  await first.goto("about:blank"); // ends a reload that the page has begun by itself
  await first.goto(at);
  await expect(first.getByText("Mirko", { exact: true })).toBeVisible(); // all tabs of a browser are one person's
});

/** Makes the form's first response that of a busy server, by replacing the code of a refusal. The second request waits for `release`. */
async function busyAtFirst(page: Page): Promise<{ sent: () => number; release: () => void }> {
  let sent = 0;
  let release = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/join\//, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent += 1;
    if (sent > 1) {
      await released;
      return route.continue();
    }
    const answer = await route.fetch({
      postData: route.request().postDataBuffer()?.toString("latin1").replaceAll("4821", "4") ?? "",
    });
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace('"code":"pin-shape"', '"code":"busy"'),
    });
  });
  return { sent: () => sent, release };
}

test("B1b: whoever presses Join when too many do is in line, with all that was typed, and is in by themselves", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  await addRosterNames(editorOf(classroom), "Zelda");
  const slip = (await listStudents(database(), classroom.class.id))[0]?.oneTimePin ?? "";
  const page = await open(null, `/join/${classroom.class.code}`);
  await enterName(page, "Zelda", slip);
  await page.getByLabel("Your own PIN").fill("4821");
  const { sent, release } = await busyAtFirst(page);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("status").filter({ hasText: "you are in a queue" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  await expect(page.getByLabel("Name")).toHaveValue("Zelda");
  await expect(page.getByLabel("PIN", { exact: true })).toHaveValue(slip);
  await expect(page.getByLabel("Your own PIN")).toHaveValue("4821");
  await expect(page.getByRole("button", { name: "Join" })).toHaveAttribute("aria-disabled", "true");
  release();
  await expect(page).toHaveURL(inActivity(classroom));
  expect(await names(classroom)).toEqual(["Zelda"]);
  expect(sent()).toBe(2);
});

test("Q20e: of a class of 30 that presses Join in the same second each is in, and is asked for nothing again", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "setup" });
  const pages = await Promise.all([1, 2, 3].map(() => open(null, `/join/${classroom.class.code}`)));
  for (const [n, page] of pages.entries()) await fillIn(page, `Zelda ${n}`, "4821");
  const join = async (name: string): Promise<void> => {
    await new Browser(server.origin)
      .join({ code: classroom.class.code, name, pin: "4821" })
      .catch(async (error: unknown) => {
        if (!String(error).includes('"busy"')) throw error;
        await new Promise((next) => setTimeout(next, 500 + Math.random() * 1_500));
        await join(name);
      });
  };
  const others = Promise.all(Array.from({ length: 27 }, (_, n) => join(`Student ${n}`)));
  const press = async (page: Page) => {
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page).toHaveURL(inActivity(classroom));
  };
  await Promise.all([others, ...pages.map(press)]);
  expect(await names(classroom)).toHaveLength(30);
});

for (const [kind, name] of [
  ["emoji", "🦊 Łucja 👩🏽‍🚀"],
  ["letters from right to left", "מרים בת־שבע"],
  ["80 letters", "Wolfeschlegelsteinhausenbergerdorff".repeat(3).slice(0, 80)],
] as const) {
  test(`S1g: a name with ${kind} joins, is shown as it is, and comes back on another device`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom();
    for (const from of [1, 2]) {
      const page = await open(null, `/join/${classroom.class.code}`, { viewport: { width: 320, height: 640 } });
      await fillIn(page, from === 1 ? name : ` ${name} `, "4821");
      await page.getByRole("button", { name: "Join" }).click();
      await expect(page).toHaveURL(inActivity(classroom));
      await expect(page.getByText(name, { exact: true })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect(await names(classroom)).toEqual([name]);
    const teacher = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`, {
      viewport: { width: 390, height: 800 },
    });
    await expect(teacher.getByRole("rowheader", { name })).toBeVisible();
    expect(await teacher.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

test("B1a, B1b: a name of 81 letters is refused in a sentence, and stays to be shortened", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const page = await open(null, `/join/${classroom.class.code}`);
  await fillIn(page, "x".repeat(81), "4821");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "up to 80 characters" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("x".repeat(81));
});

for (const [kind, minutes] of [
  ["slow", -10],
  ["fast", 10],
] as const) {
  test(`B1d: a device's clock 10 minutes ${kind} changes no wait, and signs nobody out`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom();
    const page = await open(null, "/");
    await page.clock.install({ time: Date.now() + minutes * 60_000 });
    await page.goto(`/join/${classroom.class.code}`);
    await fillIn(page, "Ben", "4821");
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page).toHaveURL(inActivity(classroom));
    await page.reload();
    await expect(page.getByText("Ben", { exact: true })).toBeVisible();

    const ben = (await listStudents(database(), classroom.class.id))[0]?.id ?? "";
    await pool().query("insert into throttles values ($1, 6, now())", [`pin:${ben}`]);
    await signOut(page);
    await expect(page.getByText("You are signed out")).toBeVisible();
    await page.context().clearCookies(); // a browser in which Ben has signed in would not have to wait
    await page.goto(`/join/${classroom.class.code}`);
    await fillIn(page, "Ben", "4821");
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "too many wrong PINs" })).toContainText(
      /in (30|2\d) seconds/,
    );
    await pool().query("update throttles set at = now() - interval '30 seconds' where key = $1", [`pin:${ben}`]);
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page).toHaveURL(inActivity(classroom));
  });
}

test("Q16c: a presenting team's clock is the server's, on a device whose clock is 10 minutes off", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const [team] = classroom.teams;
  await pool().query(
    "update matches set presenting_team_id = $2, presenting_since = now() - interval '30 seconds' where id = $1",
    [classroom.matches[0]?.id, team?.id],
  );
  const page = await open(null, "/");
  await page.clock.install({ time: Date.now() - 600_000 });
  const [name = "", value = ""] = (team?.members[0]?.cookie ?? "").split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: page.url() }]);
  await page.goto(`/a/${classroom.activity.id}/compare`);
  await expect(page.getByRole("timer").first()).toHaveText(/^3:[0-3]\d$/);
});
