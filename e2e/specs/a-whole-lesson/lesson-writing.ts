import { expect, test } from "@/e2e/support/fixtures";
import { field, harmed, saved, typeTogether } from "@/e2e/support/lesson-pages";
import { caseOf, type Lesson } from "./lesson-support";

export async function writeTogether({ teams }: Lesson): Promise<void> {
  return test.step("two write in one field, see each other by name, and both texts stay", async () => {
    for (const [number, [a, b]] of teams.entries()) {
      await expect(harmed(a.page)).toBeEditable();
      await expect(harmed(b.page)).toBeEditable();
      await harmed(b.page).focus();
      await expect(a.page.getByText(`${b.name} is in Who is harmed?`)).toBeVisible();
      await typeTogether(a.page, b.page, "Who is harmed?", [`${a.name}s words.`, `${b.name}s words.`]);
      await field(a.page, "Title of your case").fill(`The case of ${caseOf(number)}`);
      await field(b.page, "Scenario").fill(`It was winter. ${caseOf(number)}`);
      await field(a.page, "How might the harm have been prevented before deployment?").fill("A pilot in another town.");
      if (number === 0)
        await field(b.page, "What would a responsible response look like after the failure is discovered?").fill(
          "Say so on the first day.",
        );
      for (const page of [a.page, b.page]) await expect(saved(page)).toBeVisible();
    }
  });
}

export async function handIn({ laptop, wall, board, teams }: Lesson): Promise<void> {
  return test.step("they hand in: one team all of it, the other is asked about what is missing", async () => {
    const [[a, mate], [c, other]] = teams;
    await mate.page.getByRole("button", { name: "Hand in" }).click();
    for (const { page } of [a, mate]) await expect(page.getByText(`Handed in by ${mate.name}.`)).toBeVisible();
    await expect(harmed(a.page)).not.toBeEditable();
    await expect(board.getByText("1 of 2 teams have handed in.")).toBeVisible();
    await expect(wall.getByRole("img", { name: "1 of 2 teams have handed in" })).toBeVisible();
    await c.page.getByRole("button", { name: "Hand in" }).click();
    await expect(c.page.getByRole("dialog")).toContainText("Responsible response");
    await c.page.getByRole("button", { name: "Keep writing" }).click();
    await field(c.page, "What would a responsible response look like after the failure is discovered?").fill(
      "Call everyone who was harmed.",
    );
    await c.page.getByRole("button", { name: "Hand in" }).click();
    for (const { page } of [c, other]) await expect(page.getByText(`Handed in by ${c.name}.`)).toBeVisible();

    const reading = await laptop.newPage();
    await reading.goto(board.url());
    await reading.getByRole("link", { name: /^Team \d,.*Amara/ }).click();
    await expect(reading.getByText(caseOf(0)).first()).toBeVisible();
    await expect(reading.getByText(`${a.name}s words. – ${mate.name}s words.`)).toBeVisible();
    await reading.close();
  });
}

export async function checkNothingLeaks({ teams }: Lesson): Promise<void> {
  return test.step("nothing of one team has reached the other's devices before Compare, not even one that looks", async () => {
    const [, [{ page: looks }]] = teams;
    await looks.goto(new URL(looks.url()).pathname.replace(/write$/, "compare"));
    await expect(looks).toHaveURL(/\/write$/);
    for (const [number, team] of teams.entries()) {
      for (const each of team) {
        const heard = await each.received();
        expect(
          heard.filter((body) => body.includes(caseOf(1 - number))),
          each.name,
        ).toEqual([]);
        expect(
          heard.some((body) => body.includes(caseOf(number))),
          "their own words are heard, or this hears nothing",
        ).toBe(true);
      }
    }
  });
}
