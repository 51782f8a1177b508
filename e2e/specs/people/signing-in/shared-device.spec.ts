/** A shared Chromebook stores nothing of the last student (S1). */
import type { BrowserContext, Page } from "@playwright/test";
import { pool } from "@/db/client";
import { expect, test, type Person, type Classroom } from "@/e2e/support/fixtures";
import { signOut } from "@/e2e/support/sign-out";

const secretWords = "Only Amara wrote these words.";

async function join(page: Page, classroom: Classroom, name: string, pin: string) {
  await page.goto(`/join/${classroom.class.code}`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(new RegExp(`/a/${classroom.activity.id}`));
}

/** All that a browser stores for a site, and the page itself, as one text. */
async function readEverythingStored(page: Page, context: BrowserContext): Promise<string> {
  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caching = "caches" in window ? await caches.keys() : [];
    const typed = [...document.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), textarea")].map(
      ({ value }) => value,
    );
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      databases.map(({ name }) => name),
      caching,
      typed,
      document.title,
      document.documentElement.outerHTML,
    ]);
  });
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);
  return [stored, ...cookies].join("\n");
}

/** Stores something of the person in every place in which a page can store data. */
async function leaveTraces(page: Page, words: string) {
  await page.evaluate(async (words) => {
    localStorage.setItem("crosscase-left", words);
    sessionStorage.setItem("crosscase-left", words);
    document.cookie = "crosscase-theme=dark; path=/; max-age=31536000; samesite=lax";
    await new Promise((done) => (indexedDB.open(`worksheet of ${words}`).onsuccess = done));
    if ("caches" in window) await (await caches.open(words)).put("/kept", new Response(words));
  }, words);
}

test("S1p: A signs out, B signs in in the same browser: Back, forward, storage and fields hold nothing of A", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const page = await open(null, "/");
  const context = page.context();
  // Collect responses that the browser may cache: none may, neither for Back (which this browser can't) nor on the disk.
  const storable: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (
      !pathname.startsWith("/_next/static/") &&
      pathname !== "/icon.svg" &&
      response.headers()["cache-control"] !== "private, no-store"
    )
      storable.push(pathname);
  });
  await join(page, classroom, "Zelda", "4821");
  const zelda = await pool().query<{ id: string }>("select id from students where class_id = $1 and name = 'Zelda'", [
    classroom.class.id,
  ]);
  const id = zelda.rows[0]?.id ?? "";
  await page.goto(`/a/${classroom.activity.id}/vote`);
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.getByLabel("Because").fill(secretWords);
  await page.goto(`/a/${classroom.activity.id}/glossary`);
  await expect(page.getByText("Zelda", { exact: true })).toBeVisible();
  await leaveTraces(page, secretWords);
  const traces = [secretWords, "Zelda", id];
  for (const trace of traces) expect(await readEverythingStored(page, context)).toContain(trace);

  await signOut(page);
  // The dialog is about the vote that was begun.
  const begun = page.getByRole("dialog", { name: "Some of your text has not been sent yet" });
  await begun.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  const clean = async () => {
    await page.waitForLoadState("load");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // A page that is following the class is read once it has loaded.
    const stored = await readEverythingStored(page, context).catch(() =>
      page.waitForLoadState("load").then(() => readEverythingStored(page, context)),
    );
    for (const trace of traces) expect(stored, page.url()).not.toContain(trace);
    expect(stored).not.toContain("crosscase-theme");
  };
  const everywhere = async () => {
    await clean();
    const steps = (await page.evaluate(() => history.length)) - 2; // not back to the first, blank page
    for (const go of [() => page.goBack(), () => page.goForward()]) {
      for (let n = 0; n < steps; n++) {
        await go();
        await clean();
      }
    }
  };
  await everywhere();
  await join(page, classroom, "Mirko", "7394");
  await expect(page.getByText("Mirko", { exact: true })).toBeVisible();
  await everywhere();
  expect(storable).toEqual([]);
});

test("S1p: a device that was slow to delete is said to be clear as soon as it is", async ({ open }) => {
  const page = await open(null, "/");
  await page.evaluate(() => localStorage.setItem("crosscase-left", "a word"));
  await page.goto("/?left=words");
  await expect(page.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("S1p: who did not sign out leaves nothing to the next one either; what is one's own stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 2 });
  const [one, other] = classroom.students;
  if (one === undefined || other === undefined) throw new Error("two students are missing");
  const page = await open(one, `/a/${classroom.activity.id}/glossary`);
  await expect(page.getByText(one.name, { exact: true })).toBeVisible();
  await leaveTraces(page, `${secretWords} ${one.id}`);
  const names = () =>
    page.evaluate(async () => [
      ...Object.keys({ ...localStorage }),
      ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ]);
  await page.reload();
  await expect(page.getByText(one.name, { exact: true })).toBeVisible();
  expect((await names()).some((name) => name.includes(one.id))).toBe(true);

  await pool().query("delete from sessions where student_id = $1", [one.id]); // as if the session had expired
  await expect(page).toHaveURL(/\/signed-out$/);
  await signInAs(page.context(), other);
  await page.goto(`/a/${classroom.activity.id}/glossary`);
  await expect(page.getByText(other.name, { exact: true })).toBeVisible();
  await expect.poll(async () => (await names()).filter((name) => !name.includes(other.id))).toEqual([]);
});

async function signInAs(context: BrowserContext, person: Person) {
  const [name = "", value = ""] = person.cookie.split(/=(.*)/s);
  const [old] = (await context.cookies()).filter((cookie) => cookie.name === name);
  if (old === undefined) throw new Error("nobody was signed in");
  await context.addCookies([{ ...old, value }]);
}
