/** The form of a teacher's own lesson: what was removed, and what is missing (T16). */
import { expect, test } from "@/e2e/support/fixtures";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { copyLesson, fill, isSaved, openItem, showPart } from "./lesson-form";

test("T16h: failure modes and a weak example that a teacher has removed are put back, the last one first, also after a look at another part", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const page = await open(teacher, "/teacher/lessons");
  await copyLesson(page);
  const [first, second] = builtInLesson.modes.map(({ name }) => name);
  if (first === undefined || second === undefined) throw new Error("the lesson has two modes");
  await showPart(page, "Examples");
  const example = await openItem(page, "Failure mode 1");
  const title = example.getByLabel("Title", { exact: true }).last();
  const weakTitle = await title.inputValue();
  await example.getByRole("button", { name: "Remove this part" }).click();
  await expect(isSaved(page)).toBeVisible();
  await showPart(page, "Failure modes");
  for (const name of [first, second]) {
    const mode = await openItem(page, "Failure mode 1");
    await expect(mode.getByLabel("Name", { exact: true })).toHaveValue(name);
    await mode.getByRole("button", { name: "Remove: Failure mode 1" }).click();
  }
  await expect(isSaved(page)).toBeVisible();
  await showPart(page, "Text");
  await showPart(page, "Failure modes");
  await page.getByRole("button", { name: `Restore “${second}”` }).click();
  await page.getByRole("button", { name: `Restore “${first}”` }).click();
  await expect(page.getByRole("button", { name: /^Restore/ })).toHaveCount(0);
  await showPart(page, "Examples");
  await openItem(page, "Failure mode 1");
  await page.getByRole("button", { name: `Restore “${weakTitle}”` }).click();
  await expect(title).toHaveValue(weakTitle);
  await expect(isSaved(page)).toBeVisible();
  await expect(page.getByText(/missing before a class can use/)).toHaveCount(0);
});

test("T16g: an item counts what it lacks in the part on screen, *Publish* leads to the first thing that is missing, and numbers that cannot be read are not shown as saved", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const page = await open(teacher, "/teacher/lessons");
  await copyLesson(page);
  await showPart(page, "Exercises");
  const causes = page.getByRole("group", { name: "Cause of each failure mode" });
  const cause = await openItem(causes, "Failure mode 2");
  await cause.getByLabel("Root cause").fill("");
  await expect(isSaved(page)).toBeVisible();
  await expect(cause.locator("> summary")).toContainText("1 thing to mend");
  await showPart(page, "Failure modes");
  await expect(page.locator("summary").filter({ hasText: "Failure mode 2" })).not.toContainText("to mend");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(causes.getByLabel("Root cause").and(page.locator("[aria-invalid=true]"))).toBeFocused();
  await (await openItem(causes, "Failure mode 2")).getByLabel("Root cause").fill("It learns whatever separates.");
  await expect(isSaved(page)).toBeVisible();

  const at = builtInLesson.figures.findIndex(({ picture }) => picture.kind === "chart");
  await showPart(page, "Figures");
  const axis = (await openItem(page, `Figure ${at + 1}`)).getByLabel("Numbers on the axis");
  await axis.fill("0, 20, forty");
  await expect(page.getByText("Saved, except the numbers with a note")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toHaveAttribute("aria-disabled", "true");
  await axis.fill("0, 20, 40");
  await expect(isSaved(page)).toBeVisible();
  await page.reload();
  await expect((await openItem(page, `Figure ${at + 1}`)).getByLabel("Numbers on the axis")).toHaveValue("0 20 40");
});

test("T16a, T16p: the page's head has the title at once, and sources without a web address are read without a link, also one that an example cites", async ({
  makeClassroom,
  open,
}) => {
  const { teacher } = await makeClassroom({});
  const page = await open(teacher, "/teacher/lessons");
  const lesson = await copyLesson(page);
  await fill(page, { Title: "Why Bridges Fail" });
  await expect(page.getByRole("heading", { level: 1, name: "Why Bridges Fail" })).toBeVisible();
  await showPart(page, "Sources");
  const cites = ["LeCun", "Carlini"].map((name) => ({
    name,
    place: builtInLesson.sources.findIndex(({ cite }) => cite.includes(name)) + 1,
  }));
  for (const { place } of cites) await (await openItem(page, `Source ${place}`)).getByLabel("Web address").fill("");
  await expect(isSaved(page)).toBeVisible();
  await expect(page.getByText(/missing before a class can use/)).toHaveCount(0);
  await page.goto(`${lesson}/read`);
  for (const { name } of cites) {
    const paragraphs = page.getByRole("main").locator("p").filter({ hasText: name });
    expect(await paragraphs.count()).toBeGreaterThan(0);
    for (const each of await paragraphs.all())
      await expect(each.getByRole("link", { name: /^Read this source/ })).toHaveCount(0);
  }
});
