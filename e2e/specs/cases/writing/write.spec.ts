import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { expect, member, phone, test } from "@/e2e/support/fixtures";
import { expectNameBetweenLines } from "@/e2e/support/name-label";
import { field, harmed, saved, at, members } from "./write-support";

test("B4b: two students in one field at once keep both texts, and see each other by name", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await expect(harmed(a)).toBeEditable();
  await harmed(a).fill("Start. End.");
  await expect(harmed(b)).toHaveValue("Start. End.");
  await harmed(b).click();
  await expect(a.getByText("Ben is in Who is harmed?")).toBeVisible();
  await harmed(a).click();
  await a.keyboard.press("Home");
  await b.keyboard.press("End");
  await Promise.all([a.keyboard.type("First words. ", { delay: 15 }), b.keyboard.type(" Last words.", { delay: 15 })]);
  for (const page of [a, b]) await expect(harmed(page)).toHaveValue("First words. Start. End. Last words.");
  // The typist's caret stayed behind the typist's words.
  expect(await harmed(a).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe("First words. ".length);
  await saved(a);
  await a.reload();
  await expect(harmed(a)).toHaveValue("First words. Start. End. Last words.");
  await expectNameBetweenLines(harmed(a), b);
});

test("S4h, S4m: offline says so, to screen readers too, and goes on; what was typed meanwhile merges on return", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await expect(harmed(a)).toBeEditable();
  await harmed(a).fill("Middle.");
  await expect(harmed(b)).toHaveValue("Middle.");
  // Wait for Saved, because text reaches a team-mate before it is stored (R4).
  await saved(a);
  await a.context().setOffline(true);
  await harmed(a).click();
  await a.keyboard.press("End");
  await a.keyboard.type(" Typed without a connection.");
  await expect(a.getByText("Offline: stored on this device · 4 words not sent yet")).toBeVisible();
  await expect(a.getByRole("status").filter({ hasText: "Offline: stored on this device" })).toBeAttached();
  await a.getByRole("button", { name: "Hand in" }).click();
  await expect(a.getByText("No connection right now.")).toBeVisible();
  await harmed(b).click();
  await b.keyboard.press("Home");
  await b.keyboard.type("Meanwhile. ");
  await a.context().setOffline(false);
  for (const page of [a, b]) await expect(harmed(page)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(a);
});

test("S4d: undo undoes only mine", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await expect(harmed(a)).toBeEditable();
  await harmed(a).click();
  await a.keyboard.type("Mine.");
  await expect(harmed(b)).toHaveValue("Mine.");
  await harmed(b).click();
  await b.keyboard.press("End");
  await b.keyboard.type(" Theirs.");
  await expect(harmed(a)).toHaveValue("Mine. Theirs.");
  await a.keyboard.press("Control+z");
  for (const page of [a, b]) await expect(harmed(page)).toHaveValue(" Theirs.");
  await a.keyboard.press("Control+Shift+z");
  for (const page of [a, b]) await expect(harmed(page)).toHaveValue("Mine. Theirs.");
});

test("S4c: an IME composition is not broken by remote text", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await expect(harmed(a)).toBeEditable();
  await harmed(a).click();
  const keys = await a.context().newCDPSession(a);
  await keys.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await keys.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await expect(harmed(b)).toHaveValue("にほ");
  await harmed(b).click();
  await b.keyboard.press("Home");
  await b.keyboard.type("Remote. ");
  await expect(harmed(b)).toHaveValue("Remote. にほ");
  await expect(b.getByText("Saved", { exact: true })).toBeVisible();
  expect(await harmed(a).inputValue()).toBe("にほ");
  await keys.send("Input.insertText", { text: "日本" });
  for (const page of [a, b]) await expect(harmed(page)).toHaveValue("Remote. 日本");
});

test("S4a: emoji families, right-to-left text and a paste of 50 kB arrive whole", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara, ben] = members(classroom);
  const [a, b] = [await open(amara, at(classroom)), await open(ben, at(classroom))];
  await expect(harmed(a)).toBeEditable();
  const text = "👨‍👩‍👧‍👦 مرحبا بالعالم\n".repeat(1500);
  // A browser needs seconds to lay out such a text, and more on a busy core.
  await harmed(a).fill(text, { timeout: 40_000 });
  await expect(harmed(b)).toHaveValue(text, { timeout: 30_000 });
  await saved(a);
});

test("S4g: a link marks the scenario as found; what is no link is kept and said so", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [amara] = members(classroom);
  const a = await open(amara, at(classroom));
  await expect(harmed(a)).toBeEditable();
  await a.getByText("Real case", { exact: true }).click();
  await field(a, "Link to your source").fill("The Daily News, page 4");
  await harmed(a).click();
  await expect(a.getByText("This is not a web address")).toBeVisible();
  await field(a, "Link to your source").fill("doi.org/10.3389/fpls.2016.01419");
  await harmed(a).click();
  await expect(a.getByRole("link", { name: "doi.org/10.3389/fpls.2016.01419" })).toHaveAttribute(
    "href",
    "https://doi.org/10.3389/fpls.2016.01419",
  );
});

