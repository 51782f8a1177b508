import { database } from "@/db/client";
import { raiseAccessVersions } from "@/lib/activity/queries/activity";
import { makeBallot, makeSubmission } from "@/db/testing/factories";
import { release } from "@/lib/features/cases/reviewing/reviews";
import { readActionIds } from "@/lib/server/testing/actions";
import { requestAction } from "@/e2e/specs/access/request";
import { countBallots, castBallots, reasonOf, setPhase } from "@/e2e/support/ballots";
import { expect, member, phone, projector, student, test } from "@/e2e/support/fixtures";
import { printedWords } from "@/e2e/support/printed-words";
import { addComment, markCase, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { vote, results, teacherPath, cast } from "@/e2e/specs/votes/voting/vote-pages";

test("Q6e: whoever has no ballot is asked before their device shows results, may skip, and cannot vote after that, which Vote says when the class is there again", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4, matched: true });
  await castBallots(classroom, [0, 1]);
  await setPhase(classroom, "results");
  const late = await open(student(classroom, 0), results(classroom));
  await expect(late.getByText("you have not voted yet")).toBeVisible();
  expect(await late.content()).not.toContain(reasonOf(2));
  await late.getByRole("radio", { name: /Bias/ }).check();
  await cast(late).click();
  await expect(late.getByText("One vote came after the reveal.")).toBeVisible();

  const skips = await open(student(classroom, 1), results(classroom));
  await skips.getByRole("button", { name: "Skip", exact: true }).click();
  await expect(skips.getByText(reasonOf(2))).toBeVisible();
  await skips.reload();
  await expect(skips.getByText(reasonOf(2))).toBeVisible();
  await expect(cast(skips)).toHaveCount(0);
  await expect(skips.getByRole("radio")).toHaveCount(0);
  // Not only the page withholds the vote: the action refuses it too.
  const before = await countBallots(classroom);
  const ballot = [{ json: classroom.activity.id }, { json: { kind: "final", choice: "bias", reason: "" } }];
  expect(
    await requestAction(
      server.origin,
      results(classroom),
      readActionIds().get("lib/features/votes/voting/actions/vote.ts#castBallotAction") ?? "",
      ballot,
      student(classroom, 1).cookie,
    ),
  ).toBe("refused");
  expect(await countBallots(classroom)).toBe(before);
  await setPhase(classroom, "vote");
  await raiseAccessVersions(database(), [classroom.activity.id]); // as a move does, so that the open page follows
  await expect(skips).toHaveURL(vote(classroom));
  await expect(skips.getByText("You have seen the results, so you cannot vote now.")).toBeVisible();
  await expect(skips.getByRole("main").getByRole("link")).not.toHaveCount(0);
  await expect(skips.getByRole("radio")).toHaveCount(0);
  await expect(skips.getByText(reasonOf(2))).toHaveCount(0);
});

test("Q10e, T3d: votes of people in no team are shown apart, to class, wall and teacher alike, and count once they are placed", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4, withoutTeam: 2, matched: true });
  const newcomer = await open(classroom.students[8] ?? null, vote(classroom));
  const kept = newcomer.getByText(
    "You are not in a team yet. Your vote is stored, and will count once your teacher has put you in a team.",
  );
  await expect(kept).toBeVisible();
  await castBallots(classroom);
  await newcomer.reload();
  await expect(newcomer.getByRole("heading", { name: /^Your vote is in/ })).toBeVisible();
  await expect(kept.first()).toBeVisible();
  await setPhase(classroom, "results");
  const apart = "4 votes from 2 students without a team do not count.";
  const page = await open(student(classroom, 0), results(classroom));
  await expect(page.getByText(/^All 8 students voted both times\./)).toContainText(apart);
  await expect(page.getByText(reasonOf(1))).toBeVisible();
  for (const place of [8, 9]) await expect(page.getByText(reasonOf(place))).toHaveCount(0);
  await expect(page.getByRole("table", { name: /^These votes are from students without a team/ })).toHaveCount(0);

  const wall = await open(classroom.teacher, teacherPath(classroom, "projector"), projector);
  await expect(wall.getByText(apart)).toBeVisible();
  const teacher = await open(classroom.teacher, teacherPath(classroom, "results"));
  await expect(teacher.getByText(apart)).toBeVisible();
  await expect(teacher.getByRole("table", { name: /^These votes are from students without a team/ })).toBeVisible();
  await teacher.goto(teacherPath(classroom, "ballots"));
  await expect(teacher.getByText("without a team: not counted in the results")).toHaveCount(2);

  await teacher.goto(teacherPath(classroom, ""));
  await teacher
    .getByRole("button", { name: new RegExp(`^Place ${classroom.students[8]?.name ?? ""}`) })
    .first()
    .click();
  await expect(page.getByText("2 votes from 1 student without a team do not count.")).toBeVisible(); // without a reload
  await expect(wall.getByText("All 9 students voted both times.")).toBeVisible();
});

