/** People who pry: what was typed or pasted as HTML or as a script is text everywhere it is shown. */
import type { BrowserContext, Page } from "@playwright/test";
import { pool } from "@/db/client";
import { setActivity } from "@/db/testing/change-rows";
import * as make from "@/db/testing/factories";
import * as work from "@/db/testing/student-work";
import { returnForRevision } from "@/lib/classroom/reviewing/returns";
import { release } from "@/lib/classroom/reviewing/reviews";
import { documentFields, worksheetFields, type WorksheetTexts } from "@/lib/document-format/fields";
import { makeScene, type Scene } from "@/e2e/specs/access/scene";
import { routes } from "@/e2e/specs/access/table";
import { expect, test, type Person, type Classroom } from "@/e2e/support/fixtures";
import { addComment, steeringOf, submissionOf } from "@/e2e/support/reviewed-class";
import { makeClassroom } from "@/e2e/support/classroom";

/** Ways in which text becomes markup or a script where somebody forgot; each leaves `data-pwned` or calls `pwned()`. */
const ways = [
  `<img src=x data-pwned onerror=pwned()>`,
  `"><script data-pwned>pwned()</script>`,
  `</textarea></title><svg data-pwned onload=pwned()>`,
  `' autofocus onfocus=pwned() data-pwned='`,
  `<a data-pwned href=javascript:pwned()>x</a>`,
  `{{constructor.constructor('pwned()')()}}\${pwned()}`,
  `<iframe data-pwned srcdoc="<script>parent.pwned()</script>">`,
  `<style data-pwned>*{display:none}</style>`,
] as const;
let nth = 0;
/** A hostile text that no other field has. */
const hostile = () => `${(nth += 1)} ${ways[nth % ways.length] ?? ""}`;
const links = [
  "javascript:pwned()",
  " JaVaScRiPt:pwned()//x",
  "data:text/html,<script>pwned()</script>",
  `https://example.org/"onmouseover="pwned()"data-pwned="`,
];

interface Planted {
  room: Classroom;
  scene: Scene;
  /** Every text, to be seen on some page. */
  texts: string[];
  /** What team 2 reads of the teacher's, on its worksheet. */
  returned: string[];
  /** Both submissions of team 3. */
  handedIn: string[];
}

async function plant(): Promise<Planted> {
  const classroom = await makeClassroom({ phase: "write", teams: 4, withoutTeam: 1, matched: true });
  const texts: string[] = [];
  const text = () => {
    const made = hostile();
    texts.push(made);
    return made;
  };
  const rename = async (table: "teachers" | "classes" | "students", id: string) => {
    const name = text();
    await pool().query(`update ${table} set name = $2 where id = $1`, [id, name]);
    return name;
  };
  classroom.teacher.name = await rename("teachers", classroom.teacher.id);
  await rename("classes", classroom.class.id);
  for (const student of classroom.students) student.name = await rename("students", student.id);
  await pool().query("update students set one_time_pin = '482113', on_roster = true where id = $1", [
    classroom.students.at(-1)?.id,
  ]);

  for (const [n, team] of classroom.teams.entries()) {
    const source = links[n] ?? "";
    texts.push(source.startsWith("https") ? "example.org/" : source.trim()); // a link is shown short
    // Every field, by construction.
    const written = Object.fromEntries(
      worksheetFields.map((field) => [field, field === "source" ? source : text()]),
    ) as WorksheetTexts;
    const own = { activityId: classroom.activity.id, memberIds: team.memberIds };
    await work.makeText({ documentId: team.documentId, author: team.memberIds[0] ?? "", texts: written });
    if (n < 3)
      await work.makeSubmission({
        ...own,
        teamId: team.id,
        worksheetId: team.worksheetId,
        mode: team.mode,
        texts: written,
      });
    for (const studentId of team.memberIds) {
      await work.makeBallot({ activityId: own.activityId, studentId, kind: "before", choice: "bias" });
      await work.makeBallot({
        activityId: own.activityId,
        studentId,
        kind: "final",
        choice: "bias",
        reason: text(),
        teamId: team.id,
        mode: team.mode,
      });
    }
  }
  const submissionId =
    (await pool().query<{ id: string }>("select id from submissions where team_id = $1", [classroom.teams[0]?.id]))
      .rows[0]?.id ?? "";
  const review = await plantReviews(classroom, submissionId, text);
  for (const { documentId } of classroom.matches)
    await work.makeText({
      documentId,
      author: classroom.students[0]?.id ?? "",
      texts: Object.fromEntries(documentFields.notes.map((field) => [field, text()])),
    });

  const [team, partnerTeam, otherTeam] = classroom.teams;
  if (team === undefined || partnerTeam === undefined || otherTeam === undefined) throw new Error("teams are missing");
  const ended = await make.makeTeam({ activityId: classroom.activity.id, number: 9, mode: "bias" });
  await work.makeText({
    documentId: ended.documentId,
    author: classroom.students[0]?.id ?? "",
    texts: { harmed: text() },
  });
  await pool().query("update teams set dissolved_at = now() where id = $1", [ended.id]);
  await pool().query("update worksheets set archived_at = now() where id = $1", [ended.worksheetId]);
  const scene: Scene = {
    ...(await makeScene("while")), // what later pages need, and this does not know of, is another class's
    classId: classroom.class.id,
    code: classroom.class.code,
    activityId: classroom.activity.id,
    team,
    partnerTeam,
    otherTeam,
    matchId: classroom.matches[0]?.id ?? "",
    submissionId,
    archivedId: ended.worksheetId,
    studentId: classroom.students[8]?.id ?? "",
  };
  return { room: classroom, scene, texts, ...review };
}

