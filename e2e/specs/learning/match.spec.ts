import { expect, phone, test } from "@/e2e/support/fixtures";
import { announcement, dragTo, modeNames, place, placeByKeyboard, row, term } from "@/e2e/support/matching";
import { holdByFinger } from "@/e2e/support/finger";
import { first, learn } from "./learn-support";

test("S2: matching by clicking; a wrong place explains itself, and what is placed survives a reload", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "match"));
  await place(page, "Bias").click();
  await expect(announcement(page)).toHaveText("Choose a term first, then the cause it belongs to.");
  await term(page, "Bias").click();
  await expect(announcement(page)).toContainText("You picked up Bias");
  await place(page, "Hallucination").click();
  await expect(announcement(page)).toContainText("Bias does not fit");
  await expect(row(page, "Hallucination")).toContainText("A hiring model writes no sentences");
  await expect(term(page, "Bias")).toHaveAttribute("aria-pressed", "true");
  await place(page, "Bias").click();
  await expect(announcement(page)).toHaveText(
    `Bias fits “unfair records, or people left out”. ${modeNames.length - 1} terms left.`,
  );
  await expect(page.getByText(`1 of ${modeNames.length} placed · 2 tries (practice only)`)).toBeVisible();

  await page.reload();
  await expect(term(page, "Bias")).toHaveCount(0);
  await expect(row(page, "Bias")).toContainText("Bias");
  await expect(place(page, "Bias")).toHaveCount(0);
});

test("S2: matching by keyboard alone, to the end; each placement is announced and Esc puts a term back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "match"));
  await term(page, "Brittleness").focus();
  await page.keyboard.press("Enter");
  await expect(announcement(page)).toContainText("You picked up Brittleness");
  await page.keyboard.press("Escape");
  await expect(announcement(page)).toHaveText("Brittleness is back among the terms.");
  await expect(term(page, "Brittleness")).toBeFocused();
  for (const [at, mode] of modeNames.entries()) {
    await expect(term(page, mode)).toBeFocused();
    await placeByKeyboard(page, mode);
    await expect(announcement(page)).toContainText(
      at === modeNames.length - 1 ? "You have placed all the terms." : `${mode} fits`,
    );
  }
  await expect(page.getByText(`You have matched all ${modeNames.length} terms correctly.`)).toBeVisible();
  await expect(announcement(page)).toBeFocused();
  await page.getByRole("link", { name: "Next: check yourself" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check yourself" })).toBeVisible();
});

test("S2: matching by dragging; dropped elsewhere a term goes back, and Esc ends a drag", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "match"));
  await dragTo(page, "Hallucination", page.getByRole("heading", { level: 1 }));
  await page.mouse.up();
  await expect(announcement(page)).toHaveText("Hallucination is back among the terms.");
  await expect(term(page, "Hallucination")).toHaveAttribute("aria-pressed", "false");

  await dragTo(page, "Hallucination", row(page, "Hallucination"));
  await expect(announcement(page)).toContainText("You picked up Hallucination");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(announcement(page)).toHaveText("Hallucination is back among the terms.");

  await dragTo(page, "Hallucination", row(page, "Hallucination"));
  await page.mouse.up();
  await expect(announcement(page)).toContainText("Hallucination fits “");
  await expect(term(page, "Hallucination")).toHaveCount(0);
});

test("S2: matching by touch on a phone, by tapping and by dragging with a finger", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "match"), phone);
  await term(page, "Bias").tap();
  await place(page, "Bias").tap();
  await expect(announcement(page)).toContainText("Bias fits “");

  await row(page, "Hallucination").scrollIntoViewIfNeeded();
  const lift = await holdByFinger(page, term(page, "Hallucination"), place(page, "Hallucination"));
  await expect(announcement(page)).toContainText("You picked up Hallucination");
  await lift();
  await expect(announcement(page)).toContainText("Hallucination fits “");
});

test("S2: a placement that does not get through says so, and the term stays in hand", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), learn(classroom, "match"));
  await term(page, "Bias").click();
  await page.context().setOffline(true);
  await place(page, "Bias").click();
  await expect(announcement(page)).toHaveText("The server did not reply. Check the connection and try again.");
  await page.context().setOffline(false);
  await place(page, "Bias").click();
  await expect(announcement(page)).toContainText("Bias fits “");
});
