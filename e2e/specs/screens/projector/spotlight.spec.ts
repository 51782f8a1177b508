import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { makeMatch, makeSubmission, makeTeam } from "@/db/testing/factories";
import { castBallots, reasonOf } from "@/e2e/support/ballots";
import { expect, member, phone, projector, test, type Classroom } from "@/e2e/support/fixtures";

const at = (classroom: Classroom, page = "") => `/teacher/activities/${classroom.activity.id}${page}`;

function teamOf(classroom: Classroom, index: number): Classroom["teams"][number] {
  const team = classroom.teams[index];
  if (team === undefined) throw new Error(`there is no team ${index + 1}`);
  return team;
}

/** The students' names in the HTML that the server sends for the projector, and in the page that is shown. */
async function namesOn(wall: Page, classroom: Classroom): Promise<string[]> {
  const sent = await (await wall.request.get(wall.url())).text();
  const shown = await wall.content();
  return classroom.students
    .map(({ name }) => name)
    .filter((name) => new RegExp(`\\b${name}\\b`).test(`${sent}\n${shown}`));
}

test("T11b, T11d, T11f, T11g, Q16a: in compare the teacher picks a team on a tablet’s board, and a case and one answer of it; the projector says to whom a team presents and who is next, counts who has presented, and has names only while they are on; beside a team that meets nobody stands a worked example only where it has one", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const texts = { title: "The painted road", harmed: "Whoever was behind the car." };
  await makeSubmission({
    activityId: classroom.activity.id,
    team: teamOf(classroom, 1),
    studentId: member(classroom, 1).id,
    texts,
  });
  const wall = await open(classroom.teacher, at(classroom, "/projector"), projector);
  const matches = wall.getByRole("list", { name: "Partner teams" });
  await expect(matches.getByRole("listitem")).toHaveCount(2);
  await expect(wall.locator("footer")).toContainText(/0\s*of 4 teams\s*have presented/);
  expect(await namesOn(wall, classroom)).toEqual([]);

  const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };
  const teacher = await open(classroom.teacher, at(classroom), tablet);
  await teacher.getByRole("link", { name: /^Team 1,/ }).tap();
  const picked = teacher.getByRole("button", { name: "This team presents" });
  await picked.tap();
  await expect(wall.getByRole("heading", { level: 1, name: "Team 1 presents" })).toBeVisible();
  await expect(wall.getByRole("main")).toContainText(/to\s*Team 2\s*Bias\s*Next\s*Team 2/);
  await expect(picked).toHaveAttribute("aria-pressed", "true");
  expect(await namesOn(wall, classroom)).toEqual([]);

  const student = await open(member(classroom, 0), `/a/${classroom.activity.id}/compare`);
  await student.getByRole("button", { name: "Present" }).click();
  await student.getByRole("button", { name: "Stop presenting" }).click();
  await expect(wall.locator("footer")).toContainText(/1\s*of 4 teams\s*has presented/);
  await teacher.keyboard.press("j");
  await expect(teacher.getByRole("heading", { name: "Team 2" })).toBeVisible();
  const panel = teacher.getByRole("complementary", { name: "Team 2" });
  await panel.getByRole("button", { name: "The whole case" }).tap();
  await expect(wall.getByRole("heading", { level: 1, name: texts.title })).toBeVisible();
  await expect(wall.getByText(texts.harmed)).toHaveCount(0);
  await wall.keyboard.press("ArrowRight");
  await expect(wall.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
  await expect(wall.getByText(texts.harmed)).toBeVisible();
  await wall.reload();
  await expect(wall.getByText(texts.harmed)).toBeVisible();
  expect(await namesOn(wall, classroom)).toEqual([]);
  await expect(panel.getByText("Page 2 of 4")).toBeVisible();
  await panel.getByRole("button", { name: "Next page" }).tap();
  await expect(wall.getByText("Page 3 of 4")).toBeVisible();
  await panel.getByRole("button", { name: "Who is harmed?" }).tap();
  await expect(wall.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
  await expect(wall.getByText(texts.harmed)).toBeVisible();
  await expect(wall.getByText(texts.title)).toHaveCount(0);
  expect(await namesOn(wall, classroom)).toEqual([]);
  await picked.tap();
  await expect(wall.getByRole("heading", { level: 1, name: "Team 2 presents" })).toBeVisible();
  await expect(wall.getByText("Next", { exact: true })).toHaveCount(0); // the partner team has presented already
  await teacher.keyboard.press("Escape");

  const onProjector = teacher.getByRole("region", { name: "On the projector" });
  await onProjector.getByRole("button", { name: "Show names" }).tap();
  await expect(wall.getByText(`${member(classroom, 1).name}, ${member(classroom, 1, 1).name}`)).toBeVisible();
  await onProjector.getByRole("button", { name: "Remove from projector" }).tap();
  await expect(matches.getByText(member(classroom, 3).name)).toBeVisible();
  await onProjector.getByRole("button", { name: "Hide names" }).tap();
  await expect(matches.getByText(member(classroom, 3).name)).toHaveCount(0);
  expect(await namesOn(wall, classroom)).toEqual([]);
  await teacher.getByRole("button", { name: "Undo" }).first().tap();
  await expect(matches.getByText(member(classroom, 3).name)).toBeVisible();

  // A late team has no partner team at first, and then a worked example.
  const activityId = classroom.activity.id;
  const late = await makeTeam({ activityId, mode: "bias", number: 5, memberIds: [] });
  await setActivity(activityId, { spotlight: { what: "team", teamId: late.id } });
  await wall.reload();
  await expect(wall.getByRole("heading", { level: 1, name: "Team 5 presents" })).toBeVisible();
  await expect(wall.getByText("worked example")).toHaveCount(0);
  await makeMatch({ activityId, teamIds: [late.id], exemplarMode: "brittleness" });
  await wall.reload();
  await expect(wall.getByRole("main")).toContainText(/compares its case with a worked example\s*Brittleness/);
});

