/** Set-aside text, which can't be put into its document any more: a sentence says why, and the text is offered (R3c, R14, B1). */
import type { Page } from "@playwright/test";
import { makeText } from "@/db/testing/student-work";
import { interceptUpdates } from "@/e2e/support/document-proxy";
import { expect, phone, test, type Classroom } from "@/e2e/support/fixtures";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const harmed = (page: Page) => field(page, "Who is harmed?");
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const offer = (page: Page) => page.getByRole("region", { name: "Unsent text" });

function firstOf(classroom: Classroom) {
  const [first] = classroom.students;
  if (first === undefined) throw new Error("the room has no student");
  return first;
}

/** Types two words that are not sent, and then replaces the document. */
async function typeIntoReplaced(page: Page, classroom: Classroom): Promise<void> {
  const interceptor = await interceptUpdates(page);
  await page.goto(`/a/${classroom.activity.id}/write`);
  await expect(harmed(page)).toBeEditable();
  interceptor.block();
  await harmed(page).click();
  await page.keyboard.type("Not sent.");
  await expect(page.getByText("2 words not sent yet")).toBeAttached();
  await interceptor.close(4410);
}

for (const code of [4409, 4413]) {
  test(`R3c: closed ${code}, the words that were not sent are offered, can be copied, and go back to the end; nothing else is lost`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom({ phase: "write", teams: 1 });
    const page = await open(firstOf(classroom), "about:blank", phone);
    const interceptor = await interceptUpdates(page);
    await page.goto(`/a/${classroom.activity.id}/write`);
    await expect(harmed(page)).toBeEditable();
    await harmed(page).fill("Small farmers.");
    await saved(page);
    interceptor.block();
    await harmed(page).press("End");
    await page.keyboard.type(" And two more.");
    await expect(page.getByText("3 words not sent yet")).toBeAttached();
    await interceptor.close(code);
    await expect(offer(page)).toContainText(
      "This text was not sent. The server stopped accepting changes from this page before this text arrived. Add it again, or copy it.",
    );
    const words = offer(page).getByRole("textbox", { name: "Text for Who is harmed?" });
    await expect(words).toHaveValue(" And two more.");
    await words.focus();
    expect(
      await page.evaluate(
        () =>
          getSelection()?.toString() ||
          (document.activeElement as HTMLTextAreaElement).value.slice(
            (document.activeElement as HTMLTextAreaElement).selectionStart,
            (document.activeElement as HTMLTextAreaElement).selectionEnd,
          ),
      ),
    ).toBe(" And two more.");
    await expect(harmed(page)).toHaveValue("Small farmers.");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await offer(page).getByRole("button", { name: "Add it to the end" }).click();
    await expect(offer(page)).toHaveCount(0);
    await expect(harmed(page)).toHaveValue("Small farmers.\n And two more.");
    await saved(page);
    await page.reload();
    await expect(harmed(page)).toHaveValue("Small farmers.\n And two more.");
  });
}

