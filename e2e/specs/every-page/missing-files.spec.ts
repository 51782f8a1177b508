import { type Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/fixtures";

const files = /\/_next\/static\/.*\.(?:js|css)(?:\?|$)/;

/** Counts the page's loads. */
function countLoads(page: Page): { loads: number } {
  const count = { loads: 0 };
  page.on("load", () => (count.loads += 1));
  return count;
}

for (const kind of ["js", "css"] as const)
  test(`B9: a page of which one ${kind === "js" ? "script" : "style sheet"} is not there, as when two builds answer, loads again by itself until it is, and works`, async ({
    page,
    faults,
  }) => {
    let missing = 2;
    await page.route(files, (route) => {
      if (missing === 0 || !new URL(route.request().url()).pathname.endsWith(`.${kind}`)) return route.continue();
      missing -= 1;
      return route.fulfill({ status: 404 });
    });
    const count = countLoads(page);
    await page.goto("/teacher/sign-in");
    await expect.poll(() => missing).toBe(0);
    await page.getByRole("button", { name: "Theme" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", /light|dark/);
    expect(count.loads).toBeGreaterThan(1);
    faults.list.length = 0; // the browser's own words for each file
  });

test("B9: a page whose scripts never come is loaded again ten times and no more; later it is counted anew", async ({
  page,
  faults,
}) => {
  let isThere = false;
  await page.route(files, (route) => (isThere ? route.continue() : route.fulfill({ status: 404 })));
  const count = countLoads(page);
  await page.clock.install();
  await page.goto("/teacher/sign-in");
  for (let loads = 1; loads <= 11; loads++) {
    await expect.poll(() => count.loads).toBe(loads);
    await page.clock.runFor(4_000).catch(() => undefined); // the page may be left meanwhile
  }
  await page.clock.runFor(60_000);
  expect(count.loads).toBe(11);
  isThere = true;
  await page.reload();
  await page.reload();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  faults.list.length = 0;
});
