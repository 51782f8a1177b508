import type { Page, Response } from "@playwright/test";
import { setActivity, setParticipant } from "@/db/testing/change-rows";
import { returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { uncompressed } from "@/e2e/specs/access/request";
import { expect, test, type Person } from "@/e2e/support/fixtures";
import { addComment, markCase, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import {
  texts,
  handIn,
  people,
  student,
  submissions,
  prevention,
  criterion,
  stored,
  saved,
  selectByMouse,
  points,
} from "./review-support";

test("T12a, T12b, T12c, T12d, Q3c, Q12d: the teacher marks and comments, returns; the team revises without a reload; the change is read word by word, and released", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  await handIn(classroom);
  const { amara, ben, chidi } = people(classroom);
  const [a, b, c, teacher] = [
    await open(amara, student(classroom, "compare")),
    await open(ben, student(classroom, "write")),
    await open(chidi, student(classroom, "compare")),
    await open(classroom.teacher, submissions(classroom)),
  ];
  await expect(b.getByText("Handed in by Amara.")).toBeVisible();

  // The teacher gives levels by click.
  await expect(teacher.getByRole("heading", { name: texts.title })).toBeVisible();
  await criterion(teacher, "Shows who is harmed").getByRole("radio", { name: "Level 3" }).check();
  await criterion(teacher, "Prevention is a test someone could run").getByRole("radio", { name: "Level 2" }).check();
  await saved(teacher);
  await expect(teacher.getByText(`5 of ${points}`, { exact: true })).toBeVisible();

  // The teacher comments on a passage, by mouse, and on a prompt.
  await selectByMouse(teacher, "test each group");
  await teacher.getByRole("button", { name: "Comment on “test each group”" }).click();
  await teacher.getByRole("textbox", { name: "On “test each group”" }).fill("Who would run this test?");
  await teacher.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(teacher.getByRole("list", { name: "Comments" }).getByText("Who would run this test?")).toBeVisible();
  await teacher.getByRole("button", { name: "Comment on this" }).last().click();
  await teacher.getByRole("textbox", { name: "On the whole answer" }).fill("Who is told first?");
  await teacher.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(teacher.getByRole("list", { name: "Comments" })).toHaveCount(2);
  expect((await stored(classroom)).comments).toMatchObject([
    { field: "prevention", passage: { quote: "test each group" } },
    { field: "response", passage: null },
  ]);
  await expect(b.getByText("Who would run this test?")).toHaveCount(0);

  // Returning the case first says what that means. The team then reads that it is returned, on whichever page they are.
  await teacher.getByRole("button", { name: "Return for revision" }).click();
  await expect(teacher.getByRole("dialog")).toContainText("The team will see your 2 comments at once");
  await teacher.getByRole("button", { name: "Return the case" }).click();
  await expect(a.getByText("Your teacher has returned your case for revision.")).toBeVisible();
  await expect(b.getByText("Who would run this test?")).toBeVisible();
  await expect(c.getByText("has returned")).toHaveCount(0);
  await expect(teacher.getByText("Returned to Amara and Ben at")).toBeVisible();
  await a.getByRole("link", { name: "Open your case" }).click();

  // The words of a passage are a button that selects them in the text. The team then revises the case and hands it in again.
  await expect(prevention(a)).toBeEditable();
  await a.getByRole("button", { name: "test each group" }).click();
  expect(
    await prevention(a).evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    ),
  ).toBe("test each group");
  await a.keyboard.type("let an outside clinic test every group");
  await expect(a.getByText("Your team has changed the returned case.")).toBeVisible();
  // Until then partner and teacher see the last submission (Q12).
  await expect(c.getByText("Then test each group by itself").first()).toBeVisible();
  await a.getByRole("button", { name: "Hand in again" }).click();
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();
  await expect(a.getByText("has returned")).toHaveCount(0);
  await expect(c.getByText("Then let an outside clinic test every group by itself")).toBeVisible();

  // The old page says that there is a newer version, and links to it. The earlier marks are its draft.
  await expect(teacher.getByText("The team has handed in a newer version.")).toBeVisible();
  await teacher.getByRole("link", { name: "Read the current case" }).click();
  await expect(criterion(teacher, "Shows who is harmed").getByRole("radio", { name: "Level 3" })).toBeChecked();
  await teacher.getByRole("link", { name: "What changed" }).click();
  await expect(teacher.getByText("Compared with the earlier hand-in: 5 added words, one removed.")).toBeVisible();
  await expect(teacher.locator("ins").filter({ hasText: "let an outside clinic" })).toBeVisible();
  await expect(teacher.locator("del").filter({ hasText: "each" })).toBeVisible();
  await expect(teacher.getByText("Who would run this test?")).toBeVisible();
  await teacher.getByRole("link", { name: "Hide what changed" }).click();
  await criterion(teacher, "Prevention is a test someone could run").getByRole("radio", { name: "Level 4" }).check();
  await saved(teacher);

  // After the release both members see the review, and the other team sees nothing.
  await teacher.getByRole("button", { name: "Release to Amara and Ben" }).click();
  await expect(teacher.getByText("Released to Amara and Ben at")).toBeVisible();
  await a.getByRole("link", { name: "Read the review" }).click();
  await expect(a.getByRole("heading", { name: "What your teacher says" })).toBeVisible();
  await expect(a.getByText(`7 of ${points}`)).toBeVisible();
  await expect(a.getByText("Who would run this test?")).toHaveCount(1); // only with the version that it was about
  await a.getByRole("heading", { name: "2 comments on your earlier version" }).click();
  await expect(a.getByText("Who would run this test?")).toBeVisible();
  await expect(c.getByText("has reviewed")).toHaveCount(0);
  await teacher.getByRole("button", { name: "Hide the review" }).click();
  // Comments on the returned version stay with that version.
  await expect(a.getByText(`7 of ${points}`)).toHaveCount(0);
  await expect(a.getByRole("heading", { name: "2 comments on your earlier version" })).toBeVisible();
  await expect(a.getByText("Who would run this test?")).toBeVisible();
});

