/** People who pry: guessed PINs, passwords and codes, in real browsers. */
import { expect, test, type Room } from "./fixtures";
import type { Page } from "@playwright/test";

async function tryPin(page: Page, name: string, pin: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
}
const inActivity = (room: Room) => new RegExp(`/a/${room.activity.id}`);

test("S1, B1: too many wrong PINs say when to try again and who can help, keep the name, and the teacher clears them in one click", async ({ classroom, open }) => {
  const room = await classroom();
  const mine = await open(null, `/join/${room.class.code}`);
  await tryPin(mine, "Ben", "1111");
  await expect(mine.getByRole("alert").filter({ hasText: "others would try first" })).toBeVisible();
  await expect(mine.getByLabel("PIN", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await tryPin(mine, "Ben", "4821");
  await expect(mine).toHaveURL(inActivity(room));

  const prying = await open(null, `/join/${room.class.code}`);
  for (const pin of ["5100", "5101", "5102", "5103", "5104"]) {
    const answered = prying.waitForResponse((response) => response.request().method() === "POST");
    await tryPin(prying, "ben", pin);
    await answered;
    await expect(prying.getByRole("button", { name: "Join" })).not.toHaveAttribute("aria-disabled", "true");
  }
  await expect(prying.getByRole("alert").filter({ hasText: "already in this class" })).toBeVisible();
  const classPage = await open(room.teacher, `/teacher/classes/${room.class.id}`);
  await expect(classPage.getByRole("rowheader", { name: "Ben" })).toBeVisible();
  await expect(classPage.getByText("wrong PINs")).toHaveCount(0);
  for (const pin of ["5105", "4821"]) {
    await tryPin(prying, "ben", pin);
    await expect(prying.getByRole("alert").filter({ hasText: "There were too many wrong PINs for Ben." })).toContainText(/Try again in \d+ seconds\. Ms\. Okafor can let you try at once/);
  }
  await expect(prying.getByLabel("Name")).toHaveValue("ben");

  await expect(classPage.getByText("6 wrong PINs for Ben.")).toBeVisible(); // without a reload
  await classPage.getByRole("button", { name: "Clear the wrong PINs for Ben" }).click();
  await expect(classPage.getByText("wrong PINs")).toHaveCount(0);
  await prying.getByRole("button", { name: "Join" }).click();
  await expect(prying).toHaveURL(inActivity(room));
  await mine.reload();
  await expect(mine.getByText("Ben", { exact: true })).toBeVisible(); // signed in all along
});
