import type { Page } from "@playwright/test";
import { expect, student, test } from "@/e2e/support/fixtures";
import { cast, storedBallots } from "./vote-pages";

test("Q4d: a vote that waited on one device replaces none that was cast later on another, and its page shows the one that stands", async ({
  makeClassroom,
  open,
}) => {
  for (const [phase, path] of [
    ["learn", "learn/vote"],
    ["vote", "vote"],
  ] as const) {
    const classroom = await makeClassroom({ phase, teams: 2 });
    const at = `/a/${classroom.activity.id}/${path}`;
    const waiting = await open(student(classroom, 0), at);
    await waiting.getByRole("radio", { name: /Bias/ }).check();
    await waiting.context().setOffline(true);
    await cast(waiting).click();
    await expect(waiting.getByText("Not sent yet.")).toBeVisible();
    const other = await open(student(classroom, 0), at);
    await other.getByRole("radio", { name: /Hallucination/ }).check();
    await cast(other).click();
    await expect(other.getByText(/^Your vote is in\./)).toBeVisible();
    await waiting.context().setOffline(false);
    await expect(waiting.getByText(/^Your vote is in\./)).toBeVisible();
    await expect.poll(() => storedBallots(waiting)).toEqual([]);
    const stands = (page: Page) =>
      phase === "learn"
        ? expect(page.getByRole("radio", { name: /Hallucination/ })).toBeChecked()
        : expect(page.locator("section").filter({ hasText: "You chose" })).toContainText("Hallucination");
    await stands(waiting);
    await waiting.reload();
    await stands(waiting);
  }
});