test("Q12c: no response to a student carries a mark or a comment before it may; after release the absent one reads it too, with an empty mark (Q21a)", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, ben, chidi } = people(classroom);
  await setParticipant(classroom.activity.id, ben.id, { absentAt: new Date() });
  const [first] = classroom.teams;
  if (first === undefined) throw new Error("no team");
  await handIn({ ...classroom, teams: [{ ...first, memberIds: [amara.id] }, ...classroom.teams.slice(1)] });
  const editor = await editorOf(classroom);
  const submission = await submissionOf(classroom, 0);
  await markCase(editor, submission.id, { scenario: 4, harm: 3, prevention: 2, response: 1 });
  await addComment(editor, submission, "prevention", "Quagmire of averages", 3);
  // The levels' descriptions are no secret, because Write shows them.
  const secrets = { comment: "Quagmire", levels: new RegExp(`"levels":\\{|10 of ${points}`) };
  const seen = new Map<Person, string[]>([
    [amara, []],
    [ben, []],
    [chidi, []],
  ]);
  const pages = new Map<Person, Page>();
  for (const who of seen.keys()) {
    const page = await open(who, student(classroom, "compare"));
    page.on(
      "response",
      (response: Response) =>
        void response.text().then(
          (body) => seen.get(who)?.push(body),
          () => undefined,
        ),
    );
    pages.set(who, page);
  }
  const readAll = async (ways: readonly ("load" | "navigation")[]) => {
    for (const [who, page] of pages) {
      for (const at of ["compare", "write", "learn", "vote", "results", "casebook", "wait", "review", "present"]) {
        for (const by of ways) {
          const headers = new Headers({ cookie: who.cookie, ...uncompressed });
          if (by === "navigation") headers.set("rsc", "1");
          const answer = await fetch(new URL(student(classroom, at), page.url()), { headers });
          seen.get(who)?.push(await answer.text());
        }
      }
    }
  };
  const told = (who: Person) => seen.get(who)?.join("\n") ?? "";
  for (const phase of ["write", "compare", "vote", "results", "closed"] as const) {
    await setActivity(classroom.activity.id, { phase });
    // The same code answers loads and navigations, and navigations take half of the time, so whole pages are read in one phase only.
    await readAll(phase === "compare" ? ["load", "navigation"] : ["navigation"]);
  }
  for (const who of seen.keys()) {
    expect(told(who)).not.toContain(secrets.comment);
    expect(told(who)).not.toMatch(secrets.levels);
  }
  await setActivity(classroom.activity.id, { phase: "compare" });
  await returnForRevision(editor, submission.id);
  await readAll(["navigation"]);
  for (const who of [amara, ben]) expect(told(who)).toContain(secrets.comment);
  expect(told(chidi)).not.toContain(secrets.comment);
  for (const who of seen.keys()) expect(told(who)).not.toMatch(secrets.levels);

  const teacher = await open(classroom.teacher, `${submissions(classroom)}/${submission.id}`);
  await teacher.getByRole("button", { name: "Cancel the return" }).click();
  await expect(teacher.getByRole("button", { name: "Return for revision" })).toBeVisible();
  await teacher.getByRole("button", { name: "Release…" }).click();
  await teacher.getByRole("button", { name: "Release the marked case" }).click();
  await expect(teacher.getByText("1 of 2 marked, 1 released")).toBeVisible();
  await readAll(["navigation"]);
  expect(told(amara)).toMatch(secrets.levels);
  expect(told(chidi)).not.toMatch(secrets.levels);
  expect(told(chidi)).not.toContain(secrets.comment);
  const own = await open(ben, student(classroom, "review"));
  await expect(
    own.getByText("You were absent when your team handed in, so you have no levels for this case."),
  ).toBeVisible();
  await expect(own.getByText("Quagmire of averages")).toBeVisible();
  await expect(own.getByText("No level", { exact: true })).toHaveCount(4);

  // The teacher gives the absent student the team's levels.
  await teacher.getByRole("radio", { name: "Ben" }).check();
  await teacher.getByRole("button", { name: "Use the team’s levels" }).click();
  await expect(own.getByText(`10 of ${points}`)).toBeVisible();
});
