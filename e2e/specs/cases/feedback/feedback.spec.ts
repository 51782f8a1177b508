/** Feedback between partners (S9, Q26 to Q28). */
import type { Page } from "@playwright/test";
import { makeFeedback, makeMatch, makeSubmission } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { setMatch } from "@/db/testing/change-rows";
import { kill, openPage } from "@/e2e/support/device-copies";
import { expect, member, phone, test, type Classroom } from "@/e2e/support/fixtures";

const part = (page: Page, name: "One strength" | "One question" | "One suggestion") =>
  page.getByRole("textbox", { name });
const feedbackOf = (classroom: Classroom) => `/a/${classroom.activity.id}/feedback`;
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

async function writeAll(page: Page, by: string): Promise<void> {
  await expect(part(page, "One strength")).toBeEditable();
  await part(page, "One strength").fill(`${by}: a real place.`);
  await part(page, "One question").fill(`${by}: who else is hurt?`);
  await part(page, "One suggestion").fill(`${by}: add a pass mark.`);
  await saved(page);
}

test("S9a, S9b, S9c, Q26b, Q26c, Q27a, Q28b: a pair writes together from a starter, sends, opens what it got beside its worksheet, and team and teacher see what it changed", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const [amara, ben, chidi] = [member(classroom, 0), member(classroom, 0, 1), member(classroom, 1)];
  for (const team of classroom.teams)
    await makeSubmission({
      activityId: classroom.activity.id,
      team,
      studentId: team.memberIds[0] ?? "",
      texts: { harmed: "Small farmers." },
    });
  const a = await open(amara, `/a/${classroom.activity.id}/compare`);
  await a.getByRole("link", { name: "Give feedback" }).click();
  await a.getByRole("button", { name: "Write feedback" }).click();
  await expect(a.getByRole("heading", { name: "Your feedback for team 2" })).toBeVisible();
  await expect(a.getByText("Small farmers.")).toBeVisible();
  await a.getByText("Begin with").first().click();
  const starter = a.getByRole("listitem").getByRole("button").first();
  const words = await starter.innerText();
  await starter.click();
  await expect(part(a, "One strength")).toHaveValue(words);
  const b = await open(ben, feedbackOf(classroom), phone);
  await expect(part(b, "One strength")).toHaveValue(words);
  await writeAll(b, "Ben");
  await expect(part(a, "One suggestion")).toHaveValue("Ben: add a pass mark.");
  await a.getByRole("button", { name: "Send to team 2" }).click();
  for (const page of [a, b]) await expect(page.getByText(/^Amara sent this feedback/)).toBeVisible();

  const c = await open(chidi, feedbackOf(classroom));
  await expect(c.getByText("You can open it after your team has sent its own feedback.")).toBeVisible();
  await expect(c.getByText("Ben: a real place.")).toHaveCount(0);
  await c.getByRole("button", { name: "Write feedback" }).click();
  await writeAll(c, "Chidi");
  await c.getByRole("button", { name: "Send to team 1" }).click();
  await part(b, "One strength").fill("Ben: a very real place.");
  await saved(b);
  await c.getByRole("button", { name: "Open feedback" }).click();
  await expect(c.getByText("Ben: a very real place.")).toBeVisible();
  await expect(b.getByText("Team 2 has opened your feedback, so it is fixed now.")).toBeVisible();
  await expect(part(b, "One strength")).not.toBeEditable();

  await c.getByRole("link", { name: "Revise your case" }).click();
  await expect(c.getByRole("heading", { name: "Feedback for your team" })).toBeVisible();
  await expect(c.getByText("Ben: add a pass mark.")).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`);
  await teacher.getByRole("link", { name: "Feedback between teams" }).click();
  await expect(teacher.getByText("2 of 2 sent, 1 opened.")).toBeVisible();
  await expect(teacher.getByText("Chidi: who else is hurt?")).toBeVisible();
  await makeSubmission({
    activityId: classroom.activity.id,
    team: classroom.teams[1] ?? {
      id: "",
      activityId: "",
      number: 0,
      mode: "",
      memberIds: [],
      worksheetId: "",
      documentId: "",
    },
    studentId: chidi.id,
    texts: { harmed: "Small farmers in winter." },
  });
  await c.goto(feedbackOf(classroom));
  await expect(c.getByRole("heading", { name: "Changes after feedback" })).toBeVisible();
  await expect(c.getByRole("insertion").filter({ hasText: "in winter" })).toBeVisible();
  await teacher.getByRole("link", { name: "Changes of team 2 after feedback" }).click();
  await expect(teacher.getByRole("insertion").filter({ hasText: "in winter" })).toBeVisible();
});

test("Q26a, Q27a, Q27c: in a trio each gives to the next; the teacher shows all, hides one team's feedback and shows it again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 3 });
  const teams = classroom.teams.map(({ id }) => id);
  await makeMatch({ activityId: classroom.activity.id, teamIds: teams });
  const [a, b, c] = [
    await open(member(classroom, 0), feedbackOf(classroom)),
    await open(member(classroom, 1), feedbackOf(classroom)),
    await open(member(classroom, 2), feedbackOf(classroom)),
  ];
  for (const [page, next] of [
    [a, 2],
    [b, 3],
    [c, 1],
  ] as const)
    await expect(page.getByRole("heading", { name: `Your feedback for team ${next}` })).toBeVisible();
  await expect(a.getByText("Team 3 has not sent its feedback yet.")).toBeVisible();
  await a.getByRole("button", { name: "Write feedback" }).click();
  await writeAll(a, "Amara");
  await a.getByRole("button", { name: "Send to team 2" }).click();
  await expect(a.getByText(/^Amara sent this feedback/)).toBeVisible();
  await expect(b.getByText("You can open it after your team has sent its own feedback.")).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/feedback`);
  await teacher.getByRole("button", { name: "Show all feedback now" }).click();
  await b.getByRole("button", { name: "Open feedback" }).click();
  await expect(b.getByText("Amara: who else is hurt?")).toBeVisible();
  await teacher.getByRole("button", { name: "Hide the feedback of team 1 to team 2" }).click();
  await expect(b.getByText("Ms. Okafor has hidden the feedback from team 1.")).toBeVisible();
  await expect(b.getByText("Amara: who else is hurt?")).toHaveCount(0);
  await expect(a.getByText("Ms. Okafor has hidden your feedback for team 2. Your text is stored.")).toBeVisible();
  await expect(teacher.getByText("Amara: who else is hurt?")).toBeVisible();
  await teacher.getByRole("button", { name: "Show the feedback of team 1 to team 2 again" }).click();
  await expect(b.getByText("Amara: who else is hurt?")).toBeVisible();
});

