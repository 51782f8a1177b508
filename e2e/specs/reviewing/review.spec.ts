import type { Page, Response } from "@playwright/test";
import { setActivity, setParticipant } from "@/db/testing/change-rows";
import { makeText, makeSubmission } from "@/db/testing/student-work";
import { loadReview } from "@/lib/classroom/reviewing/reviews";
import { returnForRevision } from "@/lib/classroom/reviewing/returns";
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases/phases";
import { expect, phone, test, type Person, type Classroom } from "@/e2e/support/fixtures";
import { addComment, markCase, steeringOf, submissionOf } from "@/e2e/support/reviewed-class";

const { rubric } = lessonOf(builtInContentId);
/** The most that a case can get. */
const points = 4 * rubric.length;
const texts = {
  title: "The screening camera",
  scenario: "A clinic in a harbour town buys a camera that looks at skin marks.",
  source: "",
  harmed: "People with dark skin whose cancer is told “no need”.",
  prevention: "Count the photos by skin type. Then test each group by itself and not just the average.",
  response: "Turn off the answer the same day. Write to everyone who got it.",
};

/** Two teams that have handed in. */
async function handIn(classroom: Classroom): Promise<void> {
  for (const team of classroom.teams) {
    await makeText({ documentId: team.documentId, author: team.memberIds[0] ?? "", texts });
    await makeSubmission({
      activityId: classroom.activity.id,
      teamId: team.id,
      worksheetId: team.worksheetId,
      mode: team.mode,
      texts,
      memberIds: team.memberIds,
    });
  }
}

function people(classroom: Classroom): { amara: Person; ben: Person; chidi: Person } {
  const [amara, ben, chidi = ben] = classroom.students;
  if (amara === undefined || ben === undefined || chidi === undefined) throw new Error("the room has too few students");
  return { amara, ben, chidi };
}

