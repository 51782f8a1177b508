import type { BrowserContext } from "@playwright/test";
import { countBallots, castBallots, reasonOf, setPhase } from "@/e2e/support/ballots";
import { expect, student, test } from "@/e2e/support/fixtures";
import { intercept, isAction } from "@/e2e/support/intercept";
import { vote, results, teacherPath, cast, storedBallots } from "./vote-pages";

test("S6a, Q11a: a ballot by keyboard alone; the count says how many, never for what; it can be changed, and kept after all", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
  const page = await open(student(classroom, 0), vote(classroom));
  await expect(page.getByRole("heading", { level: 1, name: "Which failure is hardest to prevent?" })).toBeVisible();
  await expect(
    page.getByText(
      "Your teacher can see your vote. Your classmates cannot see it, but in a small group they might guess it.",
    ),
  ).toBeVisible();
  await cast(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Choose one of the cards first." })).toBeVisible();
  await expect(page.getByRole("radio", { name: /Brittleness/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /Bias/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("it looks neutral");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("heading", { name: "Your vote is in. Three students have not voted yet." }),
  ).toBeVisible();
  await expect(page.getByRole("img", { name: "1 of 4 has voted" })).toBeVisible();
  await expect(page.getByText("it looks neutral")).toBeVisible();

  await page.getByRole("button", { name: "Change my vote" }).click();
  await expect(page.getByRole("radio", { name: /Bias/ })).toBeChecked();
  await page.getByRole("radio", { name: /Hallucination/ }).check();
  await page.getByRole("button", { name: "Change my vote" }).click();
  const isIn = page.getByRole("heading", { name: "Your vote is in. Three students have not voted yet." });
  await expect(isIn).toBeVisible();
  expect(await countBallots(classroom)).toBe(1);

  await page.getByRole("button", { name: "Change my vote" }).click();
  await page.getByRole("radio", { name: /Brittleness/ }).check();
  await page.getByRole("button", { name: "Keep my vote" }).click();
  await expect(isIn).toBeFocused();
  await page.getByRole("button", { name: "Change my vote" }).click();
  await expect(page.getByRole("radio", { name: /Hallucination/ })).toBeChecked();
  await page.getByRole("button", { name: "Change my vote" }).click();
  await expect(isIn).toBeVisible();
});

test("B3a: fifty parallel posts of one ballot leave one row", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2 });
  const page = await open(student(classroom, 0), vote(classroom));
  await page.getByRole("radio", { name: /Bias/ }).check();
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST" && request.headers()["next-action"] !== undefined),
    cast(page).click(),
  ]);
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  const post = {
    url: sent.url(),
    action: sent.headers()["next-action"] ?? "",
    tree: sent.headers()["next-router-state-tree"] ?? "",
    body: sent.postData() ?? "",
  };
  const statuses = await page.evaluate(async ({ url, action, tree, body }) => {
    const choices = ["brittleness", "bias", "hallucination", "adversarial"];
    const posts = Array.from({ length: 50 }, (_, n) =>
      fetch(url, {
        method: "POST",
        headers: {
          "next-action": action,
          "next-router-state-tree": tree,
          "content-type": "text/plain;charset=UTF-8",
          accept: "text/x-component",
        },
        body: body.replace('"bias"', `"${choices[n % 4] ?? "bias"}"`),
      }),
    );
    return (await Promise.all(posts)).map((answer) => answer.status);
  }, post);
  expect(statuses).toEqual(Array<number>(50).fill(200));
  expect(await countBallots(classroom)).toBe(1);
});

test("Q4c: a ballot cast without a connection says so, is kept, and is sent on return; so is one that is changed while it is on its way; *Keep my vote* while a change is unanswered takes that back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2 });
  const page = await open(student(classroom, 0), vote(classroom));
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.getByLabel("Because").fill("kept while away");
  await page.context().setOffline(true);
  await cast(page).click();
  await expect(page.getByText("Not sent yet. Your vote is stored on this device")).toBeVisible();
  expect(await countBallots(classroom)).toBe(0);
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  await expect(page.getByText("kept while away")).toBeVisible();
  expect(await countBallots(classroom)).toBe(1);

  await page.getByRole("button", { name: "Change my vote" }).click();
  const actions = await intercept(page, isAction, "held");
  for (const mode of [/Brittleness/, /Hallucination/]) {
    await page.getByRole("radio", { name: mode }).check();
    await page.getByRole("button", { name: "Change my vote" }).click();
    await expect(page.getByText(/Sending…|Not sent yet\./)).toBeVisible();
  }
  await expect.poll(actions.sent).toBeGreaterThan(0);
  await actions.release();
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  const own = page.locator("section").filter({ hasText: "You chose" });
  await expect(own).toContainText("Hallucination");
  await expect.poll(() => storedBallots(page)).toEqual([]);

  await page.getByRole("button", { name: "Change my vote" }).click();
  const sent = actions.sent();
  actions.hold();
  await page.getByRole("radio", { name: /Brittleness/ }).check();
  await page.getByRole("button", { name: "Change my vote" }).click();
  await expect.poll(actions.sent).toBeGreaterThan(sent);
  await page.getByRole("button", { name: "Keep my vote" }).click();
  await expect(page.getByRole("radio", { name: /Hallucination/ })).toBeChecked();
  await actions.release();
  await expect(own).toContainText("Hallucination");
  await expect.poll(() => storedBallots(page)).toEqual([]);
  await page.reload();
  await expect(own).toContainText("Hallucination");
});