/** The teacher's words on a whole answer and on a passage: of team 1 released, of team 2 returned, and of team 3, which has handed in again. */
async function plantReviews(
  classroom: Classroom,
  releasedId: string,
  text: () => string,
): Promise<Pick<Planted, "returned" | "handedIn">> {
  const steering = await steeringOf(classroom);
  const [first, second, third] = await Promise.all([0, 1, 2].map((n) => submissionOf(classroom, n)));
  if (first === undefined || second === undefined || third === undefined) throw new Error("submissions are missing");
  const all = 99;
  await addComment(steering, first, "title", text());
  await addComment(steering, first, "harmed", text(), all);
  await release(steering, { submissionIds: [releasedId], released: true });
  const returned = [text(), text(), text(), text()];
  await addComment(steering, second, "title", returned[0] ?? "");
  await addComment(steering, second, "scenario", returned[1] ?? "", all);
  await addComment(steering, second, "harmed", returned[2] ?? "", all);
  // Words that are not there any more.
  await pool().query(
    "update comments set passage = jsonb_set(passage, '{quote}', to_jsonb($2::text)) where submission_id = $1 and field = 'harmed'",
    [second.id, returned[3]],
  );
  await returnForRevision(steering, second.id);
  await addComment(steering, third, "prevention", text(), all);
  const team = classroom.teams[2];
  if (team === undefined) throw new Error("team 3 is missing");
  const texts = Object.fromEntries(
    worksheetFields.map((field) => [field, field === "source" ? "javascript:pwned()" : text()]),
  ) as WorksheetTexts;
  await work.makeSubmission({
    activityId: classroom.activity.id,
    memberIds: team.memberIds,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts,
  });
  return { returned, handedIn: [third.id, (await submissionOf(classroom, 2)).id] };
}

/** What is on the page that nobody of ours put there. */
function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const elements = [
      ...document.querySelectorAll(
        "[data-pwned], [onerror], [onload], [onfocus], [onmouseover], iframe, object, embed, base",
      ),
    ].map(({ outerHTML }) => outerHTML);
    const leads = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .filter(({ protocol }) => protocol !== "http:" && protocol !== "https:")
      .map(({ href }) => href);
    return [...elements, ...leads, ...("wasPwned" in window ? ["a script ran"] : [])];
  });
}

function shown(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.body.textContent,
      ...[...document.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value),
    ].join("\n"),
  );
}

async function watched(context: BrowserContext, who: Person | null, origin: string, broken: string[]): Promise<Page> {
  await context.addInitScript(() => Object.assign(window, { pwned: () => Object.assign(window, { wasPwned: true }) }));
  if (who !== null) {
    const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: origin }]);
  }
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    broken.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // A script that only the policy stopped was not inert.
  page.on(
    "console",
    (message) =>
      message.type() === "error" && /Content.Security.Policy/i.test(message.text()) && broken.push(message.text()),
  );
  return page;
}