const student = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;
const submissions = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}/submissions`;
const prevention = (page: Page) => page.getByRole("textbox", { name: /How might the harm have been prevented/ });
const criterion = (page: Page, name: string) => page.getByRole("group", { name });
const stored = async (classroom: Classroom, index = 0) =>
  loadReview(await steeringOf(classroom), (await submissionOf(classroom, index)).id);
const saved = (page: Page) => expect(page.getByText("All levels saved")).toBeVisible();

test("T12, Q3, Q12: the teacher marks and comments, returns; the team revises without a reload; the change is read word by word, and released", async ({
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

  // Marks, by click.
  await expect(teacher.getByRole("heading", { name: texts.title })).toBeVisible();
  await criterion(teacher, "Harm is traced to people").getByRole("radio", { name: "Level 3" }).check();
  await criterion(teacher, "Prevention is a test someone could run").getByRole("radio", { name: "Level 2" }).check();
  await saved(teacher);
  await expect(teacher.getByText(`5 of ${points}`, { exact: true })).toBeVisible();

  // A comment on a passage, by mouse; one on a prompt.
  await selectByMouse(teacher, "test each group");
  await teacher.getByRole("button", { name: "Comment on “test each group”" }).click();
  await teacher.getByRole("textbox", { name: "On “test each group”" }).fill("Who would run this test?");
  await teacher.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(
    teacher.getByRole("list", { name: "Your comments" }).getByText("Who would run this test?"),
  ).toBeVisible();
  await teacher.getByRole("button", { name: "Comment on this" }).last().click();
  await teacher.getByRole("textbox", { name: "On the whole answer" }).fill("Who is told first?");
  await teacher.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(teacher.getByRole("list", { name: "Your comments" })).toHaveCount(2);
  expect((await stored(classroom)).comments).toMatchObject([
    { field: "prevention", passage: { quote: "test each group" } },
    { field: "response", passage: null },
  ]);
  await expect(b.getByText("Who would run this test?")).toHaveCount(0);

  // Return: says first what it means; the team has it, on whichever page they are.
  await teacher.getByRole("button", { name: "Return for revision" }).click();
  await expect(teacher.getByRole("dialog")).toContainText("They see your 2 comments at once");
  await teacher.getByRole("button", { name: "Return it" }).click();
  await expect(a.getByText("Ms. Okafor has returned your case for revision.")).toBeVisible();
  await expect(b.getByText("Who would run this test?")).toBeVisible();
  await expect(c.getByText("has returned")).toHaveCount(0);
  await expect(teacher.getByText("Returned to Amara and Ben at")).toBeVisible();
  await a.getByRole("link", { name: "Open your case" }).click();

  // The words of a passage lead to where they stand; then it is revised and handed in again.
  await expect(prevention(a)).toBeEditable();
  await a.getByRole("button", { name: "test each group" }).click();
  expect(
    await prevention(a).evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    ),
  ).toBe("test each group");
  await a.keyboard.type("let an outside clinic test every group");
  await expect(a.getByText("You have changed it since it was returned.")).toBeVisible();
  // Partner and teacher keep the last submission until then (Q12).
  await expect(c.getByText("Then test each group by itself").first()).toBeVisible();
  await a.getByRole("button", { name: "Hand in again" }).click();
  await expect(a.getByText("Handed in by Amara.")).toBeVisible();
  await expect(a.getByText("has returned")).toHaveCount(0);
  await expect(c.getByText("Then let an outside clinic test every group by itself")).toBeVisible();

  // The old page says so and leads on; the earlier marks are the draft.
  await expect(teacher.getByText("The team has handed in a newer version.")).toBeVisible();
  await teacher.getByRole("link", { name: "Read the current case" }).click();
  await expect(criterion(teacher, "Harm is traced to people").getByRole("radio", { name: "Level 3" })).toBeChecked();
  await teacher.getByRole("link", { name: "What changed" }).click();
  await expect(teacher.getByText("Compared with the earlier hand-in: 5 words added, one removed.")).toBeVisible();
  await expect(teacher.locator("ins").filter({ hasText: "let an outside clinic" })).toBeVisible();
  await expect(teacher.locator("del").filter({ hasText: "each" })).toBeVisible();
  await expect(teacher.getByText("Who would run this test?")).toBeVisible();
  await teacher.getByRole("link", { name: "The case without changes" }).click();
  await criterion(teacher, "Prevention is a test someone could run").getByRole("radio", { name: "Level 4" }).check();
  await saved(teacher);

  // Release: both see it, the other team nothing.
  await teacher.getByRole("button", { name: "Release to Amara and Ben" }).click();
  await expect(teacher.getByText("Released to Amara and Ben at")).toBeVisible();
  await a.getByRole("link", { name: "Read the review" }).click();
  await expect(a.getByRole("heading", { name: "What your teacher says" })).toBeVisible();
  await expect(a.getByText(`7 of ${points}`)).toBeVisible();
  await expect(a.getByText("Who would run this test?")).toHaveCount(1); // once: with the version that it was about
  await a.getByRole("heading", { name: "2 comments on your earlier version" }).click();
  await expect(a.getByText("Who would run this test?")).toBeVisible();
  await expect(c.getByText("has reviewed")).toHaveCount(0);
  await teacher.getByRole("button", { name: "Take the release back" }).click();
  // What was said about the version that came back stays with that version.
  await expect(a.getByText(`7 of ${points}`)).toHaveCount(0);
  await expect(a.getByRole("heading", { name: "2 comments on your earlier version" })).toBeVisible();
  await expect(a.getByText("Who would run this test?")).toBeVisible();
});

test("T12: a level that was chosen stays chosen while it is stored and the page is drawn anew", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  await handIn(classroom);
  const teacher = await open(classroom.teacher, submissions(classroom));
  const seen = await watchLevel(teacher, "Harm is traced to people");
  const choose = async (name: string, level: number) => {
    const answered = teacher.waitForResponse((response) => response.request().method() === "POST");
    await criterion(teacher, name)
      .getByRole("radio", { name: `Level ${level}` })
      .check();
    await answered; // the page comes with it, and once more with the poke
  };
  const chosen = [1, 3, 2, 4];
  for (const level of chosen) await choose("Harm is traced to people", level);
  await choose("Prevention is a test someone could run", 2);
  await saved(teacher);
  expect(await seen()).toEqual([0, ...chosen]);
});

/** Notes, frame by frame, each level that a criterion shows and that is another than the one before; 0: none. */
async function watchLevel(page: Page, name: string): Promise<() => Promise<number[]>> {
  await criterion(page, name).evaluate((group) => {
    const seen: number[] = [];
    Object.assign(window, { seenLevels: seen });
    const record = () => {
      const level =
        [...group.querySelectorAll<HTMLInputElement>("input[type=radio]")].findIndex(({ checked }) => checked) + 1;
      if (level !== seen.at(-1)) seen.push(level);
      requestAnimationFrame(record);
    };
    record();
  });
  return () => page.evaluate(() => [...(window as unknown as { seenLevels: number[] }).seenLevels]); // put there above
}

test("T12: a comment that was written, changed or deleted stays so while the page is drawn anew; what is typed while it is stored stays in its box", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const box = page.getByRole("textbox", { name: "On the whole answer" });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  await page.getByRole("button", { name: "Comment on this" }).last().click();
  await box.fill("Who is told?");
  const written = await watchComments(page);
  await press("Comment");
  await expect.poll(written).toEqual(["box: Who is told?", "list: Who is told?"]);

  await press("Change");
  await box.fill("Who is told first?");
  const changed = await watchComments(page);
  await press("Save");
  await expect.poll(changed).toEqual(["box: Who is told first?", "list: Who is told first?"]);

  await press("Change");
  let goOn = () => {};
  const until = new Promise<void>((resolve) => (goOn = resolve));
  await page.route("**", async (route) => {
    if (route.request().method() === "POST") await until;
    await route.continue();
  });
  await box.fill("Who is told first? And");
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await press("Save");
  await sent;
  await box.pressSequentially(" how?");
  goOn();
  await expect.poll(async () => (await stored(classroom)).comments[0]?.text).toBe("Who is told first? And");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeEnabled();
  await expect(box).toHaveValue("Who is told first? And how?");
  await press("Save");
  await expect(page.getByText("Who is told first? And how?")).toBeVisible();

  await press("Change");
  const deleted = await watchComments(page);
  await press("Delete");
  await expect.poll(async () => (await stored(classroom)).comments).toEqual([]);
  await expect.poll(deleted).toEqual(["box: Who is told first? And how?", "nothing"]);
});

test("T12: all of it by keyboard alone: words chosen, a comment written, changed and deleted, levels, return, next and back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await expect(page.getByRole("heading", { name: texts.title })).toBeVisible();
  const keys = async (...all: string[]) => {
    for (const key of all) await page.keyboard.press(key);
  };
  await prevention(page).focus();
  await keys("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft");
  await expect(page.getByRole("status").filter({ hasText: "Chosen: photos by" })).toBeAttached();
  await keys("c");
  await expect(page.getByRole("textbox", { name: "On “photos by”" })).toBeFocused();
  await page.keyboard.type("j1 are letters here");
  await keys("Control+Enter");
  await expect(page.getByRole("list", { name: "Your comments" }).getByText("j1 are letters here")).toBeVisible();
  expect((await stored(classroom)).comments).toMatchObject([
    { field: "prevention", passage: { start: 10, end: 19, quote: "photos by" }, text: "j1 are letters here" },
  ]);

  await page.getByRole("button", { name: "Change" }).focus();
  await keys("Enter", "End");
  await page.keyboard.type(", changed");
  await keys("Control+Enter");
  await expect(page.getByText("j1 are letters here, changed")).toBeVisible();
  await page.getByRole("button", { name: "Change" }).focus();
  await keys("Enter");
  await page.getByRole("button", { name: "Delete" }).focus();
  await keys("Enter");
  await expect(page.getByRole("list", { name: "Your comments" })).toHaveCount(0);

  // Each digit goes on to the next criterion; Shift+Tab goes back, and after the last, digits change nothing.
  await keys("4", "3");
  await saved(page);
  await expect(page.getByText(`7 of ${points}`, { exact: true })).toBeVisible();
  expect((await stored(classroom)).marked[0]?.levels).toEqual({ scenario: 4, harm: 3 });
  await keys("Shift+Tab", "0");
  await expect(page.getByText(`4 of ${points}`, { exact: true })).toBeVisible();
  const further = rubric.slice(4).map(() => "1");
  await keys("2", "1", "4", ...further, "1");
  await expect(page.getByText(`${11 + further.length} of ${points}`, { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Next submission" })).toBeFocused();
  await expect(page.getByText("Shift+Tab", { exact: true }).first()).toBeVisible();

  await keys("j");
  await expect(page.getByText("Chidi and Dana").first()).toBeVisible();
  await keys("k");
  await expect(page.getByRole("button", { name: "Release to Amara and Ben" })).toBeVisible();
  await keys("?");
  await expect(page.getByRole("dialog")).toContainText("level, then the next criterion");
  await keys("Escape", "r");
  await expect(page.getByRole("dialog")).toContainText("Return this to Amara and Ben?");
  await keys("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("T12: a key is heard by the page from Escape on, however quick, and not while a dialog is open", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await expect(page.getByRole("heading", { name: texts.title })).toBeVisible();
  const dialog = page.getByRole("dialog");
  /** As fast as fingers roll over the keys: before the page has been drawn without the dialog. */
  const roll = (...all: string[]) => Promise.all(all.map((key) => page.keyboard.press(key)));
  await expect(async () => {
    await page.keyboard.press("?"); // heard as soon as the page has come alive
    await expect(dialog).toContainText("level, then the next criterion", { timeout: 1_000 });
  }).toPass();
  await roll("Escape", "r");
  await expect(dialog).toContainText("Return this to Amara and Ben?");
  await roll("Escape", "r");
  await expect(dialog).toContainText("Return this to Amara and Ben?");
  await page.keyboard.press("3");
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Release to Amara and Ben" })).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  // In the moment in which the next case is drawn.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (
        ![...document.querySelectorAll("button")].some(({ textContent }) => textContent === "Release to Chidi and Dana")
      )
        return;
      observer.disconnect();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Release to Chidi and Dana", includeHidden: true })).toBeVisible();
  await expect(dialog).toContainText("level, then the next criterion");
});

test("T12, B1: a comment and a level without a connection are kept, said so, and stored on return; a comment survives a reload and the way to the next case", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await page.getByRole("button", { name: "Comment on this" }).nth(2).click();
  const box = page.getByRole("textbox", { name: "On the whole answer" });
  await box.fill("Half a thought");
  await page.reload();
  await expect(box).toHaveValue("Half a thought");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("Your words are still here.")).toBeVisible();
  await expect(box).toHaveValue("Half a thought");
  await criterion(page, "Harm is traced to people").getByRole("radio", { name: "Level 3" }).check();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(criterion(page, "Harm is traced to people").getByRole("radio", { name: "Level 3" })).toBeChecked();
  await page.context().setOffline(false);
  await saved(page);
  await expect.poll(async () => (await stored(classroom)).marked[0]?.levels).toEqual({ harm: 3 });
  // On the way to the next case the comment is stored.
  await page.getByRole("link", { name: "Next submission" }).click();
  await expect(page.getByText("Chidi and Dana").first()).toBeVisible();
  expect((await stored(classroom)).comments).toMatchObject([{ field: "harmed", text: "Half a thought" }]);
});

test("T12, B1: a level that was chosen while the server was away, of which the browser says nothing, is stored by itself once it answers", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  let away = true;
  for (const what of [/submissions/, /healthz/])
    await page.route(what, (route) => (away ? route.abort("connectionrefused") : route.fallback()));
  await criterion(page, "Harm is traced to people").getByRole("radio", { name: "Level 3" }).check();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  away = false;
  await saved(page);
  await expect.poll(async () => (await stored(classroom)).marked[0]?.levels).toEqual({ harm: 3 });
});

test("T12: a comment that is refused stays in its box: the team has handed in again meanwhile", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  await page.getByRole("button", { name: "Comment on this" }).nth(2).click();
  await page.getByRole("textbox", { name: "On the whole answer" }).fill("Too late");
  const [team] = classroom.teams;
  if (team === undefined) throw new Error("no team");
  await makeSubmission({
    activityId: classroom.activity.id,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts: { ...texts, harmed: "Others." },
    memberIds: team.memberIds,
  });
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("The team has handed in again, or has taken its case back.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "On the whole answer" })).toHaveValue("Too late");
});

for (const phase of ["write", "vote", "results", "closed"] as const satisfies readonly Phase[]) {
  test(`Q12: returned in ${phase}: the first thing on the team's pages, and its worksheet is open, until the teacher ends it`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom({ phase, teams: 1 });
    await handIn(classroom);
    const { amara, ben } = people(classroom);
    const away = await open(
      amara,
      student(classroom, phase === "write" ? "learn/opening" : phase === "closed" ? "wait" : phase),
    );
    const writing = await open(ben, student(classroom, "write"));
    await expect(prevention(writing)).toHaveValue(texts.prevention);
    await expect(prevention(writing)).toHaveAttribute("readonly", "");
    const teacher = await open(classroom.teacher, submissions(classroom));
    await teacher.getByRole("button", { name: "Return for revision" }).click();
    await teacher.getByRole("button", { name: "Return it" }).click();
    await expect(teacher.getByRole("button", { name: "End the return" })).toBeVisible();
    await expect(away.getByText("Ms. Okafor has returned your case for revision.")).toBeVisible();
    await expect(prevention(writing)).toBeEditable();
    await prevention(writing).fill("Revised.");
    await expect(writing.getByText("Saved", { exact: true })).toBeVisible();
    await teacher.getByRole("button", { name: "End the return" }).click();
    await expect(away.getByText("has returned")).toHaveCount(0);
    await expect(prevention(writing)).toHaveAttribute("readonly", "");
    await expect(prevention(writing)).toHaveValue("Revised.");
  });
}