test("Q26e, Q27b: a team with a worked example practises on it, cannot send, and is told why it gets none", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  const [team] = classroom.teams;
  await makeMatch({ activityId: classroom.activity.id, teamIds: [team?.id ?? ""], exemplarMode: "bias" });
  const page = await open(member(classroom, 0), feedbackOf(classroom));
  await page.getByRole("button", { name: "Write feedback" }).click();
  await expect(page.getByRole("heading", { name: "Your practice feedback on the worked example" })).toBeVisible();
  await expect(page.getByText("a worked example, in place of a team").first()).toBeVisible();
  await writeAll(page, "Amara");
  await expect(page.getByRole("button", { name: /^Send/ })).toHaveCount(0);
  await expect(page.getByText("so no other team writes feedback for you. Ask Ms. Okafor for feedback.")).toBeVisible();
});

test("Q26a: feedback whose partner leaves in the middle stays to be read on the open page, and the new partner gets feedback of its own", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 3 });
  const [one = "", two = "", three = ""] = classroom.teams.map(({ id }) => id);
  const match = await makeMatch({ activityId: classroom.activity.id, teamIds: [one, two] });
  const row = await makeFeedback({ matchId: match.id, teamId: one, toTeamId: two });
  await makeText({
    documentId: row.documentId,
    author: member(classroom, 0).id,
    texts: { strength: "Begun for team 2." },
  });
  const page = await open(member(classroom, 0), feedbackOf(classroom));
  await expect(part(page, "One strength")).toHaveValue("Begun for team 2.");
  await setMatch(match.id, { endedAt: new Date() });
  await makeMatch({ activityId: classroom.activity.id, teamIds: [one, three] });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your feedback for team 3" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Earlier feedback from your team" })).toBeVisible();
  await expect(page.getByText("Begun for team 2.")).toBeVisible();
  await page.getByRole("button", { name: "Write feedback" }).click();
  await expect(part(page, "One strength")).toHaveValue("");
});

test("S9a, S4m: feedback typed without a connection outlives the page and merges on return", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const page = await open(member(classroom, 0), feedbackOf(classroom));
  await page.getByRole("button", { name: "Write feedback" }).click();
  await expect(part(page, "One strength")).toBeEditable();
  const mate = await open(member(classroom, 0, 1), feedbackOf(classroom));
  await expect(part(mate, "One question")).toBeEditable();
  const context = page.context();
  await context.setOffline(true);
  await part(page, "One strength").fill("Typed without a connection.");
  await expect(page.getByText(/Offline: stored on this device/).first()).toBeVisible();
  await kill(page);
  await part(mate, "One question").fill("Asked meanwhile?");
  await context.setOffline(false);
  const back = await openPage(context, feedbackOf(classroom));
  for (const each of [back, mate]) {
    await expect(part(each, "One strength")).toHaveValue("Typed without a connection.");
    await expect(part(each, "One question")).toHaveValue("Asked meanwhile?");
  }
});
