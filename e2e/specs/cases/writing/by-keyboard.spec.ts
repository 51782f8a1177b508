import { expect, phone, test } from "@/e2e/support/fixtures";
import { keyboardDriver } from "@/e2e/support/keyboard-driver";
import { field, harmed, saved, at, members } from "./write-support";

test("B12c: by keyboard alone on a phone-sized page: one writes, undoes, hands in, and opens the menu of phases", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara] = members(classroom);
  const a = await open(amara, at(classroom), phone);
  await expect(harmed(a)).toBeEditable();
  const keys = keyboardDriver(a);
  await keys.type(field(a, "Title of your case"), "A title");
  await keys.type(harmed(a), "Typed by keyboard.");
  await expect(harmed(a)).toHaveValue("Typed by keyboard.");
  await a.keyboard.press("Control+z");
  await expect(harmed(a)).toHaveValue("");
  await a.keyboard.press("Control+Shift+z");
  await expect(harmed(a)).toHaveValue("Typed by keyboard.");
  await expect(field(a, "Title of your case")).toHaveValue("A title");
  await saved(a);
  expect(await a.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await keys.press(a.getByRole("button", { name: "Hand in", exact: true }));
  await keys.press(a.getByRole("dialog").getByRole("button", { name: "Hand in as it is" }));
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();
  await keys.press(a.getByRole("button", { name: "Write step 2 of 5" }));
  await keys.press(a.getByRole("link", { name: "Learn" }));
  await expect(a).toHaveURL(/\/learn/);
});