test("Q12: no response to a student carries a mark or a comment before it may; after release the absent one reads it too, with an empty mark (Q21)", async ({
  makeClassroom,
  open,
}) => {
  test.setTimeout(180_000); // it asks for some 300 pages
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const { amara, ben, chidi } = people(classroom);
  await setParticipant(classroom.activity.id, ben.id, { absentAt: new Date() });
  const [first] = classroom.teams;
  if (first === undefined) throw new Error("no team");
  await handIn({ ...classroom, teams: [{ ...first, memberIds: [amara.id] }, ...classroom.teams.slice(1)] });
  const steering = await steeringOf(classroom);
  const submission = await submissionOf(classroom, 0);
  await markCase(steering, submission.id, { scenario: 4, harm: 3, prevention: 2, response: 1 });
  await addComment(steering, submission, "prevention", "Quagmire of averages", 3);
  // What the levels mean is no secret: it is on Write.
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
  const readAll = async () => {
    for (const [who, page] of pages) {
      for (const at of ["compare", "write", "learn", "vote", "results", "casebook", "wait", "review", "present"]) {
        // A page as it is first served, and as the router asks for it.
        for (const headers of [undefined, { rsc: "1" }])
          seen.get(who)?.push(await (await page.request.get(student(classroom, at), headers && { headers })).text());
      }
    }
  };
  const told = (who: Person) => seen.get(who)?.join("\n") ?? "";
  for (const phase of ["write", "compare", "vote", "results", "closed"] as const) {
    await setActivity(classroom.activity.id, { phase });
    await readAll();
  }
  for (const who of seen.keys()) {
    expect(told(who)).not.toContain(secrets.comment);
    expect(told(who)).not.toMatch(secrets.levels);
  }
  await setActivity(classroom.activity.id, { phase: "compare" });
  await returnForRevision(steering, submission.id);
  await readAll();
  for (const who of [amara, ben]) expect(told(who)).toContain(secrets.comment);
  expect(told(chidi)).not.toContain(secrets.comment);
  for (const who of seen.keys()) expect(told(who)).not.toMatch(secrets.levels);

  const teacher = await open(classroom.teacher, `${submissions(classroom)}/${submission.id}`);
  await teacher.getByRole("button", { name: "End the return" }).click();
  await expect(teacher.getByRole("button", { name: "Return for revision" })).toBeVisible();
  await teacher.getByRole("button", { name: "Release…" }).click();
  await teacher.getByRole("button", { name: "Release the one that is marked" }).click();
  await expect(teacher.getByText("1 of 2 marked, 1 released")).toBeVisible();
  await readAll();
  expect(told(amara)).toMatch(secrets.levels);
  expect(told(chidi)).not.toMatch(secrets.levels);
  expect(told(chidi)).not.toContain(secrets.comment);
  const own = await open(ben, student(classroom, "review"));
  await expect(own.getByText("You were not there when this was handed in, so it has no levels for you.")).toBeVisible();
  await expect(own.getByText("Quagmire of averages")).toBeVisible();
  await expect(own.getByText("No mark", { exact: true })).toHaveCount(4);

  // The teacher gives the absent one the team's.
  await teacher.getByRole("radio", { name: "Ben" }).check();
  await teacher.getByRole("button", { name: "The same as the team’s" }).click();
  await expect(own.getByText(`10 of ${points}`)).toBeVisible();
});