test("S4e: the mode's own prompts, a worked example and its part of the lesson are one tap away, and the words are there on return", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const lesson = builtInLesson;
  const mode = lesson.modes.find(({ id }) => id === classroom.teams[1]?.mode);
  const a = await open(member(classroom, 1), at(classroom), phone); // in a team with another mode than the lesson's first
  await expect(harmed(a)).toBeEditable();
  await harmed(a).fill("Small farmers.");
  await saved(a);
  const card = a.getByRole("complementary", { name: "Your failure mode" });
  await card.getByRole("button", { name: "Questions and help" }).tap();
  await expect(card.getByRole("listitem").filter({ visible: true })).toHaveText([...(mode?.prompts ?? [])]);
  await card.getByRole("link", { name: "A worked example" }).tap();
  const example = mode?.example.title ?? "";
  await expect(a.getByRole("heading", { level: 1, name: example })).toBeVisible();
  await a.goBack();
  await expect(harmed(a)).toHaveValue("Small farmers.");
  await card.getByRole("link", { name: "The lesson on bias" }).tap();
  await expect(a.getByRole("heading", { level: 1, name: "Bias" })).toBeVisible();
});

test("S4a, S4b: every field is open to every member at once, and says who is in it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, size: 4 });
  const pages = await Promise.all((classroom.teams[0]?.members ?? []).map((member) => open(member, at(classroom))));
  const fields = [
    "Title of your case",
    "Scenario",
    "Who is harmed?",
    "How might the harm have been prevented before deployment?",
    "What would a responsible response look like after the failure is discovered?",
  ];
  const shorts = ["Title", "Scenario", "Who is harmed?", "Prevented how?", "Responsible response"];
  for (const page of pages) await expect(harmed(page)).toBeEditable();
  for (const [turn, name] of fields.entries()) {
    for (const [i, page] of pages.entries()) {
      await field(page, name).press("End");
      await page.keyboard.type(`[${i}]`);
      const [reader] = pages.filter((each) => each !== page);
      if (reader === undefined) throw new Error("nobody else is there");
      await expect(reader.getByText(`${classroom.students[i]?.name ?? ""} is in ${shorts[turn] ?? ""}`)).toBeVisible();
      for (const each of pages) await expect(field(each, name)).toHaveValue(new RegExp(`\\[${i}\\]`));
    }
  }
  for (const page of pages) await saved(page);
});

test("S4h: whether it is saved is seen wherever one has scrolled to", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, size: 4 });
  for (const options of [phone, { viewport: { width: 1280, height: 620 } }]) {
    const page = await open(members(classroom)[0], at(classroom), options);
    await expect(harmed(page)).toBeEditable();
    for (const name of [
      "What would a responsible response look like after the failure is discovered?",
      "Title of your case",
    ]) {
      await field(page, name).fill("Some words.");
      await saved(page);
      await expect(page.getByText("Saved", { exact: true })).toBeInViewport({ ratio: 1 });
      await expect(field(page, name)).toBeInViewport();
      await expect(page.getByRole("region", { name: "Hand in" })).toBeInViewport({ ratio: 1 });
    }
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(page.getByText("Saved", { exact: true })).toBeInViewport({ ratio: 1 });
  }
});

for (const { presses, ...viewport } of [
  { width: 1280, height: 720, presses: "one press" },
  { width: 390, height: 664, presses: "two presses" },
]) {
  test(`S4l: at ${viewport.width} × ${viewport.height} one types above the hand-in bar; the task and how the case is marked are ${presses} away`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom({ phase: "write", teams: 1 });
    const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/write`, { viewport });
    const answer = page.getByRole("textbox", { name: "How might the harm have been prevented" });
    await expect(answer).toBeEditable();
    await answer.focus();
    for (let line = 1; line <= 14; line++) {
      await page.keyboard.type(`line ${line}`);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.type("last");
    const [area, bar] = [await answer.boundingBox(), await page.getByRole("region", { name: "Hand in" }).boundingBox()];
    expect((area?.y ?? 0) + (area?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    // Tab moves the focus into the next answer, which lies under the bar.
    await page.evaluate(() => scrollTo(0, 0));
    await answer.evaluate((element: HTMLTextAreaElement) => element.focus({ preventScroll: true }));
    await page.keyboard.press("Tab");
    const next = page.getByRole("textbox", { name: "What would a responsible response" });
    await expect(next).toBeFocused();
    const [entered, under] = [
      await next.boundingBox(),
      await page.getByRole("region", { name: "Hand in" }).boundingBox(),
    ];
    expect((entered?.y ?? 0) + (entered?.height ?? 0)).toBeLessThanOrEqual(under?.y ?? 0);
    const card = page.getByRole("complementary", { name: "Your failure mode" });
    if (presses === "two presses") await card.getByRole("button", { name: "Questions and help" }).click();
    await card.getByText("The task, step by step").click();
    await expect(card.getByText("Answer the three questions about it.")).toBeVisible();
    await card.getByText("How your case is marked").click();
    await expect(card.getByText("A test, who runs it, and the result that would stop the release")).toBeVisible();
  });
}