test("Q4c, B1b: a ballot kept by a tab that was closed is sent from whichever page comes next, which says so when it comes too late", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 2 });
  const page = await open(student(classroom, 0), vote(classroom));
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.context().setOffline(true);
  await cast(page).click();
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  await page.getByLabel("Because").fill("written after it");
  await page.close();
  const context: BrowserContext = page.context();
  await context.setOffline(false);
  const next = await context.newPage();
  // The browser stays online: no event says that the server can be reached again.
  const actions = await intercept(next, isAction, "refused");
  await next.goto(`/a/${classroom.activity.id}/exemplars/bias`);
  await expect.poll(actions.sent).toBeGreaterThan(0);
  await actions.release();
  await expect.poll(() => countBallots(classroom)).toBe(1);
  // Wait for the response, because until then the page asks before it is left.
  await expect.poll(() => next.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('cast\\":true');

  await next.goto(vote(classroom));
  await next.getByRole("button", { name: "Change my vote" }).click();
  await expect(next.getByLabel("Because")).toHaveValue("written after it");
  await next.getByRole("radio", { name: /Hallucination/ }).check();
  await context.setOffline(true);
  await next.getByRole("button", { name: "Change my vote" }).click();
  await expect(next.getByText("Not sent yet.")).toBeVisible();
  await setPhase(classroom, "results");
  await next.close();
  await context.setOffline(false);
  const last = await context.newPage();
  await last.goto(results(classroom));
  await expect(
    last.getByText("Your teacher has revealed the results, so you cannot change your vote now."),
  ).toBeVisible();
});

test("Q11b: the teacher sees who has voted; choices and reasons come by a click, and a reason can be hidden", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4, matched: true });
  await castBallots(classroom, [7]);
  const page = await open(classroom.teacher, teacherPath(classroom, "ballots"));
  await expect(page.getByRole("img", { name: "7 of 8 have voted" }).last()).toBeVisible();
  expect(await page.content()).not.toContain(reasonOf(0));
  await page.getByRole("button", { name: "Show choices and reasons" }).click();
  const row = page.getByRole("row").filter({ hasText: reasonOf(0) });
  await row.getByRole("button", { name: "Hide from the class" }).click();
  await expect(row.getByText("The class does not see this reason.")).toBeVisible();
  await page.getByRole("button", { name: "Hide choices and reasons" }).click();
  await expect(page.getByText(reasonOf(1))).toHaveCount(0);

  await page.goto(teacherPath(classroom, "results"));
  await expect(page.getByText("The class cannot see these results yet.")).toBeVisible();
  await setPhase(classroom, "results");
  const reader = await open(student(classroom, 3), results(classroom));
  await expect(reader.getByText(reasonOf(1))).toBeVisible();
  await expect(reader.getByText(reasonOf(0))).toHaveCount(0);
});

test("Q5b: whoever has no first vote is asked once on entering Write, and may skip", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const page = await open(student(classroom, 0), `/a/${classroom.activity.id}/write`);
  const card = page.getByRole("region", { name: /Before you begin/ });
  await card.getByRole("button", { name: "Skip" }).click();
  await expect(card).toHaveCount(0);
  await page.reload();
  await expect(card).toHaveCount(0);
  const other = await open(student(classroom, 1), `/a/${classroom.activity.id}/write`);
  const asked = other.getByRole("region", { name: /Before you begin/ });
  await asked.getByText("Vote now").click();
  await asked.getByRole("radio", { name: /Bias/ }).check();
  await asked.getByRole("button", { name: "Cast my vote" }).click();
  await expect(asked).toHaveCount(0);
  expect(await countBallots(classroom)).toBe(1);
});