test("T12: on a phone a released review and a returned case are read without scrolling sideways", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "results", teams: 1 });
  await handIn(classroom);
  const { amara } = people(classroom);
  const steering = await steeringOf(classroom);
  const submission = await submissionOf(classroom, 0);
  await markCase(steering, submission.id, { scenario: 4, harm: 3 });
  await addComment(
    steering,
    submission,
    "harmed",
    "Averylongwordwithoutanyspacesthatwouldpushthepagewiderthanaphone".repeat(2),
    4,
  );
  await returnForRevision(steering, submission.id);
  const teacher = await open(classroom.teacher, submissions(classroom), phone);
  await teacher.getByRole("button", { name: "Release to Amara and Ben" }).click();
  const fits = (page: Page) =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
      .toBe(0);
  await fits(teacher);
  const page = await open(amara, student(classroom, "review"), { ...phone, viewport: { width: 320, height: 640 } });
  await expect(page.getByText(`7 of ${points}`)).toBeVisible();
  await fits(page);
  await page.getByRole("link", { name: "Open your case" }).click();
  await expect(page.getByRole("list", { name: "Comments from your teacher" })).toBeVisible();
  await fits(page);
});

/** Drags over these words of an answer, as a mouse does. */
async function selectByMouse(page: Page, words: string): Promise<void> {
  const [from, to] = await page.evaluate((quote) => {
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf(quote) ?? -1;
      if (at < 0) continue;
      const edge = (offset: number) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset);
        const { x, y, height } = range.getBoundingClientRect();
        return { x, y: y + height / 2 };
      };
      return [edge(at), edge(at + quote.length)];
    }
    throw new Error(`“${quote}” is not on the page`);
  }, words);
  if (from === undefined || to === undefined) throw new Error("no place to drag from");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

