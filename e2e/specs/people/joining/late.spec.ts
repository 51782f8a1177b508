/** Students who come late, in every phase; teams with one student or none; a partner team that wrote nothing (T3, T4, T6). */
import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { placeInSuggestedTeam } from "@/lib/features/arranging/teams/rearranging";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";
import { isAtLeast, type Phase } from "@/lib/activity/rules/phases";
import { arrivals } from "@/e2e/support/expected-by-phase";
import { expect, phone, projector, student, test, type Fixtures, type Classroom } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";
import { editorOf } from "@/e2e/support/reviewed-class";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill("4821");
  await page.getByRole("button", { name: "Join" }).click();
}

test("S8a: who comes late and is in no team reads in every phase what to do, and is offered a next step", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup", teams: 2, matched: true, withoutTeam: 1 });
  const late = await open(student(classroom, 4), "about:blank", phone);
  const main = late.getByRole("main");
  for (const [phase, { says, offers }] of Object.entries(arrivals) as [
    Phase,
    (typeof arrivals)[keyof typeof arrivals],
  ][]) {
    await setActivity(classroom.activity.id, { phase, comparedAt: isAtLeast(phase, "compare") ? new Date() : null });
    await late.goto(`/a/${classroom.activity.id}`);
    await expect(late.getByRole("heading", { level: 1, name: says }), phase).toBeVisible();
    const next = main.getByRole("link", { name: offers }).or(main.getByRole("button", { name: offers }));
    await expect(next.first(), phase).toBeVisible();
  }
});

for (const [phase, opens] of [
  ["write", "Your team’s case"],
  ["compare", /Chidi and Dana/],
] as const) {
  test(`T3b, T3e, S8b: who joins in ${phase} is before the teacher without a reload, and is placed with one click, which opens their page`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom({ phase, teams: 2, matched: true });
    const teacher = await open(classroom.teacher, board(classroom));
    await expect(teacher.getByText("0 online")).toBeVisible();
    const late = await open(null, `/join/${classroom.class.code}`, phone);
    await join(late, "Zelda");
    await expect(late.getByRole("heading", { level: 1, name: arrivals[phase].says })).toBeVisible();
    await expect(teacher.getByRole("region", { name: "Without a team" })).toContainText("Zelda");
    await teacher.getByRole("button", { name: "Place Zelda with Amara and Ben, team 1" }).click();
    await expect(teacher.getByRole("region", { name: "Without a team" })).toHaveCount(0);
    await expect(teacher.getByRole("link", { name: "Team 1, Brittleness: Amara, Ben and Zelda" })).toBeVisible();
    await expect(late.getByRole("heading", { level: 1, name: opens })).toBeVisible();
    if (phase === "write") {
      await expect(harmed(late)).toBeEditable();
      await expect(
        late.getByRole("complementary", { name: "Your failure mode" }).getByRole("link").first(),
      ).toBeVisible(); // the mode's part of the lesson is one tap away
    }
  });
}

/** Expects that board, Teams and projector of a closed activity use the past tense, offer no change of teams, and invite nobody. */
async function sayThatItIsOver(classroom: Classroom, teacher: Page, open: Fixtures["open"]): Promise<void> {
  await expect(teacher.getByText("partner team 2")).toBeVisible();
  await expect(teacher.getByText("not handed in", { exact: true })).toHaveCount(2);
  await expect(teacher.getByText(/partner team yet|writing/)).toHaveCount(0);
  await teacher.goto(`${board(classroom)}/teams`);
  await expect(teacher.getByText(/activity is closed/)).toBeVisible();
  await expect(teacher.getByRole("button", { name: /Make teams|Pair|Next round|Let students choose/ })).toHaveCount(0);
  await expect(teacher.getByText(/partner team yet|writing/)).toHaveCount(0);
  const wall = await open(classroom.teacher, `${board(classroom)}/projector`, projector);
  await expect(wall.getByText(classroom.class.name)).toBeVisible();
  await expect(wall.getByText(/Late/)).toHaveCount(0);
  await expect(wall.getByText(formatCode(classroom.class.code))).toHaveCount(0);
  await teacher.goto(board(classroom));
}

