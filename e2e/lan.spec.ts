/** Plain http at a name that is no loopback, as another device on the school's network sees it: no secure context. */
import { chromium } from "@playwright/test";
import { chromiumFlags, findChromium } from "./run/chromium";
import { expect, test } from "./fixtures";
import { watchPage } from "./watch";

test("T1, S1: it works from another device over plain http without any setting: joining, writing, signing out", async ({ server, classroom, faults }) => {
  const room = await classroom({ phase: "write", teams: 1 });
  const [mate, other] = room.teams[0]?.members ?? [];
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: [...chromiumFlags(), "--host-resolver-rules=MAP crosscase.school.example 127.0.0.1"],
  });
  try {
    const origin = `http://crosscase.school.example:${server.port}`;
    const visit = async (cookie: string | undefined, at: string) => {
      const context = await browser.newContext({ baseURL: origin });
      await watchPage(context, faults);
      if (cookie !== undefined) {
        const [name = "", value = ""] = cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: origin }]);
      }
      const page = await context.newPage();
      await page.goto(at);
      return page;
    };

    const newcomer = await visit(undefined, "/");
    expect(await newcomer.evaluate(() => window.isSecureContext)).toBe(false);
    await newcomer.getByLabel("What is the code on the board?").fill(room.class.code);
    await newcomer.getByRole("button", { name: "Find my class" }).click();
    await newcomer.getByLabel("Name").fill("Malik");
    await newcomer.getByLabel("PIN", { exact: true }).fill("4821");
    await newcomer.getByRole("button", { name: "Join" }).click();
    await expect(newcomer).toHaveURL(`${origin}/a/${room.activity.id}/write`);

    const [one, two] = [await visit(mate?.cookie, `/a/${room.activity.id}/write`), await visit(other?.cookie, `/a/${room.activity.id}/write`)];
    await one.getByLabel("Who is harmed?").fill("The ones who were never asked.");
    await expect(one.getByText("Saved", { exact: true })).toBeVisible();
    await expect(two.getByLabel("Who is harmed?")).toHaveValue("The ones who were never asked.");

    // No `Clear-Site-Data` is heard here: the page clears by hand.
    await newcomer.evaluate(async () => {
      localStorage.setItem("words", "mine");
      sessionStorage.setItem("words", "mine");
      await new Promise((done) => (indexedDB.open("words of mine").onsuccess = done));
    });
    await newcomer.getByText("Not you?").click();
    await expect(newcomer).toHaveURL(`${origin}/?left=1`);
    await expect.poll(() => newcomer.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0, 0]);
    await newcomer.goto(`/a/${room.activity.id}`);
    await expect(newcomer).toHaveURL(`${origin}/`);
  } finally {
    await browser.close();
  }
});
