import type { Page } from "@playwright/test";
import { holdFrames, isUpdate } from "@/e2e/support/document-proxy";
import { expect, test } from "@/e2e/support/fixtures";
import { intercept, isAction } from "@/e2e/support/intercept";
import { harmed, at, members, saved } from "./write-support";

test("Q2b, Q2c, Q2e, S4j: hand in, late words, hand in again, take back", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await expect(harmed(a)).toBeEditable();
  await a.getByRole("button", { name: "Hand in" }).click();
  await expect(a.getByText("Your worksheet is blank.")).toBeVisible();
  await harmed(a).fill("Small farmers first.");
  await a.getByRole("button", { name: "Hand in" }).click();
  await expect(a.getByRole("dialog", { name: "Hand in with blank parts?" })).toBeVisible();
  await a.getByRole("button", { name: "Keep writing" }).click();
  await expect(harmed(b)).toHaveValue("Small farmers first.");
  await b.context().setOffline(true);
  await harmed(b).click();
  await b.keyboard.press("End");
  await b.keyboard.type(" And two more.");
  await a.getByRole("button", { name: "Hand in" }).click();
  await a.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();
  await expect(harmed(a)).not.toBeEditable();
  await b.context().setOffline(false);
  await expect(a.getByText("Your team has added 3 words since the hand-in.")).toBeVisible();
  await a.getByRole("button", { name: "Hand in again" }).click();
  await a.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();
  await expect(harmed(b)).not.toBeEditable();
  await b.getByRole("button", { name: "Undo hand-in" }).click();
  for (const page of [a, b]) await expect(harmed(page)).toBeEditable();
});

test("Q2a: a hand-in waits for the words this device has not had saved, and holds them", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara] = members(classroom);
  const a = await open(amara, "about:blank");
  // Typed text is sent only when the test releases it; all other frames pass.
  const typed = await holdFrames(a, "page", isUpdate);
  typed.hold();
  await a.goto(at(classroom));
  await expect(harmed(a)).toBeEditable();
  await harmed(a).fill("The very last words.");
  await a.getByRole("button", { name: "Hand in" }).click();
  await expect(a.getByRole("button", { name: "Handing in…" })).toBeVisible();
  await expect(a.getByText("Saving…")).toBeVisible();
  typed.release();
  await a.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("link", { name: /^Team 1/ }).click();
  await expect(teacher.getByText("The very last words.")).toBeVisible();
});

test("Q2d: of two who hand in at once the second is told that it is handed in already, until it is taken back; neither that nor a refusal is said again of what a team-mate hands in later; the focus stays beside the buttons", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await harmed(a).fill("Small farmers first.");
  await saved(a);
  await expect(harmed(b)).toHaveValue("Small farmers first.");
  const actions = await intercept(a, isAction, "held");
  for (const page of [a, b]) {
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("button", { name: "Hand in as it is" }).click();
  }
  await expect(b.getByText("Handed in by Ben.")).toBeVisible();
  await expect(b.locator(":focus").getByRole("button", { name: "Undo hand-in" })).toBeVisible();
  await actions.release();
  await expect(a.getByText("Your team has already handed in exactly this text.")).toBeVisible();
  await b.getByRole("button", { name: "Undo hand-in" }).click();
  await expect(a.getByRole("button", { name: "Hand in" })).toBeVisible();
  await expect(a.getByText("Your team has already handed in exactly this text.")).toHaveCount(0);

  const handIn = async (page: Page) => {
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("button", { name: "Hand in as it is" }).click();
  };
  await harmed(b).fill("All farmers.");
  await handIn(b);
  await expect(a.getByText("Handed in by Ben.")).toBeVisible();
  await expect(b.getByText("Handed in by Ben.")).toBeVisible();

  await b.getByRole("button", { name: "Undo hand-in" }).click();
  await expect(harmed(a)).toBeEditable();
  await expect(harmed(a)).toHaveValue("All farmers.");
  await intercept(a, isAction, "refused");
  await handIn(a);
  await expect(a.getByText("Crosscase could not reach the server. Your text is safe.")).toBeVisible();
  await handIn(b);
  await expect(a.getByText("Handed in by Ben.")).toBeVisible();
  await b.getByRole("button", { name: "Undo hand-in" }).click();
  await expect(a.getByText("One of three questions answered.")).toBeVisible();
});