test("T3b, T11a, S8a, S8b, Q20e: who joins when the activity is closed is told that nothing is open, and is in the tray once it is open again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "closed", teams: 2, matched: true });
  const teacher = await open(classroom.teacher, board(classroom));
  const late = await open(null, `/join/${classroom.class.code}`, phone);
  await join(late, "Zelda");
  await expect(late.getByRole("heading", { level: 1, name: "No activity is open yet" })).toBeVisible();
  await sayThatItIsOver(classroom, teacher, open);
  await moveClass(teacher, "Compare", "Go back to Compare");
  await expect(late.getByRole("heading", { level: 1, name: "You are not in a team yet" })).toBeVisible();
  await expect(teacher.getByRole("region", { name: "Without a team" })).toContainText("Zelda");
});

test("T3b, T8d, B1h: on the board a double click places once and can be undone; who is in a team meanwhile is said so; another team is one click away", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 3 });
  const teacher = await open(classroom.teacher, board(classroom));
  const tray = teacher.getByRole("region", { name: "Without a team" });
  await tray.getByRole("button", { name: "Place Elif with Amara and Ben, team 1" }).dblclick();
  await expect(
    teacher.getByRole("status").filter({ hasText: "Elif is now in team 1, with Amara and Ben." }),
  ).toBeAttached();
  await expect(tray).not.toContainText("Elif");
  await expect(tray.getByRole("button", { name: "Place Farid with Chidi and Dana, team 2" })).toBeVisible();
  await expect(teacher.getByText("already")).toHaveCount(0);
  await teacher.getByRole("button", { name: /^Undo: You placed Elif/ }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(tray.getByRole("button", { name: "Place Elif with Amara and Ben, team 1" })).toBeVisible();
  await tray.getByRole("button", { name: "Place Elif with Amara and Ben, team 1" }).click();
  await expect(tray).not.toContainText("Elif");

  // A co-teacher was quicker, and this page is stale.
  await expect(tray.getByRole("button", { name: "Place Farid with Chidi and Dana, team 2" })).toBeVisible();
  await placeInSuggestedTeam(await editorOf(classroom), student(classroom, 5).id, classroom.teams[0]?.id ?? "");
  await tray.getByRole("button", { name: "Place Farid with Chidi and Dana, team 2" }).click();
  await expect(teacher.getByText("This student is already in a team. Look at the teams again.")).toBeVisible();
  await expect(teacher.getByRole("link", { name: "Team 1, Brittleness: Amara, Ben, Elif and Farid" })).toBeVisible();
  await expect(tray.getByRole("combobox", { name: "Team for Farid" })).toHaveCount(0);
  await tray.getByRole("combobox", { name: "Team for Grace" }).selectOption({ label: "Team 2: Chidi and Dana" });
  await tray.getByRole("button", { name: "Place Grace with Chidi and Dana, team 2" }).click();
  await expect(teacher.getByRole("link", { name: "Team 2, Bias: Chidi, Dana and Grace" })).toBeVisible();
});

test("T3c: the suggested team is the one with the fewest who are here: who is absent does not count", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, withoutTeam: 1 });
  const teacher = await open(classroom.teacher, `${board(classroom)}/teams`);
  await expect(teacher.getByRole("button", { name: /^Place Elif with .*team 1$/ })).toBeVisible();
  await teacher.getByRole("button", { name: "Move Chidi", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Mark absent" }).click();
  await expect(teacher.getByRole("button", { name: /^Place Elif with .*team 2$/ })).toBeVisible();
});