test("T11c, Q6a, Q11b: from review a case and an answer, and from Votes a reason, go on the projector without names, on a phone too; what is taken off or hidden from the class leaves it", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "results", teams: 4, matched: true });
  await castBallots(classroom);
  await setActivity(classroom.activity.id, { revealStep: 0 });
  const team = teamOf(classroom, 0);
  const texts = { title: "The painted road", harmed: "Whoever was behind the car." };
  const submission = await makeSubmission({
    activityId: classroom.activity.id,
    team,
    studentId: member(classroom, 0).id,
    texts,
  });
  await setActivity(classroom.activity.id, { revealStep: 0 });
  const wall = await open(classroom.teacher, at(classroom, "/projector"), projector);
  const question = wall.getByRole("heading", { level: 1, name: "Which failure is hardest to prevent?" });
  await expect(question).toBeVisible();

  const teacher = await open(classroom.teacher, at(classroom, `/submissions/${submission.id}`), phone);
  const inReview = teacher.getByRole("group", { name: "On the projector" });
  await inReview.getByRole("button", { name: "The whole case" }).tap();
  await expect(wall.getByRole("heading", { level: 1, name: texts.title })).toBeVisible();
  await inReview.getByRole("button", { name: "Next page" }).tap();
  await expect(wall.getByText(texts.harmed)).toBeVisible();
  expect(await namesOn(wall, classroom)).toEqual([]);
  const answer = inReview.getByRole("button", { name: "Who is harmed?" });
  await answer.tap();
  await expect(wall.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
  await expect(wall.getByText(texts.harmed)).toBeVisible();
  expect(await namesOn(wall, classroom)).toEqual([]);
  await wall.keyboard.press("ArrowRight"); // does not step through the reveal while something else is shown
  await expect(answer).toHaveAttribute("aria-pressed", "true");
  await answer.tap();
  await expect(question).toBeVisible();
  await expect(wall.getByRole("img", { name: /before/ })).toHaveCount(0);

  await teacher.goto(at(classroom, "/ballots"));
  await teacher.getByRole("button", { name: "Show choices and reasons" }).tap();
  const first = teacher.getByRole("row", { name: new RegExp(`^${member(classroom, 0).name}\\b`) });
  await first.getByRole("button", { name: "Show on the projector" }).tap();
  await expect(wall.getByText(reasonOf(0))).toBeVisible();
  expect(await namesOn(wall, classroom)).toEqual([]);
  await first.getByRole("button", { name: "Hide from the class" }).tap();
  await expect(wall.getByText(reasonOf(0))).toHaveCount(0);
  await expect(question).toBeVisible();
});