test("T12, Q12: the board says that a case is returned for revision, and once it is there, that it was handed in again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  await handIn(classroom);
  const { amara } = people(classroom);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const tile = teacher.getByRole("link", { name: /^Team 1,/ });
  await expect(tile).toContainText(/handed in at \d/);
  await returnForRevision(await steeringOf(classroom), (await submissionOf(classroom, 0)).id);
  await teacher.reload(); // this process pokes nobody
  await expect(teacher.getByRole("heading", { name: "Returned for revision one team" })).toBeVisible();
  await expect(tile).toContainText(/returned at \d/);
  await expect(tile).toHaveAccessibleDescription(/returned at/);
  const team = await open(amara, student(classroom, "write"));
  await prevention(team).fill("A third group tests it first.");
  await expect(team.getByText("Saved", { exact: true })).toBeVisible();
  await team.getByRole("button", { name: "Hand in again" }).click();
  await expect(tile).toContainText(/handed in again at \d/);
  await expect(teacher.getByRole("heading", { name: "Handed in 2 teams" })).toBeVisible();
  await expect(teacher.getByRole("link", { name: /^Team 2,/ })).toContainText(/handed in at/);
});

/** From now on, whenever it changes: what is in the box of a comment, and the comments that are listed. */
async function watchComments(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const all: string[] = [];
    const record = () => {
      const box = document.querySelector<HTMLTextAreaElement>("textarea#comment");
      const listed = [...document.querySelectorAll("ul[aria-label='Your comments'] li p:first-child")].map(
        ({ textContent }) => `list: ${textContent}`,
      );
      const now = [...(box === null ? [] : [`box: ${box.value}`]), ...listed].join("; ") || "nothing";
      if (now !== all.at(-1)) all.push(now);
    };
    record();
    new MutationObserver(record).observe(document.body, { subtree: true, childList: true, characterData: true });
    return all;
  });
  return () => seen.evaluate((all) => all);
}
