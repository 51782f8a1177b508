import type { Page } from "@playwright/test";
import { joinTeam, leaveTeam, setActivity } from "@/db/testing/change-rows";
import { makeText } from "@/db/testing/student-work";
import { requestRoute } from "@/e2e/specs/access/request";
import { moveClass } from "@/e2e/support/move-class";
import { expect, member, phone, student, test, type Classroom } from "@/e2e/support/fixtures";

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const write = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;
const slider = (page: Page) => page.getByRole("slider", { name: "Version" });
const sheet = (page: Page) => page.getByRole("article");
const underHarmed = (page: Page) =>
  sheet(page).locator("section").filter({ hasText: "Who is harmed?" }).getByRole("paragraph");

function members(classroom: Classroom) {
  const team = classroom.teams[0];
  const [first, second] = team?.members ?? [];
  if (team === undefined || first === undefined || second === undefined) throw new Error("the room has no team of two");
  return { team, amara: first, ben: second };
}

/** Two students write in turn, and hand in. */
async function writeTogether(a: Page, b: Page): Promise<void> {
  await expect(harmed(a)).toBeEditable();
  await harmed(a).pressSequentially("Patients wait. ");
  await saved(a);
  await expect(harmed(b)).toHaveValue("Patients wait. ");
  await harmed(b).press("End");
  await harmed(b).pressSequentially("Nurses too.");
  await saved(b);
  await expect(harmed(a)).toHaveValue("Patients wait. Nurses too.");
}

test("T13a, T13c, T13d: history plays how two wrote it, with names and lines beside colours; an earlier version comes back live for the team-mate, and is undone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const { team, amara, ben } = members(classroom);
  const [a, b] = [await open(amara, write(classroom)), await open(ben, write(classroom))];
  await writeTogether(a, b);
  await a.getByRole("button", { name: "Hand in" }).click();
  await a.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();

  await a.getByRole("link", { name: "See the writing history" }).click();
  await expect(a.getByRole("heading", { name: "Writing history" })).toBeVisible();
  await expect(underHarmed(a)).toHaveText("Patients wait. Nurses too.");
  // The authors are shown: names with counts of words, and a hue and a line for each.
  const writers = a.getByRole("list", { name: "Authors" });
  await expect(writers.getByRole("listitem").filter({ hasText: "Amara" })).toContainText("2 words");
  await expect(writers.getByRole("listitem").filter({ hasText: "Ben" })).toContainText("2 words");
  const looks = await underHarmed(a)
    .locator("span")
    .evaluateAll((spans) =>
      spans.map((span) => [span.textContent, getComputedStyle(span).color, getComputedStyle(span).textDecorationStyle]),
    );
  expect(looks.map(([text]) => text)).toEqual(["Patients wait. ", "Nurses too."]);
  expect(looks[0]?.[1]).not.toBe(looks[1]?.[1]);
  expect(looks[0]?.[2]).not.toBe(looks[1]?.[2]);
  // The submission is one of the versions, and while it counts nothing can be restored.
  await expect(a.getByRole("button", { name: /Handed in by Amara/ })).toBeVisible();
  await expect(a.getByText("To restore a version, undo the hand-in first.")).toBeVisible();
  await expect(a.getByRole("button", { name: "Restore this version" })).toHaveCount(0);

  // By keyboard, go to the first version and then one edit further.
  await slider(a).focus();
  await a.keyboard.press("Home");
  await expect(underHarmed(a)).toHaveText("This version is blank.");
  await a.keyboard.press("ArrowRight");
  await expect(underHarmed(a)).toHaveText("P");
  await a.getByText("Fast", { exact: true }).click();
  await a.getByRole("button", { name: "Play" }).click();
  await expect(underHarmed(a)).toHaveText("Patients wait. Nurses too.", { timeout: 30_000 });
  await expect(a.getByRole("button", { name: "Play" })).toBeVisible();

  // After the hand-in is undone an earlier version can be restored, also in the team-mate's open worksheet.
  await b.getByRole("button", { name: "Undo hand-in" }).click();
  await expect(harmed(b)).toBeEditable();
  await a.reload();
  await slider(a).focus();
  await a.keyboard.press("Home");
  for (let i = 0; i < "Patients wait. ".length; i++) await a.keyboard.press("ArrowRight");
  await expect(underHarmed(a)).toHaveText("Patients wait. ");
  await a.getByRole("button", { name: "Restore this version" }).click();
  await a.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(harmed(b)).toHaveValue("Patients wait. ");
  await expect(a.getByText(/The worksheet now shows the version from/)).toBeVisible();
  await expect(a.getByRole("button", { name: /Earlier version restored/ })).toBeVisible();
  // Text that is written after the restore stays when the restore is undone.
  await harmed(b).press("End");
  await harmed(b).pressSequentially("For days.");
  await saved(b);
  await a.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(
    a.getByText("The restore is undone. The worksheet keeps any text that your team wrote after the restore."),
  ).toBeVisible();
  await expect(harmed(b)).toHaveValue(/Nurses too\./);
  await expect(harmed(b)).toHaveValue(/For days\./);
  await saved(b);
  expect(team.worksheetId).not.toBe("");
});