test("T4b, Q19a, Q19b: absent until the student opens the activity again; the team-mate writes and hands in meanwhile; who is left alone can still be handed in for", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const teacher = await open(classroom.teacher, `${board(classroom)}/teams`);
  await teacher.getByRole("button", { name: "Move Ben", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Mark absent" }).click();
  await expect(teacher.getByRole("button", { name: "Move Ben, who is absent" })).toBeVisible();
  const mate = await open(student(classroom, 0), `/a/${classroom.activity.id}/write`);
  await expect(harmed(mate)).toBeEditable();
  await harmed(mate).fill("Farmers.");
  await mate.getByRole("button", { name: "Hand in" }).click();
  await mate.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(mate.getByText("Handed in by Amara.")).toBeVisible();
  const back = await open(student(classroom, 1), `/a/${classroom.activity.id}`, phone);
  await expect(harmed(back)).toHaveValue("Farmers.");
  await expect(teacher.getByRole("button", { name: "Move Ben", exact: true })).toBeVisible();

  // All students of a team have left, and the teacher hands in what they wrote.
  const left = await open(student(classroom, 2), `/a/${classroom.activity.id}/write`);
  await expect(harmed(left)).toBeEditable();
  await harmed(left).fill("Tenants.");
  await expect(left.getByText("Saved", { exact: true })).toBeVisible();
  await left.close();
  await teacher.goto(`${board(classroom)}/worksheets/${classroom.teams[1]?.id ?? ""}`);
  await expect(teacher.getByText("Tenants.")).toBeVisible();
  await teacher.getByRole("button", { name: "Hand in for the team" }).click();
  await teacher.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(teacher.getByText("Handed in for the team.")).toBeVisible();
});

test("T4c, T7d: a team left with one goes on; left with nobody it ends, its words are kept, and it can be brought back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const teacher = await open(classroom.teacher, `${board(classroom)}/teams`);
  const alone = await open(student(classroom, 1), `/a/${classroom.activity.id}/write`);
  await expect(harmed(alone)).toBeEditable();
  await harmed(alone).fill("Farmers.");
  await expect(alone.getByText("Saved", { exact: true })).toBeVisible();
  const takeOut = async (name: string) => {
    await teacher.getByRole("button", { name: `Move ${name}`, exact: true }).click();
    await teacher.getByRole("menuitem", { name: "Remove from team" }).click();
    await expect(teacher.getByRole("dialog")).toContainText(
      name === "Amara"
        ? "Ben will be alone in team 1, but can still write and hand in."
        : "Team 1 closes, because it has no students left.",
    );
    await teacher
      .getByRole("dialog")
      .getByRole("button", { name: `Remove ${name} from the team` })
      .click();
    await expect(teacher.getByRole("dialog")).toBeHidden();
    await expect(teacher.getByRole("region", { name: "Without a team" })).toContainText(name); // from there a menu can move the student back
  };
  await takeOut("Amara");
  await harmed(alone).fill("Farmers, still.");
  await expect(alone.getByText("Saved", { exact: true })).toBeVisible();
  await takeOut("Ben");
  await expect(alone.getByRole("heading", { name: "You are not in a team yet" })).toBeVisible();
  await teacher.getByRole("region", { name: "Archived worksheets" }).getByRole("link", { name: "Team 1" }).click();
  await expect(teacher.getByText("Farmers, still.")).toBeVisible();
  await teacher
    .getByRole("navigation", { name: "Pages of this activity" })
    .getByRole("link", { name: "Teams and pairings" })
    .click();
  await teacher.getByRole("button", { name: "Move Ben", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Restore team 1 as it was" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Restore team 1 with Ben" }).click();
  await expect(harmed(alone)).toHaveValue("Farmers, still.");
});

test("T6, Q15a, Q15b: a partner that has written nothing is shown as it is, labelled; swapped, or given a worked example, the students see it without a reload", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4, matched: true });
  const page = await open(student(classroom, 0), `/a/${classroom.activity.id}/write`, phone);
  const teacher = await open(classroom.teacher, board(classroom));
  await moveClass(teacher, "Compare", "Start Compare");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana");
  await expect(page.getByText("Draft, still being written").last()).toBeVisible();
  await expect(page.getByText("This part is still blank.").first()).toBeVisible();
  let loads = 0;
  page.on("load", () => (loads += 1));
  await teacher.goto(`${board(classroom)}/teams`);
  await teacher.getByRole("button", { name: "Change team 1", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Add the worked example on hallucination" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Add the worked example" }).click();
  await expect(page.getByText("a worked example, in place of a team").first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chidi and Dana"); // the partner stays (Q15)
  await teacher.getByRole("button", { name: "Change team 1", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Choose a partner team" }).click();
  await teacher.getByRole("dialog").getByRole("radio", { name: /^4/ }).check();
  await teacher.getByRole("button", { name: "Preview the pairing with team 4" }).click();
  await teacher.getByRole("button", { name: "Pair team 1 with team 4" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Grace and Hana");
  expect(loads).toBe(0);
});
