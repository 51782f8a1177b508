/** Two tabs of one student share the local copy of a worksheet: text that one tab leaves there the other tab sends. */
import { expectAllStored, expectUnsent, kill, openPage, readCopies } from "@/e2e/support/device-copies";
import { cuttable, holdFrames } from "@/e2e/support/document-proxy";
import { expect, member, test, type Fixtures } from "@/e2e/support/fixtures";
import { signOut } from "@/e2e/support/sign-out";
import { at, harmed, leaveWords, offlineLine, saved } from "./offline-support";

test("Q20a, R6: two tabs of one student keep both texts on the device, and one opened later brings both", async ({
  makeClassroom,
  open,
}) => {
  const { classroom, context, one, two } = await openTwo({ makeClassroom, open }, "–");
  await context.setOffline(true);
  await harmed(one).press("Home");
  await one.keyboard.type("First. ");
  await harmed(two).press("End");
  await two.keyboard.type(" Second.");
  for (const page of [one, two]) await expect(offlineLine(page)).toBeVisible();
  await expect
    .poll(
      async () =>
        Object.values(await readCopies(two))
          .flatMap(Object.keys)
          .filter((key) => key.startsWith('"unsent/')).length,
    )
    .toBe(2);
  await kill(one);
  await kill(two);
  await context.setOffline(false);
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toHaveValue("First. – Second.");
  await saved(back);
});

test("R6, Q2a: what a closed tab typed without a connection is in the student's other tab once that says Saved, once, and in what it hands in", async ({
  makeClassroom,
  open,
}) => {
  const { classroom, context, one, two } = await openTwo({ makeClassroom, open }, "Begun. ");
  await context.setOffline(true);
  for (const page of [one, two]) await expect(offlineLine(page)).toBeVisible();
  await harmed(one).press("End");
  await one.keyboard.type("The conclusion.");
  await expectUnsent(one);
  await kill(one);
  await context.setOffline(false);
  await saved(two);
  expect(await harmed(two).inputValue()).toBe("Begun. The conclusion.");
  await expectAllStored(two);
  await two.getByRole("button", { name: "Hand in" }).click();
  await two.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(two.getByText(/^Handed in by /)).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("link", { name: /^Team 1/ }).click();
  await expect(teacher.getByText("Begun. The conclusion.")).toBeVisible();
});

test("R6, S1n, S4i: what a tab that does not reach the server types is sent by the student's other tab, which says Saved only then; closed, *Wait, then sign out* waits until it is stored", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const one = await open(member(classroom, 0), "about:blank");
  const { cut } = await cuttable(one);
  const two = await one.context().newPage();
  const frames = await holdFrames(two, "page");
  for (const page of [one, two]) await page.goto(at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  for (const page of [one, two]) await expect(harmed(page)).toBeEditable();
  await harmed(two).fill("Begun. ");
  await saved(two);
  await expect(harmed(one)).toHaveValue("Begun. ");
  await cut();
  await expect(offlineLine(one)).toBeVisible();
  await harmed(one).press("End");
  await one.keyboard.type("From the other tab. ");
  for (const page of [two, mate]) await expect(harmed(page)).toHaveValue("Begun. From the other tab. ");
  await saved(two);

  frames.hold();
  await one.keyboard.type("And the last.");
  await kill(one);
  await expect(harmed(two)).toHaveValue("Begun. From the other tab. And the last.");
  await expect(two.getByText("Saving…")).toBeVisible();
  await expect(two.getByText("Saved", { exact: true })).toHaveCount(0);
  await signOut(two);
  const dialog = two.getByRole("dialog", { name: "Some text is not saved yet" });
  await dialog.getByRole("button", { name: "Wait, then sign out" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Waiting for the server…");
  frames.release();
  await expect(two.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  await expect(harmed(mate)).toHaveValue("Begun. From the other tab. And the last.");
});

test("R6, S1n: *Wait, then sign out*, on a page that does not show the worksheet, sends what a tab left there that was opened and closed after that page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const glossary = await open(member(classroom, 0), `/a/${classroom.activity.id}/glossary`);
  const mate = await open(member(classroom, 0, 1), at(classroom));
  await leaveWords(await openPage(glossary.context(), at(classroom)), "Left behind.");
  await signOut(glossary);
  const dialog = glossary.getByRole("dialog", { name: "Some text is not saved yet" });
  await dialog.getByRole("button", { name: "Wait, then sign out" }).click();
  await expect(glossary.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  await expect(harmed(mate)).toHaveValue("Left behind.");
});

/** Opens two tabs of the first student, with `words` in both. */
async function openTwo({ makeClassroom, open }: Pick<Fixtures, "makeClassroom" | "open">, words: string) {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const one = await open(member(classroom, 0), at(classroom));
  const context = one.context();
  const two = await openPage(context, at(classroom));
  for (const page of [one, two]) await expect(harmed(page)).toBeEditable();
  await harmed(one).fill(words);
  await saved(one);
  await expect(harmed(two)).toHaveValue(words);
  return { classroom, context, one, two };
}
