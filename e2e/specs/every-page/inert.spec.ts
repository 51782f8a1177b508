/** Text that was typed or pasted as HTML or as a script is shown as text everywhere. */
import type { BrowserContext, Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { routes } from "@/e2e/specs/access/table";
import { expect, test, type Person } from "@/e2e/support/fixtures";
import { hostileTexts, makeHostileClass } from "./hostile-class";

/** Finds elements and attributes on the page that are not ours, and whether a script ran. */
function findForeignContent(page: Page): Promise<string[]> {
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
  // A script that only the Content Security Policy stopped was not inert.
  page.on(
    "console",
    (message) =>
      message.type() === "error" && /Content.Security.Policy/i.test(message.text()) && broken.push(message.text()),
  );
  return page;
}

test("B1e: hostile text in every name, answer, note, reason, link, comment and passage is text on every page, slip and casebook", async ({
  browser,
  server,
}) => {
  const { room: classroom, scene, texts, returned, handedIn } = await makeHostileClass();
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

  // Control: `findForeignContent` finds the texts on a page on which they are not inert.
  await control.addInitScript(() => Object.assign(window, { pwned: () => Object.assign(window, { wasPwned: true }) }));
  await control.goto("data:text/html,<title>x</title>");
  await control.setContent(hostileTexts.join(""));
  await expect.poll(() => findForeignContent(control)).toContain("a script ran");
  await control.close();

  const visit = async (page: Page, at: string) => {
    await page.goto("about:blank"); // ends a reload that the page before has begun by itself
    // Files are not pages: how spreadsheets read them is tested where files are written.
    const isFile = await page.goto(at).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Error && error.message.includes("Download is starting")) return true;
        throw error;
      },
    );
    if (isFile) return;
    await page.waitForLoadState(/write|compare|present|worksheets/.test(at) ? "networkidle" : "load"); // on these pages text arrives over a socket
    broken.push(...(await findForeignContent(page)).map((what) => `${at}: ${what}`));
    const text = await shown(page);
    for (const each of texts) if (text.includes(each)) seen.add(each);
  };
  // In results visit all routes; in earlier phases only those that show something else then.
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
        continue; // these are not pages
      await visit(
        path.startsWith("/a/") || path === "/class" ? student : path.startsWith("/teacher") ? teacher : nobody,
        row.at(scene),
      );
    }
  }
  // The team sees what was returned, the teacher what changed, and the student what is released.
  await visit(mate, `/a/${scene.activityId}/write`);
  for (const said of returned) expect(await shown(mate)).toContain(said);
  for (const id of handedIn)
    for (const way of ["", "?changes"])
      await visit(teacher, `/teacher/activities/${scene.activityId}/submissions/${id}${way}`);
  await visit(student, `/a/${scene.activityId}/review`);
  await visit(teacher, `/teacher/activities/${scene.activityId}/worksheets/${classroom.teams[3]?.id ?? ""}`); // this team never handed in
  for (const way of hostileTexts)
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

test("B1e: HTML that is typed, pasted or joined with is text for oneself and for a team-mate", async ({
  makeClassroom,
  browser,
  server,
}) => {
  const room = await makeClassroom({ phase: "write", teams: 1 });
  const [one, other] = room.teams[0]?.members ?? [];
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
  for (const page of [mine, mates]) await page.goto(`/a/${room.activity.id}/write`);
  const [first, second, last] = [
    mine.getByLabel("Who is harmed?"),
    mine.getByRole("textbox", { name: "Link to your source" }),
    mates.getByLabel("Who is harmed?"),
  ];
  await expect(first).toBeEditable();
  await first.focus();
  await mine.keyboard.insertText(hostileTexts.join("\n"));
  await expect(last).toHaveValue(hostileTexts.join("\n"));
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
  await mine.getByText("Real case", { exact: true }).click();
  await second.fill("javascript:pwned()");
  await expect(mine.getByText("Saved", { exact: true }).first()).toBeVisible();

  await third.goto(`/join/${room.class.code}`);
  await third.getByLabel("Name").fill(hostileTexts[0]);
  await third.getByLabel("PIN", { exact: true }).fill("4821");
  await third.getByRole("button", { name: "Join" }).click();
  await expect(third.getByText(hostileTexts[0], { exact: true })).toBeVisible();
  for (const page of [mine, mates, third]) broken.push(...(await findForeignContent(page)));
  expect(broken).toEqual([]);
  for (const context of contexts) await context.close();
});
