import { type Page } from "@playwright/test";
import { watchCloseCode, interceptUpdates } from "@/e2e/support/document-proxy";
import { expect, member, phone, test, type Classroom } from "@/e2e/support/fixtures";

const teams = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}/teams`;
const write = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;
const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Chooses from the menu of a team or a student. */
async function choose(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
const inDialog = (page: Page, how: string) => page.getByRole("dialog").getByRole("button", { name: how, exact: true });
const agree = (page: Page, how: string) => inDialog(page, how).click();

test("T7: a student moved while typing: write access ends on the open page, the words stay, and the mover keeps a copy", async ({
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
    `${mover.name}’s words stay in team 1’s worksheet; ${mover.name} keeps a copy to read.`,
  );
  const { code, ms } = await closing.closedAfter(inDialog(teacher, `Move ${mover.name} to team 2`));
  expect(code).toBe(4403);
  expect(ms).toBeLessThan(2_000);
  await expect(harmed(student)).toHaveValue("");
  await expect(harmed(other)).toHaveValue("The neighbours who walk at night.");
  await student.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(student.getByRole("region", { name: "Your earlier worksheets" })).toContainText(
    "The neighbours who walk at night.",
  );
});

test("T7, R14: moved with words that were not sent, online or not: they are offered on that device, and are in neither team’s worksheet by themselves", async ({
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
  const unsent = student.getByRole("region", { name: "Words that were not sent" }).getByRole("textbox");
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
  await expect(harmed(student)).toHaveValue("");
  await student.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(student.getByRole("region", { name: "Your earlier worksheets" })).toContainText("Of team one.");
  interceptor.unblock();
  await harmed(student).fill("Of team two.");
  await saved(student);
  await expect(harmed(two)).toHaveValue("Of team two.");

  // And back again, while there is no connection.
  await student.context().setOffline(true);
  await harmed(student).press("End");
  await student.keyboard.type(" Typed away.");
  await expect(student.getByText("Offline: kept on this device · 2 words not sent yet").first()).toBeVisible();
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

test("T7: two teams merged by the teacher, then undone: the absorbed worksheet is put away, can be read, and comes back", async ({
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
  await choose(teacher, "Change team 1", "Put into another team");
  await teacher.getByRole("dialog").getByRole("radio", { name: /^2/ }).check();
  await agree(teacher, "See what it means with team 2");
  await expect(teacher.getByRole("dialog")).toContainText("Team 1 ends, as nobody is left in it.");
  await agree(teacher, "Put 1 into 2");
  await expect(harmed(student)).toHaveValue("");
  await expect(teacher.getByRole("region", { name: "Archived worksheets" })).toContainText(one.name);
  await teacher.getByRole("region", { name: "Archived worksheets" }).getByRole("link", { name: "Team 1" }).click();
  await expect(teacher.getByText("People nobody counted.")).toBeVisible();
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Undo: You put team 1 into team 2." }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(harmed(student)).toHaveValue("People nobody counted.", { timeout: 6_000 });
});

test("T7: a team split, and a mode changed: the new part starts empty, the old text is readable beside the new", async ({
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
  await agree(teacher, "See what it means");
  await agree(teacher, "Split team 1");
  await expect(harmed(second)).toHaveValue("");
  await expect(harmed(first)).toHaveValue("Written by two.");
  await second.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(second.getByRole("region", { name: "Your earlier worksheets" })).toContainText("Written by two.");
  await choose(teacher, "Change team 1", "Change to Hallucination");
  await agree(teacher, "Change team 1 to Hallucination");
  await expect(harmed(first)).toHaveValue("");
  await first.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
  await expect(first.getByRole("region", { name: "Your earlier worksheets" })).toContainText("Written by two.");
});

test("T4: one click marks a student absent, and another takes it back", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const away = member(classroom, 0, 1);
  const teacher = await open(classroom.teacher, teams(classroom));
  await choose(teacher, `Move ${away.name}`, "Mark absent");
  await expect(teacher.getByRole("button", { name: `Move ${away.name}, who is absent` })).toBeVisible();
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await expect(teacher.getByText("1 of 2 have joined")).toBeVisible();
  await teacher.goto(teams(classroom));
  await choose(teacher, `Move ${away.name}, who is absent`, "Back again");
  await expect(teacher.getByRole("button", { name: `Move ${away.name}`, exact: true })).toBeVisible();
});

test("T4, T8: the board says who of the teams is not here; one click there marks them absent, another or Undo takes it back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [here, away] = [member(classroom, 0), member(classroom, 0, 1)];
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const missing = teacher.getByRole("region", { name: "Not here now" });
  await expect(teacher.getByText("0 here now")).toBeVisible();
  await expect(missing).toHaveCount(0);
  await open(here, write(classroom), phone);
  const absent = teacher.getByRole("region", { name: "Absent" });
  await missing.getByRole("button", { name: `Mark absent: ${away.name}` }).click();
  await expect(teacher.getByText("1 of 2 have joined")).toBeVisible();
  await expect(missing).toHaveCount(0);
  await absent.getByRole("button", { name: `Back again: ${away.name}` }).click();
  await expect(teacher.getByText("2 of 2 have joined")).toBeVisible();
  await expect(absent).toHaveCount(0);
  await missing.getByRole("button", { name: `Mark absent: ${away.name}` }).click();
  await expect(absent).toContainText(away.name);
  await teacher
    .getByRole("button", { name: `Undo: You marked ${away.name} absent.` })
    .first()
    .click();
  await expect(teacher.getByText("2 of 2 have joined")).toBeVisible();
});

test("T15, T3: a student who joined twice is put together with the name on the list, and undone from the journal", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1 });
  const [twice] = classroom.students.filter(
    ({ name }) => !classroom.teams.some((team) => team.members.some((one) => one.name === name)),
  );
  const stays = member(classroom, 0);
  if (twice === undefined) throw new Error("everyone is in a team");
  const teacher = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await teacher.getByRole("button", { name: `${twice.name} is the same student as…` }).click();
  await teacher
    .getByRole("dialog")
    .getByLabel("The name that stays", { exact: true })
    .selectOption({ label: stays.name });
  await agree(teacher, "Put them together");
  await expect(teacher.getByText(`${twice.name} and the name you chose are one student now.`)).toBeVisible();
  await expect(teacher.getByRole("rowheader", { name: twice.name })).toHaveCount(0);
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: `Undo: You put ${twice.name} together with ${stays.name}.` }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(teacher.getByText("In no team")).toBeVisible();
  await expect(teacher.getByText(twice.name, { exact: true }).first()).toBeVisible();
});

test("T7: whoever is moved while typing, whose team ends in another, or gets another mode, is told so at the top of every page until it is read; what was undone is no news", async ({
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
    "You are now in team 2, with Chidi and Dana. It works on bias. You have a copy of what team 1 wrote until then.",
  );
  await expect(news(student)).toBeFocused();
  expect(await student.evaluate(() => scrollY)).toBe(0);
  await expect(news(other)).toContainText(`${mover.name} is no longer in your team.`);
  await student.getByRole("link", { name: "Read the copy" }).click();
  await expect(student.getByRole("region", { name: "Your earlier worksheets" })).toBeInViewport();
  await student.goto(`/a/${classroom.activity.id}/glossary`);
  await news(student).getByRole("button", { name: "OK" }).click();
  await expect(news(student)).toBeEmpty();
  await student.goto(write(classroom));
  await expect(harmed(student)).toBeEditable();
  await expect(news(student)).toBeEmpty();

  await choose(teacher, "Change team 2", "Change to Hallucination");
  await agree(teacher, "Change team 2 to Hallucination");
  await expect(news(student)).toContainText("Your team now works on hallucination.");
  await choose(teacher, "Change team 1", "Put into another team");
  await teacher.getByRole("dialog").getByRole("radio", { name: /^3/ }).check();
  await agree(teacher, "See what it means with team 3");
  await agree(teacher, "Put 1 into 3");
  await expect(news(other)).toContainText("Team 1 has ended. You are now in team 3, with Elif and Farid.");
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: "Undo: You put team 1 into team 3." }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(news(other)).toContainText(`${mover.name} is no longer in your team.`);
  await expect(news(other)).not.toContainText("has ended");
});
