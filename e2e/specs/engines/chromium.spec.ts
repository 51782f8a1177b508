/** Tests the kind of Chromium that does not run all other tests: the full browser, or its headless shell. */
import { chromium } from "@playwright/test";
import { chromiumFlags, findOtherChromium } from "@/e2e/run/chromium";
import { expect, laptop, member, test as base } from "@/e2e/support/fixtures";

const executablePath = findOtherChromium();
const test = base.extend<object, object>({
  // A browser of its own, in place of the worker's.
  browser: [
    async ({}, give) => {
      const browser = await chromium.launch({
        ...(executablePath === null ? {} : { executablePath }),
        args: chromiumFlags(),
      });
      await give(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
});

test("B1a, S4i: in the other kind of Chromium an address that leads nowhere is told in the product's voice, words are saved, and the team-mate has them", async ({
  makeClassroom,
  open,
}) => {
  test.skip(executablePath === null, "there is one kind of Chromium only");
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank", laptop);
  for (const at of ["/nothing-here", "/sign-in/school"]) {
    await page.goto(at);
    await expect(page.getByRole("heading", { name: "Page not found" }), at).toBeVisible();
  }
  await page.goto(`/a/${classroom.activity.id}/write`);
  const mate = await open(member(classroom, 0, 1), `/a/${classroom.activity.id}/write`);
  await page.getByRole("textbox", { name: "Who is harmed?" }).fill("Small farmers.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(mate.getByRole("textbox", { name: "Who is harmed?" })).toHaveValue("Small farmers.");
});
