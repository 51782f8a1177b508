import { expect, test } from "@/e2e/support/fixtures";
import { texts, handIn, submissions, prevention, stored, saved, points, rubric } from "./review-support";

test("T12a, T12b: all of it by keyboard alone: words chosen, a comment written, changed and deleted, levels, return, next and back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await expect(page.getByRole("heading", { name: texts.title })).toBeVisible();
  const keys = async (...all: string[]) => {
    for (const key of all) await page.keyboard.press(key);
  };
  await prevention(page).focus();
  await keys("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft");
  await expect(page.getByRole("status").filter({ hasText: "Selected: photos by" })).toBeAttached();
  await keys("c");
  await expect(page.getByRole("textbox", { name: "On “photos by”" })).toBeFocused();
  await page.keyboard.type("j1 are letters here");
  await keys("Control+Enter");
  await expect(page.getByRole("list", { name: "Comments" }).getByText("j1 are letters here")).toBeVisible();
  expect((await stored(classroom)).comments).toMatchObject([
    { field: "prevention", passage: { start: 10, end: 19, quote: "photos by" }, text: "j1 are letters here" },
  ]);

  await page.getByRole("button", { name: "Change", exact: true }).focus();
  await keys("Enter", "End");
  await page.keyboard.type(", changed");
  await keys("Control+Enter");
  await expect(page.getByText("j1 are letters here, changed")).toBeVisible();
  await page.getByRole("button", { name: "Change", exact: true }).focus();
  await keys("Enter");
  await page.getByRole("button", { name: "Delete" }).focus();
  await keys("Enter");
  await expect(page.getByRole("list", { name: "Comments" })).toHaveCount(0);

  // Each digit moves the focus to the next criterion; Shift+Tab moves it back, and after the last criterion digits change nothing.
  await keys("4", "3");
  await saved(page);
  await expect(page.getByText(`7 of ${points}`, { exact: true })).toBeVisible();
  expect((await stored(classroom)).marked[0]?.levels).toEqual({ scenario: 4, harm: 3 });
  await keys("Shift+Tab", "0");
  await expect(page.getByText(`4 of ${points}`, { exact: true })).toBeVisible();
  const further = rubric.slice(4).map(() => "1");
  await keys("2", "1", "4", ...further, "1");
  await expect(page.getByText(`${11 + further.length} of ${points}`, { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Next case" })).toBeFocused();

  await keys("j");
  await expect(page.getByText("Chidi and Dana").first()).toBeVisible();
  await keys("k");
  await expect(page.getByRole("button", { name: "Release to Amara and Ben" })).toBeVisible();
  await keys("?");
  for (const text of ["Shift+Tab", "level, then the next criterion"])
    await expect(page.getByRole("dialog")).toContainText(text);
  await keys("Escape", "r");
  await expect(page.getByRole("dialog")).toContainText("Return this case to Amara and Ben?");
  await keys("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("T12j: a key is heard by the page from Escape on, however quick, and not while a dialog is open", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await expect(page.getByRole("heading", { name: texts.title })).toBeVisible();
  const dialog = page.getByRole("dialog");
  /** Presses keys so fast that the page has not been rendered without the dialog yet. */
  const roll = (...all: string[]) => Promise.all(all.map((key) => page.keyboard.press(key)));
  await expect(async () => {
    await page.keyboard.press("?"); // has an effect only once the page is hydrated
    await expect(dialog).toContainText("level, then the next criterion", { timeout: 1_000 });
  }).toPass();
  await roll("Escape", "r");
  await expect(dialog).toContainText("Return this case to Amara and Ben?");
  await roll("Escape", "r");
  await expect(dialog).toContainText("Return this case to Amara and Ben?");
  await page.keyboard.press("3");
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Release to Amara and Ben" })).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  // Act at the moment at which the next case is rendered.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (
        ![...document.querySelectorAll("button")].some(({ textContent }) => textContent === "Release to Chidi and Dana")
      )
        return;
      observer.disconnect();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Release to Chidi and Dana", includeHidden: true })).toBeVisible();
  await expect(dialog).toContainText("level, then the next criterion");
});
