import type { Page } from "@playwright/test";
import { watchCloseCode, interceptUpdates } from "@/e2e/support/document-proxy";
import { expect, member, phone, test } from "@/e2e/support/fixtures";
import { choose } from "@/e2e/support/menus";
import { teams, inDialog, agree, write } from "./moving-support";

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

test("T7a, T7c: a student moved while typing: write access ends on the open page, the words stay, and the mover keeps a copy", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [mover, mate] = [member(classroom, 0), member(classroom, 0, 1)];
  const [student, other, teacher] = [
    await open(mover, "about:blank"),
    await open(mate, write(classroom)),
    await open(classroom.teacher, teams(classroom)),
  ];
  const closing = await watchCloseCode(student);
  await student.goto(write(classroom));
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("The neighbours who walk at night.");
  await saved(student);
  await choose(teacher, `Move ${mover.name}`, /^To team 2/);
  await expect(teacher.getByRole("dialog")).toContainText(
    `${mover.name}’s text stays in team 1’s worksheet. ${mover.name} gets a read-only copy.`,
  );
  expect(await closing.closedAfter(inDialog(teacher, `Move ${mover.name} to team 2`))).toBe(4403);
  await expect(harmed(student)).toHaveValue("");
  await expect(harmed(other)).toHaveValue("The neighbours who walk at night.");
  await student.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(student.getByRole("region", { name: "Your earlier worksheets" })).toContainText(
    "The neighbours who walk at night.",
  );
});

test("T7b, R14: moved with words that were not sent, online or not: they are offered on that device, and are in neither team’s worksheet by themselves", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [mover, mate, newMate] = [member(classroom, 0), member(classroom, 0, 1), member(classroom, 1)];
  const student = await open(mover, "about:blank");
  const interceptor = await interceptUpdates(student);
  const [one, two, teacher] = [
    await open(mate, write(classroom)),
    await open(newMate, write(classroom)),
    await open(classroom.teacher, teams(classroom)),
  ];
  const unsent = student.getByRole("region", { name: "Unsent text" }).getByRole("textbox");
  await student.goto(write(classroom));
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("Of team one.");
  await saved(student);
  interceptor.block();
  await harmed(student).press("End");
  await student.keyboard.type(" Held back.");
  await expect(student.getByText("2 words not sent yet")).toBeAttached();
  await choose(teacher, `Move ${mover.name}`, /^To team 2/);
  await agree(teacher, `Move ${mover.name} to team 2`);
  await expect(unsent).toHaveValue(" Held back.");
  await expect(student.getByText("Who is harmed? (from team 1’s worksheet)")).toBeVisible();
  await expect(harmed(student)).toHaveValue("");
  await student.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(student.getByRole("region", { name: "Your earlier worksheets" })).toContainText("Of team one.");
  interceptor.unblock();
  await harmed(student).fill("Of team two.");
  await saved(student);
  await expect(harmed(two)).toHaveValue("Of team two.");

  // The student is moved back while there is no connection.
  await student.context().setOffline(true);
  await harmed(student).press("End");
  await student.keyboard.type(" Typed away.");
  await expect(student.getByText("Offline: stored on this device · 2 words not sent yet").first()).toBeVisible();
  await choose(teacher, `Move ${mover.name}`, /^To team 1/);
  await agree(teacher, `Move ${mover.name} to team 1`);
  await expect(teacher.getByRole("dialog")).toHaveCount(0);
  await student.context().setOffline(false);
  await expect(unsent).toHaveCount(2);
  expect(
    (await unsent.evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value))).sort(),
  ).toEqual([" Held back.", " Typed away."]);
  await expect(harmed(student)).toHaveValue("Of team one.");
  await saved(student);
  await harmed(student).press("End");
  await student.keyboard.type(" On it goes.");
  await expect(harmed(one)).toHaveValue("Of team one. On it goes.");
  await expect(harmed(two)).toHaveValue("Of team two.");
});