test("S7c, Q29a: a student reads the own two votes and reasons side by side; a classmate and the wall get no first reason, and the teacher reads it behind a click", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 8, matched: true });
  await castBallots(classroom, [1]);
  await makeBallot({
    activityId: classroom.activity.id,
    studentId: student(classroom, 1).id,
    kind: "before",
    choice: "bias",
    reason: "what I thought at first",
  });
  const page = await open(student(classroom, 1), vote(classroom));
  await page.getByRole("radio", { name: /Hallucination/ }).check();
  await page.getByLabel("Because").fill("what I think now");
  await cast(page).click();
  await expect(page.getByRole("heading", { name: /^Your vote is in/ })).toBeVisible();
  await setPhase(classroom, "results");
  await page.goto(results(classroom));
  const [first, final] = [
    page.getByRole("region", { name: "First vote" }),
    page.getByRole("region", { name: "Final vote" }),
  ];
  await expect(first).toContainText("Bias");
  await expect(first).toContainText("what I thought at first");
  await expect(final).toContainText("Hallucination");
  await expect(final).toContainText("what I think now");

  const others = [
    await open(student(classroom, 2), results(classroom)),
    await open(classroom.teacher, teacherPath(classroom, "projector"), projector),
    await open(classroom.teacher, teacherPath(classroom, "results")),
  ];
  for (const other of others) {
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await other.content()).not.toContain("what I thought at first");
  }
  const teacher = await open(classroom.teacher, teacherPath(classroom, "ballots"));
  await teacher.getByRole("button", { name: "Show choices and reasons" }).click();
  await expect(teacher.getByText("what I thought at first")).toBeVisible();
});

test("S7a, Q10d, Q11c: results: each figure has its sentence and its table; reasons carry no name", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 8, matched: true });
  await castBallots(classroom);
  await setPhase(classroom, "results");
  const page = await open(student(classroom, 0), results(classroom));
  await expect(page.getByRole("heading", { level: 1, name: /of you changed your minds$/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /How 16 votes moved/ }).first()).toBeVisible();
  for (const table of [
    "How votes moved",
    "The same votes, by the mode each student studied",
    "Head to head: where two modes met in a pairing",
  ]) {
    await page.getByRole("button", { name: "Show as table" }).first().click();
    await expect(page.getByRole("table", { name: table })).toBeVisible();
  }
  for (const { name } of classroom.students.slice(1))
    await expect(page.getByRole("main").getByText(name, { exact: true })).toHaveCount(0);
});

