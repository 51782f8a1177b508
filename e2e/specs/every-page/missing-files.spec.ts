import { type Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/fixtures";

const files = /\/_next\/static\/.*\.(?:js|css)(?:\?|$)/;

/** Counts the page's loads. */
function countLoads(page: Page): { loads: number } {
  const count = { loads: 0 };
  page.on("load", () => (count.loads += 1));
  return count;
}

/** Whether React has hydrated the form. False while the page is being left. */
const isAlive = (page: Page) =>
  page.evaluate(() => Object.keys(document.forms[0] ?? {}).some((key) => key.startsWith("__react"))).catch(() => false);

for (const [what, ending] of [
  ["scripts", ".js"],
  ["style sheets", ".css"],
] as const)
  test(`B9b: a page whose ${what} are not there twice, as when two builds answer, loads again by itself until they are, and runs`, async ({
    page,
    faults,
  }) => {
    const count = countLoads(page);
    await page.route(files, (route) =>
      count.loads < 2 && new URL(route.request().url()).pathname.endsWith(ending)
        ? route.fulfill({ status: 404 })
        : route.continue(),
    );
    await page.goto("/teacher/sign-in");
    await expect.poll(() => count.loads).toBe(3);
    await expect.poll(() => isAlive(page)).toBe(true);
    faults.list.length = 0; // drops the browser's own error for each file
  });

test("B9b: a page whose scripts never come is loaded again ten times and no more; later it is counted anew", async ({
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
    await page.clock.runFor(4_000).catch(() => undefined); // the page may be reloading
  }
  await page.clock.runFor(60_000);
  expect(count.loads).toBe(11);
  isThere = true;
  await page.reload();
  await page.reload();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  faults.list.length = 0;
});

test("B9b: a form of a page that is older than the server's build says that Crosscase was updated, and what was typed stays", async ({
  page,
  faults,
}) => {
  await page.route("**/teacher/sign-in", (route) => {
    const headers = route.request().headers();
    return route.continue(
      "next-action" in headers ? { headers: { ...headers, "next-action": "40".padEnd(42, "f") } } : {},
    );
  });
  await page.goto("/teacher/sign-in");
  await expect.poll(() => isAlive(page)).toBe(true);
  const email = page.getByLabel("Email");
  await email.fill("ada@example.org");
  await page.getByLabel("Password").fill("a password of hers");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This page is from an older version of Crosscase")).toBeVisible();
  await expect(email).toHaveValue("ada@example.org");
  faults.list.length = 0; // drops the browser's own error for the response
});
