import type { Page } from "@playwright/test";
import { expect, phone, test } from "@/e2e/support/fixtures";
import { announcement, dragTo, modeNames, place, placeByKeyboard, row, term } from "@/e2e/support/matching";
import { holdByFinger } from "@/e2e/support/finger";
import { editorOf } from "@/e2e/support/reviewed-class";
import { pool } from "@/db/client";
import { authoriseMember } from "@/lib/activity/authorise";
import { setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { askForHelp } from "@/lib/features/hour/helping/flags";
import { first, learn } from "./learn-support";

/** The terms of which a visible part is covered by something else. */
const coveredTerms = (page: Page) =>
  page.getByRole("group", { name: "Terms still to place" }).evaluate((bank) =>
    [...bank.querySelectorAll("button")]
      .filter((term) => {
        const { left, right, top, bottom } = term.getBoundingClientRect();
        const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y] as const));
        return corners.some(([x, y]) => {
          const at = y < 0 || y >= innerHeight ? null : document.elementFromPoint(x, y);
          return at !== null && !term.contains(at);
        });
      })
      .map((term) => term.textContent),
  );

test("S2c: matching by clicking; a wrong place explains itself, and what is placed survives a reload", async ({
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

test("S2c: matching by keyboard alone, to the end; each placement is announced and Esc puts a term back", async ({
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

test("S2c: matching by dragging; dropped elsewhere a term goes back, and Esc ends a drag", async ({
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

test("S2c: matching by touch on a phone, by tapping and by dragging with a finger", async ({ makeClassroom, open }) => {
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

test("S2c: a placement that does not get through says so, and the term stays in hand", async ({
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

test("S2c, T10a, Q24a: on a phone no term is under the clock and *Help*, wherever the page is scrolled, also with a request for help and with the time over", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const editor = await editorOf(classroom);
  const { id: studentId, name } = first(classroom);
  const viewer = { as: "student", studentId, classId: classroom.class.id, sessionId: "", name } as const;
  const page = await open(first(classroom), learn(classroom, "match"), phone);
  const isNowhereCovered = async (state: string) => {
    for (const [width, height] of [
      [390, 664],
      [320, 568],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const part of [0, 0.5, 1]) {
        await page.evaluate((part) => scrollTo(0, part * document.documentElement.scrollHeight), part);
        await expect.poll(() => coveredTerms(page), `${state}, ${width} × ${height}, scrolled to ${part}`).toEqual([]);
      }
    }
  };
  await isNowhereCovered("no clock");
  await setPhaseClock(editor, { minutes: 12, expected: "learn" });
  await expect(page.getByRole("timer")).toBeAttached();
  await isNowhereCovered("a clock");
  await askForHelp(await authoriseMember(viewer, classroom.activity.id), "Is a painted road line realistic enough?");
  await page.reload();
  await expect(page.getByRole("button", { name: "Cancel request" })).toBeAttached();
  await isNowhereCovered("a request for help");
  await pool().query("update phase_clocks set limit_length_ms = 1 where activity_id = $1", [classroom.activity.id]);
  await pool().query("update activities set access_version = access_version + 1 where id = $1", [
    classroom.activity.id,
  ]);
  await page.reload();
  await expect(page.getByRole("timer")).toHaveText("0:00");
  await isNowhereCovered("the time over");
});
