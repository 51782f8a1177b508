import { expect, test } from "@/e2e/support/fixtures";

test("B1: a page that is not there says so, on a machine with no teacher yet", async ({ open }) => {
  const page = await open(null, "/nothing-here");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