test("T7d: two teams merged by the teacher, then undone: the absorbed worksheet is put away, can be read, and comes back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 3 });
  const one = member(classroom, 0);
  const [student, teacher] = [
    await open(one, write(classroom), phone),
    await open(classroom.teacher, teams(classroom)),
  ];
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("People nobody counted.");
  await saved(student);
  await choose(teacher, "Change team 1", "Merge into another team");
  await teacher.getByRole("dialog").getByRole("radio", { name: /^2/ }).check();
  await agree(teacher, "Preview the merge into team 2");
  await expect(teacher.getByRole("dialog")).toContainText("Team 1 closes, because it has no students left.");
  await agree(teacher, "Merge team 1 into team 2");
  await expect(harmed(student)).toHaveValue("");
  await expect(teacher.getByRole("region", { name: "Archived worksheets" })).toContainText(one.name);
  await teacher.getByRole("region", { name: "Archived worksheets" }).getByRole("link", { name: "Team 1" }).click();
  await expect(teacher.getByText("People nobody counted.")).toBeVisible();
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Undo: You merged team 1 into team 2." }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(harmed(student)).toHaveValue("People nobody counted.");
});

test("T7d, T7e: a team split, and a mode changed: the new part starts empty, the old text is readable beside the new", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [stays, leaves] = [member(classroom, 0), member(classroom, 0, 1)];
  const [first, second, teacher] = [
    await open(stays, write(classroom)),
    await open(leaves, write(classroom)),
    await open(classroom.teacher, teams(classroom)),
  ];
  await expect(harmed(first)).toBeEditable();
  await harmed(first).fill("Written by two.");
  await saved(first);
  await choose(teacher, "Change team 1", "Split the team");
  await teacher.getByRole("dialog").getByRole("checkbox", { name: leaves.name }).check();
  await agree(teacher, "Preview the split");
  await agree(teacher, "Split team 1");
  await expect(harmed(second)).toHaveValue("");
  await expect(harmed(first)).toHaveValue("Written by two.");
  await second.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(second.getByRole("region", { name: "Your earlier worksheets" })).toContainText("Written by two.");
  await choose(teacher, "Change team 1", "Change to hallucination");
  await agree(teacher, "Change team 1 to hallucination");
  await expect(harmed(first)).toHaveValue("");
  await first.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(first.getByRole("region", { name: "Your earlier worksheets" })).toContainText("Written by two.");
});

test("T7g: whoever is moved while typing, whose team ends in another, or gets another mode, is told so at the top of every page until it is read; what was undone is no news", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 3 });
  const [mover, mate] = [member(classroom, 0), member(classroom, 0, 1)];
  const [student, other, teacher] = [
    await open(mover, write(classroom), phone),
    await open(mate, write(classroom)),
    await open(classroom.teacher, teams(classroom)),
  ];
  const news = (page: Page) => page.locator("[data-team-news]");
  await expect(harmed(student)).toBeEditable();
  await harmed(student).fill("Whoever walks at night.");
  await saved(student);
  await expect(news(student)).toBeEmpty();

  await choose(teacher, `Move ${mover.name}`, /^To team 2/);
  await agree(teacher, `Move ${mover.name} to team 2`);
  await expect(news(student)).toContainText(
    "You are now in team 2, with Chidi and Dana. Your team is working on bias. You have a copy of team 1’s text as it was when you left.",
  );
  await expect(news(student)).toBeFocused();
  expect(await student.evaluate(() => scrollY)).toBe(0);
  await expect(news(other)).toContainText(`${mover.name} has left your team.`);
  await student.getByRole("link", { name: "Read the copy" }).click();
  await expect(student.getByRole("region", { name: "Your earlier worksheets" })).toBeInViewport();
  await student.goto(`/a/${classroom.activity.id}/glossary`);
  await news(student).getByRole("button", { name: "OK" }).click();
  await expect(news(student)).toBeEmpty();
  await student.goto(write(classroom));
  await expect(harmed(student)).toBeEditable();
  await expect(news(student)).toBeEmpty();

  await choose(teacher, "Change team 2", "Change to hallucination");
  await agree(teacher, "Change team 2 to hallucination");
  await expect(news(student)).toContainText("Your team is now working on hallucination.");
  await choose(teacher, "Change team 1", "Merge into another team");
  await teacher.getByRole("dialog").getByRole("radio", { name: /^3/ }).check();
  await agree(teacher, "Preview the merge into team 3");
  await agree(teacher, "Merge team 1 into team 3");
  await expect(news(other)).toContainText("Team 1 is closed. You are now in team 3, with Elif and Farid.");
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Undo: You merged team 1 into team 3." }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(news(other)).toContainText(`${mover.name} has left your team.`);
  await expect(news(other)).not.toContainText("is closed");
});