test("R14: closed 4410, since the team got another mode: the page goes on with the new worksheet by itself, and offers the words that were not sent", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(firstOf(classroom), "about:blank");
  const interceptor = await interceptUpdates(page);
  await page.goto(`/a/${classroom.activity.id}/write`);
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Of the old worksheet.");
  await saved(page);
  interceptor.block();
  await harmed(page).press("End");
  await page.keyboard.type(" Not sent.");
  await expect(page.getByText("2 words not sent yet")).toBeAttached();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`);
  await teacher.getByRole("button", { name: "Change team 1", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Change to bias" }).click();
  await teacher
    .getByRole("dialog")
    .getByRole("button", { name: /^Change team 1 to/ })
    .click();
  await expect(offer(page)).toContainText("The server stopped accepting changes");
  await expect(harmed(page)).toHaveValue("");
  interceptor.unblock();
  await offer(page).getByRole("button", { name: "Add it to the end" }).click();
  await expect(harmed(page)).toHaveValue(" Not sent.");
  await saved(page);
});

test("R3c, R14, B1b: closed 4410 with nothing in its place, a sentence says what happened, and the words survive a reload until they are dropped", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(firstOf(classroom), "about:blank");
  await typeIntoReplaced(page, classroom);
  await expect(
    page.getByText(
      "A newer version has replaced this text. Your saved text is safe. Load the page again to continue with the newer version.",
    ),
  ).toBeVisible();
  await expect(harmed(page)).not.toBeEditable();
  await expect(offer(page).getByRole("textbox")).toHaveValue("Not sent.");
  // By now the device has deleted its copy of the old document, so that it can't be loaded again.
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  const again = page.getByRole("button", { name: "Load the page again" });
  await again.click();
  await expect(harmed(page)).toBeEditable();
  await expect(harmed(page)).toHaveValue("");
  await expect(offer(page).getByRole("textbox")).toHaveValue("Not sent.");
  await offer(page).getByRole("button", { name: "I don’t need it" }).click();
  await page.reload();
  await expect(harmed(page)).toBeEditable();
  await expect(offer(page)).toHaveCount(0);
});

test("R3c, B1b: where this device can't keep them, leaving the page asks first while words are put aside", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(firstOf(classroom), "about:blank");
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => undefined });
    Storage.prototype.setItem = () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
  });
  await typeIntoReplaced(page, classroom);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  const again = page.getByRole("button", { name: "Load the page again" });
  await again.click();
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(offer(page).getByRole("textbox")).toHaveValue("Not sent.");
  await offer(page).getByRole("button", { name: "I don’t need it" }).click();
  await again.click();
  await expect(harmed(page)).toBeEditable();
  await expect(offer(page)).toHaveCount(0);
  expect(asked).toEqual(["beforeunload"]);
});

test("R3c: on Compare too, words kept aside go back to the end of the notes, or away", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const page = await open(firstOf(classroom), "about:blank");
  const interceptor = await interceptUpdates(page);
  await page.goto(`/a/${classroom.activity.id}/compare`);
  const [alike, testing] = [field(page, "What do your cases have in common?"), page.getByRole("textbox").nth(1)];
  await expect(alike).toBeEditable();
  await alike.fill("Both looked sure.");
  await saved(page);
  interceptor.block();
  await alike.press("End");
  await page.keyboard.type(" Nobody checked.");
  await testing.fill("A pilot.");
  await interceptor.close(4409);
  await expect(offer(page).getByRole("listitem")).toHaveCount(2);
  await offer(page)
    .getByRole("listitem")
    .filter({ hasText: "What do your cases have in common?" })
    .getByRole("button", { name: "Add it to the end" })
    .click();
  await expect(alike).toHaveValue("Both looked sure.\n Nobody checked.");
  await offer(page).getByRole("button", { name: "I don’t need it" }).click();
  await expect(offer(page)).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(alike).toHaveValue("Both looked sure.\n Nobody checked.");
});

test("R12: at 80 % of what a document may hold the page takes no more text, says so, keeps what is there, and goes on once something is shorter", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [documentId, author] = [classroom.teams[0]?.documentId ?? "", firstOf(classroom).id];
  const scenario = "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 ".repeat(43_930); // some 834,700 of 838,860 bytes; two bytes a letter, since a browser takes seconds to lay out more letters
  await makeText({ documentId, author, texts: { harmed: "Small farmers.", scenario } });
  const page = await open(firstOf(classroom), `/a/${classroom.activity.id}/write`);
  await expect(harmed(page)).toBeEditable();
  await harmed(page).press("End");
  const paste = async (text: string) =>
    page.evaluate((words) => document.execCommand("insertText", false, words), text);
  await paste(" And many more.".repeat(400));
  await expect(
    page.getByRole("alert").filter({
      hasText: "This worksheet is full, so it does not contain your latest text. Shorten an answer to make room.",
    }),
  ).toBeVisible();
  await expect(harmed(page)).toHaveValue("Small farmers.");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("All."); // accepted, because it is shorter than the text that it replaces
  await expect(page.getByRole("alert").filter({ hasText: "This worksheet is full" })).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(harmed(page)).toHaveValue("All.");
  expect((await field(page, "Scenario").inputValue()).length).toBe(scenario.length);
});

test("Q20a: one student's worksheet in two tabs: both keep all, neither shows the other as somebody else, and closing one leaves the student here", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = classroom.students;
  const one = await open(amara ?? null, `/a/${classroom.activity.id}/write`);
  const two = await one.context().newPage();
  await two.goto(`/a/${classroom.activity.id}/write`);
  const mate = await open(ben ?? null, `/a/${classroom.activity.id}/write`);
  for (const page of [one, two, mate]) await expect(harmed(page)).toBeEditable();
  await harmed(one).fill("–");
  await expect(harmed(two)).toHaveValue("–");
  await harmed(one).press("Home");
  await harmed(two).press("End");
  await Promise.all([one.keyboard.type("First. ", { delay: 15 }), two.keyboard.type(" Second.", { delay: 15 })]);
  for (const page of [one, two, mate]) await expect(harmed(page)).toHaveValue("First. – Second.");
  for (const page of [one, two]) {
    await saved(page);
    await expect(page.getByText(/Amara is in/)).toHaveCount(0);
  }
  await expect(mate.getByText("Amara is in Who is harmed?")).toBeVisible();
  await one.close();
  await two.keyboard.type(" Third.");
  await expect(harmed(mate)).toHaveValue("First. – Second. Third.");
  await expect(mate.getByText("Amara is in Who is harmed?")).toBeVisible();
  await two.close();
  await expect(mate.getByText(/Amara is in/)).toHaveCount(0);
});
