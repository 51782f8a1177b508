import { expect, test } from "@/e2e/support/fixtures";
import { revealAll } from "@/e2e/support/reveal";
import { castVote, field, typeTogether, type StudentPage } from "@/e2e/support/lesson-pages";
import { names, after, caseOf, reasonOf, studentNamed, type Lesson } from "./lesson-support";

export async function compare({ board, students, teams, moveTo, wallShowsNobody }: Lesson): Promise<void> {
  return test.step("Compare: matched in the same click, they present, one follows, and the clock runs", async () => {
    await moveTo("compare", "Start Compare", "Match the teams and start Compare");
    for (const { page } of students)
      for (const number of [0, 1]) await expect(page.getByText(caseOf(number)).first()).toBeVisible();
    await expect(board.getByText(/meets team \d/)).toHaveCount(2);
    await wallShowsNobody();
    for (const turn of ["first", "second"]) {
      const [[one], [other]] = teams;
      const [presenter, listener] = (await isTheirTurn(one)) ? [one, other] : [other, one];
      await expect(listener.page.getByRole("button", { name: "Present" })).toHaveCount(0);
      await presenter.page.getByRole("button", { name: "Present" }).click();
      await expect(presenter.page.getByText("Your team presents")).toBeVisible();
      await expect(listener.page.getByRole("timer")).toBeVisible();
      await presenter.page.getByRole("button", { name: "Next" }).click();
      await expect(listener.page.getByText(/are presenting: Who is harmed\?/), turn).toBeVisible();
      await listener.page.getByRole("link", { name: "Follow" }).click();
      await expect(listener.page.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
      await presenter.page.getByRole("button", { name: "End our presentation" }).click();
      await listener.page.getByRole("link", { name: "Back to Compare" }).click();
    }
    for (const { page } of students) await expect(page.getByText("Everyone has presented.")).toBeVisible();
  });
}

export async function writeNotes({ students, teams }: Lesson): Promise<void> {
  return test.step("both teams write the notes, all in one field", async () => {
    const [[a], [c]] = teams;
    await expect(a.page.getByText("4 of 4 here.")).toBeVisible();
    await typeTogether(a.page, c.page, "What do your cases have in common?", [
      "Both looked sure.",
      "Nobody had checked.",
    ]);
    for (const { page } of students)
      await expect(field(page, "What do your cases have in common?")).toHaveValue(
        "Both looked sure. – Nobody had checked.",
      );
  });
}

export async function vote({ wall, board, students, moveTo, wallShowsNobody }: Lesson): Promise<void> {
  return test.step("Vote: each privately, with a reason; counts are told, tallies are not", async () => {
    await moveTo("vote", "Start Vote", "Start Vote");
    for (const each of students) await castVote(each, after[each.name as keyof typeof after], reasonOf(each.name));
    for (const { page } of students) await expect(page.getByRole("img", { name: "4 of 4 have voted" })).toBeVisible();
    await expect(board.getByText("4 of 4 have voted.")).toBeVisible();
    for (const each of students) {
      const strange = names.filter((name) => name !== each.name).map(reasonOf);
      const heard = (await each.received()).filter((body) => !body.includes("/_next/static/"));
      expect(
        heard.filter(
          (body) => strange.some((reason) => body.includes(reason)) || /votedOnce|headToHead|finalBallots/.test(body),
        ),
        each.name,
      ).toEqual([]);
    }
    await expect(wall.getByRole("heading", { name: "How the class voted" })).toHaveCount(0);
    await wallShowsNobody();
  });
}

export async function showResults({ wall, board, students, moveTo, wallShowsNobody }: Lesson): Promise<void> {
  return test.step("Results: on the wall and on every device together, reasons without names", async () => {
    const question = await moveTo("results", "Show the results", "Show the results");
    expect(question).toContain("4 of 4 have cast the final vote");
    await Promise.all([
      expect(wall.getByRole("heading", { level: 1, name: "Which failure is hardest to prevent?" })).toBeVisible(),
      ...students.map(({ page }) =>
        expect(page.getByRole("heading", { level: 1, name: "How the class voted" })).toBeVisible(),
      ),
    ]);
    await expect(wall.getByRole("img", { name: "Bias", exact: true })).toBeVisible();
    await revealAll(board);
    await expect(wall.getByRole("img", { name: "Bias: before 1, 3" })).toBeVisible();
    for (const { page, name } of students) {
      await expect(page.getByText("With fewer than five final votes there are totals only")).toBeVisible(); // Q11
      for (const each of names) await expect(page.getByText(reasonOf(each))).toBeVisible();
      for (const each of names)
        await expect(
          page.getByRole("main").getByText(each, { exact: true }),
          `${each} on ${name}’s results`,
        ).toHaveCount(0);
    }
    await wallShowsNobody();
  });
}

export async function readCasebook({ students }: Lesson): Promise<void> {
  return test.step("the casebook holds both cases for everyone", async () => {
    for (const { page } of students) {
      await page.getByRole("link", { name: "Read the casebook" }).click();
      for (const number of [0, 1])
        await expect(page.getByRole("heading", { name: `The case of ${caseOf(number)}` })).toBeVisible();
    }
  });
}

export async function closeActivity({ board, students, moveTo }: Lesson): Promise<void> {
  return test.step("closed: everything stays readable, and who leaves leaves nothing behind", async () => {
    await moveTo("wait", "Close the activity", "Close the activity");
    for (const { page } of students) await expect(page.getByRole("link", { name: "Read the casebook" })).toBeVisible();
    const reads = studentNamed(students, "Amara").page;
    await reads.getByRole("link", { name: "Read my team’s case" }).click();
    await expect(field(reads, "Scenario")).toHaveValue(new RegExp(caseOf(0)));
    await expect(field(reads, "Scenario")).not.toBeEditable();
    await board.getByRole("link", { name: "Open the casebook" }).click();
    await expect(board.getByText("2 case studies.")).toBeVisible();
    const { page } = studentNamed(students, "Farid");
    await page.getByRole("button", { name: "Not you?" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  });
}

/** Q16: whose team presents next, as its own page says. */
async function isTheirTurn({ page }: StudentPage): Promise<boolean> {
  const question = page.getByText(/You present first\.|It is your turn to present\.|present first\.|turn to present\./);
  await expect(question).toBeVisible();
  return /You present|your turn/.test(await question.innerText());
}
