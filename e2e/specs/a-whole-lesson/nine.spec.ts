/**
 * A class that does not go to plan, in real browsers: nine students, of whom one is late, one absent and one moved, and one team writes nothing.
 * Five students have pages. The test shows that everything works together. Other tests check its clauses better, except T2h.
 */
import type { Page } from "@playwright/test";
import { makeBallot } from "@/db/testing/factories";
import { modes } from "@/e2e/support/classroom";
import { expect, test } from "@/e2e/support/fixtures";
import { keyboardDriver } from "@/e2e/support/keyboard-driver";
import {
  castVote,
  field,
  harmed,
  prepareStudentPage,
  skipTypingPause,
  saved,
  type StudentPage,
} from "@/e2e/support/lesson-pages";
import { teamsOf, teamWith, partnerOf, start, handIn, found, recordPages } from "./nine-support";

const late = "Imran";

test("T2h, T3b, T4a, T6, T7a, T9a, T9e, T10a, T10c, T12c, Q12a: nine students, one late, one absent, one moved, a clock, a pause, a flag, a team watched, a match made by dragging, a partner with nothing, a return: the lesson from Write on, with the board as the teacher’s only page but review, by the keyboard alone; no device is sent a word of another team before Compare", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", withoutTeam: 8 });
  const { activity, students } = classroom;
  for (const [n, { id }] of students.entries())
    await makeBallot({ activityId: activity.id, studentId: id, kind: "before", choice: modes[n % modes.length] ?? "" });
  const teacherPage = await open(classroom.teacher, `/teacher/activities/${activity.id}`);
  const driver = keyboardDriver(teacherPage);
  const pages = recordPages(teacherPage);
  const class_: StudentPage[] = [];
  const come = async (name: string): Promise<Page> => {
    const page = await open(students.find((each) => each.name === name) ?? null, "about:blank");
    class_.push(await prepareStudentPage(page, name));
    return page;
  };
  const pupil = (name: string) =>
    found(
      class_.find((each) => each.name === name),
      `student ${name}`,
    );
  const moveTo = async (at: string, button: string, yes: string) => {
    for (const each of class_) await skipTypingPause(each);
    await start(teacherPage, driver, button, yes);
    await Promise.all(class_.map(({ page, name }) => expect(page, name).toHaveURL(new RegExp(`/${at}`))));
  };

  await moveTo("write", "Start Write", "Make teams and start Write");
  const [one, two, three, four] = await teamsOf(classroom);
  if (one === undefined || two === undefined || three === undefined || four === undefined)
    throw new Error("there are not four teams");
  const [mover, mate] = [found(one.members[0], "mover"), found(one.members[1], "mate")];
  const [stays, away] = [found(two.members[0], "member"), found(two.members[1], "member")];
  const writer = found(three.members[0], "member");
  const presentMemberOf = ({ members }: typeof one) =>
    pupil(
      found(
        members.find((name) => name !== away),
        "member",
      ),
    ).page;

  await test.step("late: the ninth joins in Write, stands in the tray of the board, and one press there places them; their page opens by itself", async () => {
    await Promise.all(
      [mover, mate, stays, writer].map(async (name) => (await come(name)).goto(`/a/${activity.id}/write`)),
    );
    const ninth = await come(late);
    await ninth.goto(`/join/${classroom.class.code}`);
    await ninth.getByLabel("Name").fill(late);
    await ninth.getByLabel("PIN", { exact: true }).fill("4881");
    await ninth.getByRole("button", { name: "Join" }).click();
    await expect(ninth.getByRole("heading", { name: "You are not in a team yet" })).toBeVisible();
    await expect(teacherPage.getByRole("region", { name: "Without a team" })).toContainText(late);
    await driver.press(teacherPage.getByRole("button", { name: new RegExp(`^Place ${late} with .+, team 1$`) }));
    await expect(harmed(ninth)).toBeEditable();
  });

  await test.step("a clock is set and extended; a pause covers every screen and is ended", async () => {
    const timers = () => class_.map(({ page }) => page.getByRole("timer"));
    const dialog = teacherPage.getByRole("dialog");
    await driver.press(teacherPage.getByRole("button", { name: "Set a timer" }));
    await driver.type(dialog.getByLabel("Minutes from now"), "20");
    await driver.press(dialog.getByRole("button", { name: "Set the timer to 20 minutes" }));
    for (const timer of timers()) await expect(timer).toHaveText(/^(20:00|19:\d\d)$/);
    await driver.press(teacherPage.getByRole("button", { name: "Add 2 minutes" }));
    for (const timer of timers()) await expect(timer).toHaveText(/^21:\d\d$/);
    await driver.press(teacherPage.getByRole("button", { name: "Pause screens" }));
    await driver.type(dialog.getByLabel("Your sentence"), "Look at me");
    await driver.press(dialog.getByRole("button", { name: "Pause screens" }));
    const pauses = class_.map(({ page }) => page.getByRole("dialog", { name: "Eyes up" }));
    for (const pause of pauses) await expect(pause).toContainText("Look at me");
    await driver.press(teacherPage.getByRole("button", { name: "End pause" }));
    for (const pause of pauses) await expect(pause).toBeHidden();
  });

  await test.step("a flag is answered on its tile; a team is watched beside the board while it types", async () => {
    const asking = pupil(writer).page;
    const team = await teamWith(classroom, writer);
    await asking.getByRole("button", { name: "Ask for help" }).first().click();
    await asking.getByLabel("Your question").fill("What is a source?");
    await asking.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
    await expect(teacherPage.getByRole("region", { name: /^Look at these first/ })).toContainText(
      "“What is a source?”",
    );
    await driver.press(teacherPage.getByRole("button", { name: `Team ${team.number}: I’m coming` }));
    await expect(asking.getByText("Ms. Okafor is coming to you.")).toBeVisible();
    await driver.press(teacherPage.getByRole("link", { name: new RegExp(`^Team ${team.number},`) }));
    const panel = teacherPage.getByRole("complementary", { name: `Team ${team.number}` });
    await expect(asking.getByText("Ms. Okafor is reading this")).toBeVisible();
    await harmed(asking).fill("Those whom nobody asked.");
    await expect(panel).toContainText("Those whom nobody asked.");
    await driver.press(panel.getByRole("button", { name: "Close" }));
    await expect(asking.getByText("Ms. Okafor is reading this")).toHaveCount(0);
    await driver.press(teacherPage.getByRole("link", { name: "Teams and pairings" }));
  });

  await test.step("moved: a student goes to another team; the words stay with the team-mates, and the mover keeps a copy", async () => {
    await harmed(pupil(mover).page).fill("Whoever the camera never saw.");
    await expect(saved(pupil(mover).page)).toBeVisible();
    await driver.choose(teacherPage.getByRole("button", { name: `Move ${mover}`, exact: true }), /^To team 2/);
    await driver.press(teacherPage.getByRole("dialog").getByRole("button", { name: `Move ${mover} to team 2` }));
    await expect(harmed(pupil(mover).page)).toHaveValue("");
    await expect(harmed(pupil(late).page)).toHaveValue("Whoever the camera never saw.");
    await pupil(mover).page.getByRole("region", { name: "Your earlier worksheets" }).getByText("Team 1").click();
    await expect(pupil(mover).page.getByRole("region", { name: "Your earlier worksheets" })).toContainText(
      "Whoever the camera never saw.",
    );
  });

  await test.step("absent: marked by the teacher, and the team-mates write and hand in without them", async () => {
    await driver.press(teacherPage.getByRole("navigation", { name: "Where you are" }).getByRole("link").last());
    await driver.press(teacherPage.getByRole("button", { name: `Mark absent: ${away}` }));
    await expect(teacherPage.getByText("8 of 9 have joined")).toBeVisible();
    await handIn(pupil(stays).page, "Who is left to write writes.");
    await expect(pupil(mover).page.getByText(`Handed in by ${stays}.`)).toBeVisible();
    await handIn(pupil(mate).page, null);
    await handIn(pupil(writer).page, "Then test each group by itself.");
    await expect(teacherPage.getByText("3 of 4 teams have handed in.")).toBeVisible();
  });

  await test.step("before Compare no device was sent a word of another team", async () => {
    const words = ["Who is left to write writes.", "Then test each group by itself."];
    for (const each of class_) {
      const members = (await teamWith(classroom, each.name)).members;
      const own = [stays, writer].map((name) => members.includes(name));
      const received = await each.received();
      expect(
        words.map((text) => received.some((body) => body.includes(text))),
        each.name,
      ).toEqual(own);
    }
  });

  await test.step("a partner with nothing: shown as it is, labelled; then another match by dragging a team onto another; then given an exemplar, all without a reload", async () => {
    await moveTo("compare", "Start Compare", "Pair the teams and start Compare");
    const met = await partnerOf(classroom, four);
    const meets = presentMemberOf(met);
    await expect(meets.getByText("Draft, still being written")).toBeVisible();
    await driver.press(teacherPage.getByRole("link", { name: "Teams and pairings" }));
    const other = found(
      [one, two, three].find(({ id }) => id !== met.id),
      "other team",
    );
    await driver.drag(
      teacherPage.getByRole("button", { name: `Pick up team ${met.number}`, exact: true }),
      teacherPage.getByRole("button", { name: new RegExp(`^Pair team ${met.number} with team ${other.number}:`) }),
    );
    await driver.press(
      teacherPage
        .getByRole("dialog")
        .getByRole("button", { name: `Pair team ${met.number} with team ${other.number}` }),
    );
    await expect(meets.getByText("Draft, still being written")).toHaveCount(0);

    const next = await partnerOf(classroom, four);
    const changeNext = teacherPage.getByRole("button", { name: `Change team ${next.number}`, exact: true });
    await expect(teacherPage.getByRole("listitem").filter({ has: changeNext })).toContainText(
      `partner team ${four.number}`,
    );
    const reads = presentMemberOf(next);
    await expect(reads.getByText("Draft, still being written")).toBeVisible();
    await driver.choose(changeNext, /^Add the worked example on/);
    await driver.press(teacherPage.getByRole("dialog").getByRole("button", { name: "Add the worked example" }));
    await expect(reads.getByText("a worked example, in place of a team").first()).toBeVisible();
    await expect(reads.getByText("Draft, still being written")).toBeVisible();
    await field(reads, "What do your cases have in common?").fill("Nobody had looked.");
    await expect(saved(reads)).toBeVisible();
  });

  await test.step("a return with a comment, the revision, and the hand-in that replaces it", async () => {
    const theirs = pupil(writer).page;
    const target = await teamWith(classroom, writer);
    await driver.press(teacherPage.getByRole("navigation", { name: "Where you are" }).getByRole("link").last());
    await driver.press(teacherPage.getByRole("link", { name: new RegExp(`^Team ${target.number},`) }));
    await driver.press(teacherPage.getByRole("link", { name: "Review the case" }));
    await driver.press(teacherPage.getByRole("button", { name: "Comment on this" }).nth(1));
    await driver.type(teacherPage.getByRole("textbox", { name: "On the whole answer" }), "Who would run this test?");
    await driver.press(teacherPage.getByRole("button", { name: "Comment", exact: true }));
    await driver.press(teacherPage.getByRole("button", { name: "Return for revision" }));
    await driver.press(teacherPage.getByRole("dialog").getByRole("button", { name: "Return the case" }));
    await theirs.getByRole("link", { name: "Open your case" }).click();
    await expect(theirs.getByText("Who would run this test?")).toBeVisible();
    await field(theirs, "How might the harm have been prevented before deployment?").fill(
      "An outside clinic tests each group by itself.",
    );
    await theirs.getByRole("button", { name: "Hand in again" }).click();
    await theirs.getByRole("dialog").getByRole("button", { name: "Hand in as it is" }).click();
    await expect(theirs.getByText(`Handed in by ${writer}.`)).toBeVisible();
    await driver.press(teacherPage.getByRole("link", { name: "Read the current case" }));
    await driver.press(teacherPage.getByRole("link", { name: "What changed" }));
    await expect(teacherPage.locator("ins").filter({ hasText: "outside clinic" })).toBeVisible();
    await driver.press(teacherPage.getByRole("navigation", { name: "Where you are" }).getByRole("link").last());
  });

  await test.step("the vote, the results, the casebook, the end", async () => {
    await moveTo("vote", "Start Vote", "Start Vote");
    await Promise.all(class_.map((each) => castVote(each, "Bias", "It looks neutral.")));
    await expect(teacherPage.getByText("5 of 8 students have voted.")).toBeVisible();
    await moveTo("results", "Reveal the results", "Reveal the results");
    await Promise.all(
      class_.map(({ page }) => expect(page.getByRole("heading", { level: 1 })).toContainText("changed your mind")),
    );
    await pupil(late).page.getByRole("link", { name: "Read the casebook" }).click();
    await expect(pupil(late).page.getByText("An outside clinic tests each group by itself.")).toBeVisible();
    await expect(pupil(late).page.getByText("Who is left to write writes.").first()).toBeVisible();
    await moveTo("wait", "Close the activity", "Close the activity");
    await expect(teacherPage.getByText("The activity is closed. Everyone can still read everything.")).toBeVisible();
    expect(pages()).toEqual(["board", "submissions"]);
  });
});
