/** 50 kB pasted where a word was expected: accepted, or refused in a sentence with numbers; nothing that was typed is lost (B1). */
import type { Page } from "@playwright/test";
import { expect, laptop, phone, test, type Classroom } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";

const kilobytes50 = "The printer said so. ".repeat(2_440);
const unbroken = "x".repeat(50_000);
/** Words without a break, of letters that the page's font kerns: a key held down, a long number, a path. */
const oneWord = { o: "o".repeat(50_000), x: unbroken, "3": "3".repeat(50_000), "/": "/".repeat(50_000) };
const smallest = { ...phone, viewport: { width: 320, height: 568 } };
const field = (page: Page, name: string) => page.getByRole("textbox", { name });
const at = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;

/** Inserts text as a paste does, by the browser's own editing, which respects a field's maximum length. */
async function paste(page: Page, into: ReturnType<typeof field>, text: string): Promise<void> {
  await into.focus();
  await page.evaluate((words) => document.execCommand("insertText", false, words), text);
}
const fits = (page: Page, width: number) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

test("B1k: 50 kB pasted into the title, the source and an answer is taken whole, saved, handed in, and breaks no page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const [amara, ben, chidi] = classroom.students;
  const page = await open(amara ?? null, at(classroom, "write"), smallest);
  await expect(field(page, "Who is harmed?")).toBeEditable();
  await paste(page, field(page, "Title of your case"), unbroken);
  await paste(page, field(page, "Who is harmed?"), kilobytes50);
  await page.getByText("Real case", { exact: true }).click();
  await paste(page, field(page, "Link to your source"), kilobytes50);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await fits(page, 320);
  const mate = await open(ben ?? null, at(classroom, "write"));
  await expect(field(mate, "Title of your case")).toHaveValue(unbroken);
  await expect(field(mate, "Who is harmed?")).toHaveValue(kilobytes50);
  await expect(field(mate, "Link to your source")).toHaveValue(kilobytes50);
  await mate.getByRole("button", { name: "Hand in" }).click();
  await mate.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Ben.")).toBeVisible();

  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`, smallest);
  await fits(teacher, 320);
  await teacher.getByRole("link", { name: /^Team 1,/ }).click();
  await teacher.getByRole("link", { name: "Review the case" }).click();
  await expect(teacher.getByText("xxxxxxxx").first()).toBeVisible();
  await fits(teacher, 320);
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Start Compare" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Start Compare", exact: true }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
  const meets = await open(chidi ?? null, at(classroom, "compare"), smallest);
  await expect(meets.getByText("xxxxxxxx").first()).toBeVisible();
  await fits(meets, 320);
});

test("B1k: 50 kB pasted as a reason is refused with the number of letters too many, and stays to be shortened", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 1 });
  const page = await open(classroom.students[0] ?? null, at(classroom, "vote"), smallest);
  await page.getByRole("radio", { name: "Bias" }).check();
  await paste(page, page.getByLabel("Because"), unbroken);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(
    page.getByText(
      "A reason can have up to 500 characters. Your reason is 49,500 characters too long. Shorten it, then send it again.",
    ),
  ).toBeVisible();
  await expect(page.getByLabel("Because")).toHaveValue(unbroken);
  await fits(page, 320);
  await page.getByLabel("Because").fill("It looks neutral.");
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is in.")).toBeVisible();
});

test("B1k: 50 kB pasted as a name, the name of a class or a list of names ends in a sentence, and what is in the field stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const joining = await open(null, `/join/${classroom.class.code}`, smallest);
  await paste(joining, joining.getByLabel("Name"), unbroken);
  await joining.getByLabel("PIN", { exact: true }).fill("4821");
  await joining.getByRole("button", { name: "Join" }).click();
  await expect(joining.getByText("A name can have up to 80 characters.").first()).toBeVisible();
  await expect(joining.getByLabel("Name")).toHaveValue(/^x{81,}$/);
  await fits(joining, 320);

  const teacher = await open(classroom.teacher, "/teacher", laptop);
  const open_ = teacher.getByText("New class", { exact: true });
  if (await open_.isVisible()) await open_.click();
  await paste(teacher, teacher.getByLabel("Name of the class"), unbroken);
  await teacher.getByRole("button", { name: "Make the class" }).click();
  await expect(teacher.getByText("A class name can have up to 80 characters.")).toBeVisible();
  await expect(teacher.getByLabel("Name of the class")).toHaveValue(/^x{81,}$/);
  await fits(teacher, 1280);

  await teacher.goto(`/teacher/classes/${classroom.class.id}`);
  const list = teacher.getByRole("textbox", { name: /names/i });
  await paste(teacher, list, unbroken);
  await teacher.locator("form").filter({ has: list }).getByRole("button", { name: /^Add/ }).click();
  await expect(teacher.getByText(/does not work as a name/)).toBeVisible();
  await expect(list).toHaveValue(unbroken);
  await fits(teacher, 1280);
});

/** Seconds of layout that the browser needed until the result of `act` was visible; independent of other load. */
async function measureLayout(page: Page, act: () => Promise<unknown>): Promise<number> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  const spent = async () =>
    (await browser.send("Performance.getMetrics")).metrics.find(({ name }) => name === "LayoutDuration")?.value ??
    Infinity;
  const before = await spent();
  await act();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const after = await spent();
  await browser.detach();
  return after - before;
}

test("B1k: 50 kB without a space are typed into within a second and read at once: a letter held down, in every field and on every page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const [amara, ben, chidi] = classroom.students;
  const page = await open(amara ?? null, at(classroom, "write"), smallest);
  await expect(field(page, "Who is harmed?")).toBeEditable();
  await page.getByText("Real case", { exact: true }).click();
  const fields = [
    ["Title of your case", oneWord.o],
    ["Scenario", oneWord["3"]],
    ["Link to your source", oneWord.x],
    ["Who is harmed?", oneWord.o],
    [/^How might the harm/, oneWord["/"]],
  ] as const;
  for (const [name, text] of fields) {
    const box = page.getByRole("textbox", { name });
    expect.soft(await measureLayout(page, () => paste(page, box, text)), `${String(name)} is pasted`).toBeLessThan(1);
    expect.soft(await measureLayout(page, () => paste(page, box, ".")), `${String(name)} is typed on`).toBeLessThan(1);
  }
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const mate = await open(ben ?? null, at(classroom, "write"), smallest);
  expect.soft(await measureLayout(mate, () => mate.reload()), "a team-mate's page").toBeLessThan(3);
  await mate.getByRole("button", { name: "Hand in" }).click();
  await mate.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("Handed in by Ben.")).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`, smallest);
  await teacher.getByRole("link", { name: /^Team 1,/ }).click();
  await teacher.getByRole("link", { name: "Review the case" }).click();
  await expect(teacher.getByRole("heading", { name: /ooo/ })).toBeVisible();
  expect.soft(await measureLayout(teacher, () => teacher.reload()), "the review desk").toBeLessThan(3);
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await moveClass(teacher, "Compare", "Start Compare");
  const meets = await open(chidi ?? null, at(classroom, "compare"), smallest);
  await expect(meets.getByText("oooooooo").first()).toBeVisible();
  expect.soft(await measureLayout(meets, () => meets.reload()), "a partner's page").toBeLessThan(3);
  const note = meets.getByRole("textbox").first();
  await expect(note).toBeEditable();
  expect.soft(await measureLayout(meets, () => paste(meets, note, oneWord.o)), "a note").toBeLessThan(1);
  await moveClass(teacher, "Results", "Reveal the results");
  const read = await open(chidi ?? null, at(classroom, "casebook"), smallest);
  expect.soft(await measureLayout(read, () => read.reload()), "the casebook").toBeLessThan(3);
});