test("B1: hostile text in every name, answer, note, reason, link, comment and passage is text on every page, slip and casebook", async ({
  browser,
  server,
}) => {
  test.setTimeout(240_000);
  const { room: classroom, scene, texts, returned, handedIn } = await plant();
  const broken: string[] = [];
  const seen = new Set<string>();
  const contexts = await Promise.all([0, 1, 2, 3].map(() => browser.newContext({ baseURL: server.origin })));
  const [control, student, teacher] = [
    await browser.newPage(),
    await watched(contexts[1] ?? (await browser.newContext()), classroom.students[0] ?? null, server.origin, broken),
    await watched(contexts[2] ?? (await browser.newContext()), classroom.teacher, server.origin, broken),
  ];
  const mate = await watched(
    contexts[3] ?? (await browser.newContext()),
    classroom.students[2] ?? null,
    server.origin,
    broken,
  );
  const nobody = await watched(contexts[0] ?? (await browser.newContext()), null, server.origin, broken);

  // What looks for it finds it where it is not inert.
  await control.addInitScript(() => Object.assign(window, { pwned: () => Object.assign(window, { wasPwned: true }) }));
  await control.goto("data:text/html,<title>x</title>");
  await control.setContent(ways.join(""));
  await expect.poll(() => foreign(control)).toContain("a script ran");
  await control.close();

  const visit = async (page: Page, at: string) => {
    await page.goto(at);
    await page.waitForLoadState(/write|compare|present|worksheets/.test(at) ? "networkidle" : "load"); // text comes over a socket there
    broken.push(...(await foreign(page)).map((what) => `${at}: ${what}`));
    const text = await shown(page);
    for (const each of texts) if (text.includes(each)) seen.add(each);
  };
  // In results all routes; before, those that show something else then.
  const differs = {
    write: /\/write$|\/wait$|\/teams$|\[team\]$/,
    compare: /\/(compare|present|write|teams|projector)$/,
    results: /^/,
  } as const;
  for (const phase of ["write", "compare", "results"] as const) {
    await setActivity(scene.activityId, {
      phase,
      comparedAt: phase === "write" ? null : new Date(),
      revealedAt: phase === "results" ? new Date() : null,
      notesInCasebook: true,
    });
    for (const [path, row] of Object.entries(routes)) {
      if (
        !differs[phase].test(path) ||
        path.startsWith("/api/") ||
        path === "/setup" ||
        path === "/design" ||
        path.endsWith("/rows")
      )
        continue; // no pages
      await visit(
        path.startsWith("/a/") || path === "/class" ? student : path.startsWith("/teacher") ? teacher : nobody,
        row.at(scene),
      );
    }
  }
  // What was returned, before its team; what changed, before the teacher; what is released, before its student.
  await visit(mate, `/a/${scene.activityId}/write`);
  for (const said of returned) expect(await shown(mate)).toContain(said);
  for (const id of handedIn)
    for (const way of ["", "?changes"])
      await visit(teacher, `/teacher/activities/${scene.activityId}/submissions/${id}${way}`);
  await visit(student, `/a/${scene.activityId}/review`);
  await visit(teacher, `/teacher/activities/${scene.activityId}/worksheets/${classroom.teams[3]?.id ?? ""}`); // never handed in
  for (const way of ways)
    for (const at of [
      `/?code=${encodeURIComponent(way)}`,
      `/?none=${encodeURIComponent(way)}`,
      `/join/${encodeURIComponent(way)}`,
    ])
      await visit(nobody, at);
  expect(broken).toEqual([]);
  expect(texts.filter((text) => !seen.has(text))).toEqual([]);
  for (const context of contexts) await context.close();
});

test("B1: HTML that is typed, pasted or joined with is text for oneself and for a team-mate", async ({
  makeClassroom,
  browser,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [one, other] = classroom.teams[0]?.members ?? [];
  const broken: string[] = [];
  const contexts = [
    await browser.newContext({ baseURL: server.origin, permissions: ["clipboard-read", "clipboard-write"] }),
    await browser.newContext({ baseURL: server.origin }),
    await browser.newContext({ baseURL: server.origin }),
  ] as const;
  const [mine, mates, third] = [
    await watched(contexts[0], one ?? null, server.origin, broken),
    await watched(contexts[1], other ?? null, server.origin, broken),
    await watched(contexts[2], null, server.origin, broken),
  ];
  for (const page of [mine, mates]) await page.goto(`/a/${classroom.activity.id}/write`);
  const [first, second, last] = [
    mine.getByLabel("Who is harmed?"),
    mine.getByRole("textbox", { name: "Link to where you found it" }),
    mates.getByLabel("Who is harmed?"),
  ];
  await expect(first).toBeEditable();
  await first.focus();
  await mine.keyboard.insertText(ways.join("\n"));
  await expect(last).toHaveValue(ways.join("\n"));
  await mine.evaluate(async (html) => {
    const item = new ClipboardItem({
      "text/html": new Blob([html], { type: "text/html" }),
      "text/plain": new Blob(["plain <b>words</b>"], { type: "text/plain" }),
    });
    await navigator.clipboard.write([item]);
  }, "<b data-pwned>bold</b><a href='javascript:pwned()'>x</a>");
  await first.focus();
  await mine.keyboard.press("Control+A");
  await mine.keyboard.press("Control+V");
  await expect(last).toHaveValue("plain <b>words</b>");
  await mine.getByText("Found", { exact: true }).click();
  await second.fill("javascript:pwned()");
  await expect(mine.getByText("Saved", { exact: true }).first()).toBeVisible();

  await third.goto(`/join/${classroom.class.code}`);
  await third.getByLabel("Name").fill(ways[0]);
  await third.getByLabel("PIN", { exact: true }).fill("4821");
  await third.getByRole("button", { name: "Join" }).click();
  await expect(third.getByText(ways[0], { exact: true })).toBeVisible();
  for (const page of [mine, mates, third]) broken.push(...(await foreign(page)));
  expect(broken).toEqual([]);
  for (const context of contexts) await context.close();
});
