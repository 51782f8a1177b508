/** A school's filter or a captive portal answers in place of the server: the page is offline, and the device's data stay. */
import type { Page } from "@playwright/test";
import { readCopies } from "@/e2e/support/device-copies";
import { expect, withServiceWorker, member, test } from "@/e2e/support/fixtures";

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });

/** The pages and files that this device has cached, and whether each came from the portal. */
const readCaches = (page: Page) =>
  page.evaluate(async () => {
    const cached: { path: string; isPortal: boolean }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push({
          path: new URL(request.url).pathname,
          isPortal:
            (await (await cache.match(request, { ignoreVary: true }))?.text())?.includes("Sign in to the network") ===
            true,
        });
    }
    return cached;
  });

test("R1, R6, R14: answers of 401, 403, 404, 410, 200 and 302 that are not the server's stop no page, take no copy and no kept page, and none of them is kept; typing goes on, and is Saved once the server answers", async ({
  makeClassroom,
  open,
  cuttableProxy,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const at = `/a/${classroom.activity.id}/write`;
  const page = await open(member(classroom, 0), at, { ...withServiceWorker, baseURL: cuttableProxy.origin });
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Typed.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect.poll(async () => (await readCaches(page)).map(({ path }) => path)).toContain(at);
  const tab = await page.context().newPage();
  let words = "Typed.";
  for (const status of [401, 403, 404, 410, 200, 302]) {
    cuttableProxy.setPortal({
      status,
      headers: status === 302 ? { location: "/portal" } : {},
      body: "<h1>Sign in to the network</h1>",
    });
    await expect(page.getByText(/^Offline: stored on this device/).first()).toBeVisible();
    words += ` ${status}.`;
    await harmed(page).press("End");
    await page.keyboard.type(` ${status}.`);
    await expect(page.getByText(/not sent yet/).first()).toBeAttached();
    // The portal answers this navigation: its page must not be cached in place of ours.
    await tab.goto(cuttableProxy.origin + at).catch(() => undefined);
    expect(Object.keys(await readCopies(page))).toHaveLength(1);
    const cached = await readCaches(page);
    expect(cached.map(({ path }) => path)).toContain(at);
    expect(cached.filter(({ isPortal }) => isPortal)).toEqual([]);
    cuttableProxy.setPortal(null);
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  }
  await page.reload();
  await expect(harmed(page)).toHaveValue(words);
});
