import { worksheetTexts } from "@/lib/sync/format/fields";
import type { Page } from "@playwright/test";
import { makeSubmission } from "@/db/testing/student-work";
import { expect, test } from "@/e2e/support/fixtures";
import { texts, handIn, submissions, criterion, stored, saved } from "./review-support";

test("T12b: a comment that was written, changed or deleted stays so while the page is drawn anew; what is typed while it is stored stays in its box", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const box = page.getByRole("textbox", { name: "On the whole answer" });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  await page.getByRole("button", { name: "Comment on this" }).last().click();
  await box.fill("Who is told?");
  const written = await watchComments(page);
  await press("Comment");
  await expect.poll(written).toEqual(["box: Who is told?", "list: Who is told?"]);

  await press("Change");
  await box.fill("Who is told first?");
  const changed = await watchComments(page);
  await press("Save");
  await expect.poll(changed).toEqual(["box: Who is told first?", "list: Who is told first?"]);

  await press("Change");
  let goOn = () => {};
  const until = new Promise<void>((resolve) => (goOn = resolve));
  await page.route("**", async (route) => {
    if (route.request().method() === "POST") await until;
    await route.continue();
  });
  await box.fill("Who is told first? And");
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await press("Save");
  await sent;
  await box.pressSequentially(" how?");
  goOn();
  await expect.poll(async () => (await stored(classroom)).comments[0]?.text).toBe("Who is told first? And");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeEnabled();
  await expect(box).toHaveValue("Who is told first? And how?");
  await press("Save");
  await expect(page.getByText("Who is told first? And how?")).toBeVisible();

  await press("Change");
  const deleted = await watchComments(page);
  await press("Delete");
  await expect.poll(async () => (await stored(classroom)).comments).toEqual([]);
  await expect.poll(deleted).toEqual(["box: Who is told first? And how?", "nothing"]);
});

test("T12b, B1b, B1f: a comment and a level without a connection are kept, said so, and stored on return; a comment survives a reload and the way to the next case", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await page.getByRole("button", { name: "Comment on this" }).nth(2).click();
  const box = page.getByRole("textbox", { name: "On the whole answer" });
  await box.fill("Half a thought");
  await page.reload();
  await expect(box).toHaveValue("Half a thought");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("Your text is still on this page.")).toBeVisible();
  await expect(box).toHaveValue("Half a thought");
  await criterion(page, "Shows who is harmed").getByRole("radio", { name: "Level 3" }).check();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(criterion(page, "Shows who is harmed").getByRole("radio", { name: "Level 3" })).toBeChecked();
  await page.context().setOffline(false);
  await saved(page);
  await expect.poll(async () => (await stored(classroom)).marked[0]?.levels).toEqual({ harm: 3 });
  // Going to the next case stores the comment first.
  await page.getByRole("link", { name: "Next case" }).click();
  await expect(page.getByText("Chidi and Dana").first()).toBeVisible();
  expect((await stored(classroom)).comments).toMatchObject([{ field: "harmed", text: "Half a thought" }]);
});

test("T12b: a comment that is refused stays in its box: the team has handed in again meanwhile", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await page.getByRole("button", { name: "Comment on this" }).nth(2).click();
  await page.getByRole("textbox", { name: "On the whole answer" }).fill("Too late");
  const [team] = classroom.teams;
  if (team === undefined) throw new Error("no team");
  await makeSubmission({
    activityId: classroom.activity.id,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts: worksheetTexts({ ...texts, harmed: "Others." }),
    memberIds: team.memberIds,
  });
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("The team has handed in again or undone its hand-in.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "On the whole answer" })).toHaveValue("Too late");
});

/** Records from now on the text of the comment's box and the listed comments, whenever one of them changes. */
async function watchComments(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const all: string[] = [];
    const record = () => {
      const box = document.querySelector<HTMLTextAreaElement>("textarea#comment");
      const listed = [...document.querySelectorAll("ul[aria-label='Comments'] li p:first-child")].map(
        ({ textContent }) => `list: ${textContent}`,
      );
      const now = [...(box === null ? [] : [`box: ${box.value}`]), ...listed].join("; ") || "nothing";
      if (now !== all.at(-1)) all.push(now);
    };
    record();
    new MutationObserver(record).observe(document.body, { subtree: true, childList: true, characterData: true });
    return all;
  });
  return () => seen.evaluate((all) => all);
}