test("B12a: results and casebook on a phone, in the dark, do not scroll sideways", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 8, matched: true });
  await castBallots(classroom);
  const small = { ...phone, viewport: { width: 320, height: 640 }, colorScheme: "dark" as const };
  const page = await open(student(classroom, 0), vote(classroom), small);
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  expect(await sideways()).toBe(0);
  await setPhase(classroom, "results");
  for (const at of ["results", "casebook"]) {
    await page.goto(`/a/${classroom.activity.id}/${at}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await sideways()).toBe(0);
  }
});

test("T11a, T11h, Q6a: the projector shows nothing before the reveal; the keys go through its steps on the projector and on a phone’s board, and a student’s device with them; it shows what the class may see, without a name; with *Show everything* the device has it all", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4, matched: true });
  await castBallots(classroom, [6, 7]);
  await makeBallot({
    activityId: classroom.activity.id,
    studentId: student(classroom, 7).id,
    kind: "before",
    choice: "bias",
  });
  const wall = await open(classroom.teacher, teacherPath(classroom, "projector"), projector);
  await expect(wall.getByText("changed their mind")).toHaveCount(0);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const page = await open(student(classroom, 0), vote(classroom));
  await teacher.getByRole("button", { name: "Reveal the results" }).click();
  await expect(teacher.getByRole("dialog")).toContainText(
    "Each step opens on the projector and on every device at the same time",
  );
  await teacher.getByRole("dialog").getByRole("button", { name: "Reveal the results" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Look at the projector");
  await expect(main).not.toContainText(/first vote|final vote/);
  await expect(teacher.getByRole("button", { name: "Close the activity" })).toHaveCount(0);
  // The reveal shows the votes step by step: none, the first votes, the final votes, and the conclusion.
  const question = wall.getByRole("heading", { level: 1, name: "Which failure is hardest to prevent?" });
  const bias = (votes: RegExp) => wall.getByRole("img", { name: votes });
  await expect(question).toBeVisible();
  await expect(bias(/^Bias$/)).toBeVisible();
  expect(await wall.getByRole("main").innerText()).not.toMatch(/before \d|changed their mind/);
  await wall.keyboard.press("ArrowLeft"); // the reveal stays at its first step
  await wall.keyboard.press("ArrowRight");
  await expect(bias(/^Bias: before \d$/)).toBeVisible();
  await expect(teacher.getByText("Reveal: step 2 of 5")).toBeVisible();
  await expect(main).toContainText("first vote");
  await expect(main).not.toContainText("final vote");
  await teacher.keyboard.press("ArrowRight");
  await expect(bias(/^Bias: before \d, \d$/)).toBeVisible();
  await wall.keyboard.press("PageUp");
  await expect(bias(/^Bias: before \d$/)).toBeVisible();
  await wall.keyboard.press("PageDown");
  await expect(bias(/^Bias: before \d, \d$/)).toBeVisible();
  await expect(wall.getByText("changed their mind")).toHaveCount(0);
  const phoned = await open(classroom.teacher, teacherPath(classroom, ""), phone);
  await phoned.getByRole("button", { name: "Next step: show what has changed" }).tap();
  await expect(wall.getByRole("heading", { level: 1, name: /of six changed their minds/ })).toBeVisible();
  await expect(phoned.getByText("Reveal: step 4 of 5")).toBeVisible();
  // The big number and the sentence count the same people.
  await expect(wall.getByText(/^6 of 8 students voted both times\. 1 voted only before/)).toBeVisible();
  await expect(wall.locator("footer")).toContainText(/^\s*6\s*of 8/);
  await expect(main.getByRole("heading", { name: /of you changed your minds$/ })).toBeVisible();
  await expect(main).toContainText("Look at the projector");
  await teacher.getByRole("button", { name: "Show everything" }).click();
  await expect(main.getByRole("heading", { level: 1, name: /of you changed your minds$/ })).toBeVisible();
  await expect(teacher.getByRole("button", { name: "Close the activity" })).toBeVisible();
  const text = await wall.content();
  for (const { name } of classroom.students) expect(text).not.toContain(`>${name}<`);
});

test("S7b, Q3d, T14i: the teacher puts an unfinished case in; the casebook is set on A5; submissions with levels and comments and one student’s portfolio print to PDF too, each with its words in it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "results", teams: 2, matched: true });
  const page = await open(classroom.teacher, teacherPath(classroom, "casebook"));
  await expect(page.getByText("No cases in the casebook yet")).toBeVisible();
  await page.getByRole("checkbox", { name: /Team 1: Brittleness/ }).check();
  await expect(page.getByRole("heading", { name: "Team 1’s case" })).toBeVisible();
  await expect(page.getByText("draft, not handed in")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Contents" }).getByRole("listitem")).toHaveText([
    /^\s*Team 1’s case case 1 Amara and Ben\s*$/,
  ]); // without page numbers
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf).toMatch(/MediaBox \[0 0 4(19|20)(\.\d+)? 59[45]/);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 560, height: 794 }); // the width of the paper
  await expect(page.getByRole("banner")).toBeHidden();
  await page.emulateMedia({ media: null });
  expect(await printedWords(page)).toContain("Team 1’s case");

  const [, team] = classroom.teams;
  const chidi = member(classroom, 1);
  if (team === undefined) throw new Error("no second team");
  const texts = { title: "The night bus", harmed: "Whoever works late." };
  const { id } = await makeSubmission({ activityId: classroom.activity.id, team, studentId: chidi.id, texts });
  const editor = await editorOf(classroom);
  await markCase(editor, id, { harm: 3 });
  await addComment(editor, await submissionOf(classroom, 1), "harmed", "Name one more person.");
  await page.goto(teacherPath(classroom, "export/submissions"));
  const written = "Whoever works late. Name one more person.";
  const level = "3 of 4 Two or more groups, and how each is hurt";
  const submissions = await printedWords(page);
  for (const words of ["The night bus Team 2: Chidi and Dana.", "Not released yet.", written, level])
    expect(submissions).toContain(words);
  await release(editor, { submissionIds: [id], released: true });
  await page.goto(teacherPath(classroom, `export/portfolio/${chidi.id}`));
  const portfolio = await printedWords(page);
  for (const words of ["Portfolio of Chidi", "The night bus By Chidi and Dana.", written, level])
    expect(portfolio).toContain(words);
});