test("T13f, Q1a, Q1c: the teacher reads it from the submission and brings nothing back; closed, the team still reads it, on a phone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const { team, amara, ben } = members(classroom);
  const [a, b] = [await open(amara, write(classroom)), await open(ben, write(classroom))];
  await writeTogether(a, b);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/worksheets/${team.id}`);
  await teacher.getByRole("link", { name: "See the writing history" }).click();
  await expect(underHarmed(teacher)).toHaveText("Patients wait. Nurses too.");
  await expect(teacher.getByRole("button", { name: "Restore this version" })).toHaveCount(0);
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await moveClass(teacher, "Closed", "Close the activity");
  const small = await open(amara, `/a/${classroom.activity.id}/history/${team.worksheetId}`, phone);
  await expect(underHarmed(small)).toHaveText("Patients wait. Nurses too.");
  await expect(small.getByRole("button", { name: "Restore this version" })).toHaveCount(0);
  expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("T13f, Q1a: in write, compare and closed its page and its rows are there for the team, and for no partner, team in another match, student who moved away or is in no team, or stranger", async ({
  makeClassroom,
  server,
}) => {
  const [classroom, elsewhere] = [
    await makeClassroom({ phase: "write", teams: 4, matched: true, withoutTeam: 1 }),
    await makeClassroom({ phase: "write", teams: 1 }),
  ];
  const { team, amara, ben } = members(classroom);
  await makeText({ documentId: team.documentId, author: ben.id, texts: { harmed: "Patients wait." } });
  await leaveTeam(classroom.activity.id, ben.id);
  await joinTeam(classroom.activity.id, ben.id, classroom.teams[2]?.id ?? "", 2);
  const people = {
    "a team-mate": amara,
    "the partner": member(classroom, 1),
    "of another match": member(classroom, 3),
    "who moved away": ben,
    "in no team": student(classroom, 8),
    "of another class": student(elsewhere, 0),
  };
  const at = `/a/${classroom.activity.id}/history/${team.worksheetId}`;
  for (const phase of ["write", "compare", "closed"] as const) {
    await setActivity(classroom.activity.id, { phase, ...(phase === "write" ? {} : { comparedAt: new Date() }) });
    for (const [who, { cookie }] of Object.entries(people)) {
      const wanted =
        who === "a team-mate" ? "in" : who === "of another class" ? expect.stringMatching(/^(out|sign in)$/) : "out";
      for (const path of [at, `${at}/rows`])
        expect(await requestRoute(server.origin, path, cookie, "load"), `${path} in ${phase}, ${who}`).toEqual(wanted);
    }
  }
});
