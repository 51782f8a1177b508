import type { Locator, Page } from "@playwright/test";
import { expect, tablet, test, type Classroom } from "@/e2e/support/fixtures";
import { holdByFinger, swipeUp } from "@/e2e/support/finger";
import { centre } from "@/e2e/support/matching";
import { choose } from "@/e2e/support/menus";
import { agree } from "./moving-support";

const teams = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}/teams`;
/** Found by its text, because its buttons are not accessible while something is picked up. */
const sheet = (page: Page, number: number) =>
  page.getByRole("listitem").filter({ hasText: new RegExp(`^Team ${number}(?![\\d ])`) });
const grip = (page: Page, name: string) => page.getByRole("button", { name: `Pick up ${name}`, exact: true });

/** Drags `item` over `over`. @param at where the pointer is; near the corner the dragged item lies mostly beside `over` */
async function hold(page: Page, item: Locator, over: Locator, at: "centre" | "corner" = "centre"): Promise<void> {
  const from = await centre(item);
  const box = await over.boundingBox();
  const to = at === "centre" || box === null ? await centre(over) : { x: box.x + 8, y: box.y + 8 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
}

test("T2c, T2d, T7f: with the mouse a student is dragged to another team and to the tray, and a team onto another to match them: what would break is said where it would break, a full team takes nobody, Escape leaves things as they are, the drop opens the preview, and Undo takes it back; whom somebody else moves meanwhile is let go", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4, matched: true, withoutTeam: 1 });
  const page = await open(classroom.teacher, teams(classroom));
  await hold(page, grip(page, "Amara"), sheet(page, 3));
  await expect(page.getByText("If Amara joined team 3")).toBeVisible();
  await expect(sheet(page, 1)).toContainText("Ben would be alone in team 1");
  await expect(sheet(page, 2)).not.toContainText("would be");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.getByText("If Amara joined")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // What counts is the place under the pointer, not under the dragged item.
  await hold(page, grip(page, "Amara"), sheet(page, 3), "corner");
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "Move Amara to team 3?" });
  await expect(dialog).toContainText("Ben will be alone in team 1");
  await dialog.getByRole("button", { name: "Move Amara to team 3" }).click();
  await expect(sheet(page, 3).getByRole("button", { name: "Move Amara" })).toBeFocused();

  // With the student from the tray team 3 is full, and accepts nobody else.
  await hold(page, grip(page, "Imran"), sheet(page, 3));
  await page.mouse.up();
  await page.getByRole("dialog").getByRole("button", { name: "Move Imran to team 3" }).click();
  await expect(sheet(page, 3).getByRole("button", { name: "Move Imran" })).toBeVisible();
  await hold(page, grip(page, "Ben"), sheet(page, 3));
  await expect(sheet(page, 3)).toContainText("Team 3 already has 4 members");
  await page.mouse.up();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // A move into the tray would leave team 1 empty, and its partner team without a partner.
  await hold(page, grip(page, "Ben"), page.getByRole("region", { name: "Without a team" }));
  await expect(sheet(page, 1)).toContainText("Team 1 would be empty, so it would close");
  await expect(sheet(page, 2)).toContainText("Team 2 would have no partner team");
  await page.keyboard.press("Escape");
  await page.mouse.up();

  await page.goto(`/teacher/activities/${classroom.activity.id}`);
  await page.getByRole("button", { name: "Undo: You moved Imran to team 3." }).first().click();
  const undo = page.getByRole("dialog");
  await undo.getByRole("button", { name: "Undo" }).click();
  await expect(undo).toHaveCount(0);
  await page.goto(teams(classroom));
  const tray = page.getByRole("region", { name: "Without a team" });
  await expect(tray.getByRole("button", { name: "Move Imran" })).toBeVisible();

  await hold(page, grip(page, "Chidi"), tray);
  await page.mouse.up();
  await page.getByRole("dialog").getByRole("button", { name: "Remove Chidi from the team" }).click();
  await expect(tray.getByRole("button", { name: "Move Chidi" })).toBeVisible();
  await hold(page, grip(page, "team 1"), sheet(page, 4));
  await expect(sheet(page, 2)).toContainText("Teams 1 and 2 would stop being partner teams");
  await page.mouse.up();
  await page.getByRole("dialog").getByRole("button", { name: "Pair team 1 with team 4" }).click();
  await expect(sheet(page, 1)).toContainText("partner team 4");

  const other = await open(classroom.teacher, teams(classroom));
  await hold(page, grip(page, "Grace"), sheet(page, 2));
  await expect(page.getByText("If Grace joined team 2")).toBeVisible();
  await choose(other, "Move Grace", /^To team 1/);
  await agree(other, "Move Grace to team 1");
  await expect(sheet(page, 1).getByRole("button", { name: "Move Grace" })).toBeVisible();
  await expect(page.getByText("If Grace joined")).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("T2c, T2d, T5e: with the keyboard alone a team or a student is picked up, Tab goes among the places and says what would break there, Enter matches the team with another or puts the student into one, and Escape puts it back; a team that another teacher ends meanwhile is let go", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const page = await open(classroom.teacher, teams(classroom));
  await grip(page, "team 1").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "You have picked up team 1" })).toBeAttached();
  const place = (name: string) => page.getByRole("button", { name });
  await expect(page.getByRole("button", { name: /^Pair team 1 with team 2\b/ })).toHaveCount(0); // they are paired already
  await expect(place("Change team 1 to brittleness")).toHaveCount(0);
  for (let tabs = 0; tabs < 8 && !(await isFocused(place("Change team 1 to bias"))); tabs++)
    await page.keyboard.press("Tab");
  await expect(place("Change team 1 to bias")).toBeFocused();
  await expect(page.getByText("If team 1 changed to bias")).toBeVisible();
  await expect(sheet(page, 2)).toContainText("Both teams would study the same mode, bias");
  await page.keyboard.press("Escape");
  await expect(grip(page, "team 1")).toBeFocused();
  await expect(place("Change team 1 to bias")).toHaveCount(0);

  await page.keyboard.press("Space");
  for (let tabs = 0; tabs < 8 && !(await isFocused(place("Pair team 1 with team 4: Grace and Hana"))); tabs++)
    await page.keyboard.press("Tab");
  await expect(sheet(page, 3)).toContainText("Teams 3 and 4 would stop being partner teams");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Pair team 1 with team 4?" });
  await expect(dialog).toContainText("Team 2 compares cases with team 3.");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(sheet(page, 1)).toContainText("partner team 4");

  await grip(page, "Amara").focus();
  await page.keyboard.press("Enter");
  for (let tabs = 0; tabs < 12 && !(await isFocused(place("Move Amara to team 3: Elif and Farid"))); tabs++)
    await page.keyboard.press("Tab");
  await expect(sheet(page, 1)).toContainText("Ben would be alone in team 1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Move Amara to team 3?" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(sheet(page, 3).getByRole("button", { name: "Move Amara" })).toBeFocused();

  await grip(page, "team 4").focus();
  await page.keyboard.press("Enter");
  await expect(place("Change team 4 to bias")).toBeVisible();
  const other = await open(classroom.teacher, teams(classroom));
  await choose(other, "Change team 4", "Close the team");
  await agree(other, "Close team 4 and pair again");
  await expect(
    page.getByRole("status").filter({ hasText: "Someone else has changed this student or team" }),
  ).toBeAttached();
  await expect(page.getByRole("button", { name: /^Change team . to/ })).toHaveCount(0);
});

test("T2c, T2d, T5e: on a touch tablet a finger drags a team to another mode's column and a student to another team, and a tap on the dots shows where to put a student, also after the page was scrolled; a tap elsewhere leaves things as they are", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4 });
  const page = await open(classroom.teacher, teams(classroom), tablet);
  const lift = await holdByFinger(page, grip(page, "team 1"), page.getByRole("heading", { name: "Hallucination" }));
  await expect(page.getByText("If team 1 changed to hallucination")).toBeVisible();
  await lift();
  await page.getByRole("dialog").getByRole("button", { name: "Change team 1 to hallucination" }).click();
  await expect(page.getByText("2 teams, 4 students")).toBeVisible();

  const put = await holdByFinger(page, grip(page, "Grace"), sheet(page, 2));
  await expect(page.getByText("If Grace joined team 2")).toBeVisible();
  await put();
  await page.getByRole("dialog").getByRole("button", { name: "Move Grace to team 2" }).click();
  await expect(sheet(page, 2).getByRole("button", { name: "Move Grace" })).toBeVisible();

  await grip(page, "Chidi").tap();
  await page.getByRole("button", { name: "Move Chidi to team 3: Elif and Farid" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Move Chidi to team 3" }).click();
  await expect(sheet(page, 3).getByRole("button", { name: "Move Chidi" })).toBeVisible();

  // On a screen that shows only the first places, a student stays picked up while the page scrolls to the last place.
  await page.setViewportSize({ width: 1024, height: 420 });
  const scrolled = () => page.evaluate(() => window.scrollY);
  await grip(page, "Dana").tap();
  const last = page.getByRole("button", { name: "Move Dana to team 4: Hana" });
  await expect(last).toBeVisible();
  const before = await scrolled();
  await swipeUp(page, 240);
  await expect.poll(scrolled).toBeGreaterThan(before + 100);
  await last.tap();
  await page.getByRole("dialog").getByRole("button", { name: "Move Dana to team 4" }).click();
  await expect(sheet(page, 4).getByRole("button", { name: "Move Dana" })).toBeVisible();
  // A tap elsewhere cancels picking up.
  await grip(page, "Ben").tap();
  await expect(page.getByRole("button", { name: /^Move Ben to/ })).not.toHaveCount(0);
  await page.touchscreen.tap(4, 300);
  await expect(page.getByRole("button", { name: /^Move Ben to/ })).toHaveCount(0);
});

function isFocused(button: Locator): Promise<boolean> {
  return button.evaluateAll((all) => all.some((one) => one === document.activeElement));
}
