import { database } from "@/db/client";
import { listRoster } from "@/lib/features/arranging/students/queries/roster";
import { lanAddresses } from "@/lib/process/addresses";
import { startServer } from "@/lib/server/testing/real-server";
import { expect, member, phone, test, type Classroom } from "@/e2e/support/fixtures";
import { intercept, isAction } from "@/e2e/support/intercept";
import { chooseFor } from "@/e2e/support/menus";
import { readQr } from "@/e2e/support/read-qr";

test("T1a, B1a: from the empty start page to a projected code in eight clicks; with no teacher yet an address that leads nowhere says so", async ({
  browser,
}) => {
  const fresh = await startServer();
  const context = await browser.newContext({ baseURL: fresh.origin });
  const page = await context.newPage();
  let clicks = 0;
  const press = async (name: string | RegExp, role: "button" | "link" = "button") => {
    clicks += 1;
    await page.getByRole(role, { name }).first().click();
  };
  await page.goto("/nothing-here");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await page.goto("/setup");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look at the terminal");
  const link = /http:\/\/localhost:\d+(\/setup#key=\S+)/.exec(fresh.output())?.[1] ?? "";
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crosscase is not set up yet");
  clicks += 1; // for the link in the terminal
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ms. Okafor");
  await page.getByLabel("Email").fill("okafor@example.org");
  await page.getByLabel("Password").fill("correct horse battery");
  await press("Make my account");
  await expect(page).toHaveURL(/\/teacher$/);
  await page.getByLabel("Name of the class").fill("Computer Science, Period 4");
  await press("Make the class");
  await expect(page).toHaveURL(/\/teacher\/activities\/[^/]+$/);
  const opened = context.waitForEvent("page");
  await press(/projector/i, "link");
  const projector = await opened;
  await projector.waitForURL(/\/projector$/);
  await expect(projector.getByText(/[2-9A-Z]{3} [2-9A-Z]{3}/).first()).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(8);
  expect((await page.request.get("/setup")).status()).toBe(404);
  await context.close();
  await fresh.stop();
});

test("T1d: the sign-in page refuses kindly and says how to reset a password", async ({ open }) => {
  const page = await open(null, "/teacher");
  await expect(page).toHaveURL(/\/teacher\/sign-in$/);
  await page.getByLabel("Email").fill("nobody@example.org");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "case-sensitive" })).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveValue("not the password");
  await page.getByText("I forgot my password").click();
  await expect(page.getByText("npm run teacher")).toBeVisible();
});

test("T1c: a teacher invites another; the link carries an address others can open, and works once; the next one is another", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const page = await open(classroom.teacher, "/teacher", { viewport: { width: 1280, height: 480 } });
  const make = page.getByRole("button", { name: "Make an invitation" });
  // Scroll only until the whole button is visible, so that what is below it is not.
  await make.evaluate((button) => button.scrollIntoView({ block: "end", behavior: "instant" }));
  const box = await make.boundingBox();
  expect(480 - (box?.y ?? 0) - (box?.height ?? 0)).toBeLessThan(40);
  await make.click();
  await expect(page.getByLabel("Invitation link", { exact: true })).toBeInViewport({ ratio: 1 });
  const link = await page.getByLabel("Invitation link", { exact: true }).innerText();
  // The page was opened on the server's own machine, so the link has the address that others can open.
  expect(new URL(link).hostname).toBe(lanAddresses()[0] ?? "localhost");
  const path = link.slice(new URL(link).origin.length);
  const guest = await open(null, path);
  await guest.getByLabel("Your name").fill("Mr. Lund");
  await guest.getByLabel("Email").fill(`lund-${classroom.class.code.toLowerCase()}@example.org`);
  await guest.getByLabel("Password").fill("correct horse battery");
  await guest.getByRole("button", { name: "Make my account" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Your first class");
  const late = await open(null, path);
  await expect(late.getByRole("alert").filter({ hasText: "has stopped working" })).toBeVisible();
  await make.click();
  await expect(page.getByLabel("Invitation link", { exact: true })).not.toHaveText(link);
});

test("T15d, T15e, T15f: names from a list, a PIN reset that asks first and ends the session on an open page, a removal that asks first; a file is taken over with a column changed, a row decided and a student ticked, which asks first; who starts again is rid of the ticks, and of a comparison on its way", async ({
  makeClassroom,
  open,
}) => {
  const classroom: Classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await page.getByLabel("Names", { exact: true }).fill(`Zoe\nInes\nMalik\nzoe\n${student.name}`);
  await page.getByRole("button", { name: "Add these names" }).click();
  await expect(page.getByText("3 names added.")).toContainText(`has left out these repeats: ${student.name}, zoe`);
  await expect(page.getByRole("row", { name: /Malik/ })).toContainText(/\d{6}/);
  await expect(page.getByRole("row", { name: new RegExp(student.name) })).toContainText("joined with the code");

  const theirs = await open(student, `/a/${classroom.activity.id}`, phone);
  await expect(theirs.getByText(student.name, { exact: true })).toBeVisible();
  await chooseFor(page, student.name, "New PIN");
  await page.getByRole("button", { name: "Give a new PIN" }).click();
  await expect(theirs.getByText("Your teacher has given you a new PIN.")).toBeVisible();
  await expect(page.getByText(`${student.name}’s one-time PIN is`)).toBeVisible();

  await chooseFor(page, "Malik", "Remove");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("row", { name: /Malik/ })).toBeVisible();
  await chooseFor(page, "Malik", "Remove");
  await page.getByRole("dialog").getByRole("button", { name: "Remove Malik" }).click();
  await expect(page.getByRole("row", { name: /Malik/ })).toHaveCount(0);

  await page.getByRole("link", { name: "Import from a file" }).click();
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const choose = (lines: string[]) =>
    page.getByLabel("File with the list").setInputFiles({
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(lines.join("\r\n")),
    });
  const removal = page.getByRole("checkbox", { name: "Remove Ines" });
  await choose(["Name", "Zoe"]);
  await removal.check();
  const comparing = await intercept(page, isAction, "held");
  await page.getByLabel("The first line has headings").uncheck();
  await expect.poll(comparing.sent).toBe(1);
  await press("Start again");
  const countAnswers = () => page.evaluate(() => performance.getEntriesByType("resource").length);
  const had = await countAnswers();
  await comparing.release();
  await expect.poll(countAnswers).toBeGreaterThan(had);
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))));
  await expect(page.getByLabel("Or paste the list")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import the list" })).toHaveCount(0);

  await choose(["Name,Student ID,Room", "Zoe Quist,00123,9B", "Mira Nova,124,9B", `${student.name},125,9A`]);
  await page.getByText("One ignored column").click();
  await page.getByLabel("Room").selectOption("Class group");
  await expect(page.getByText("line 2 · 9B · 00123")).toBeVisible();
  await expect(removal).not.toBeChecked();
  await removal.check();
  await press("Import the list");
  await expect(page.getByText("Decide what to do with line 2.")).toBeVisible();
  await page.getByLabel("What to do with Zoe Quist, line 2").selectOption("Same student as Zoe, renamed to Zoe Quist");
  await press("Import the list");
  await expect(page.getByRole("dialog")).toContainText("Ines. Removed students are signed out at once");
  await press("Remove the student and import the list");
  await expect(page.getByText("one student added, 2 changed, 1 removed")).toBeVisible();
  const roster = await listRoster(database(), classroom.class.id);
  expect(roster.map(({ name, schoolId, section, onRoster }) => [name, schoolId, section, onRoster])).toEqual(
    [
      [student.name, "125", "9A", true],
      ["Mira Nova", "124", "9B", true],
      ["Zoe Quist", "00123", "9B", true],
    ].sort(([a], [b]) => String(a).localeCompare(String(b))),
  );

  await page.getByRole("link", { name: "Back to the class and its slips" }).click();
  await page.getByRole("link", { name: "Print sign-in slips", exact: true }).click();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Zoe" })).toContainText(
    `${classroom.class.code.slice(0, 3)} ${classroom.class.code.slice(3)}`,
  );
  expect((await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1")).toMatch(
    /MediaBox \[0 0 59[45](\.\d+)? 84[12]/,
  );
});

test("T15u, T15v, B1c: a search finds students in a table that follows the open activity; several are chosen, with one whom the search hides then, and removed after a question that names them; who was not chosen stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 5 });
  const [first, second, third] = classroom.students;
  if (first === undefined || second === undefined || third === undefined) throw new Error("no students");
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  await expect(row(first.name)).toContainText("Team 1, writing");
  await chooseFor(page, third.name, "Remove");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Remove ${third.name}` })
    .click();
  await expect(row(third.name)).toHaveCount(0);

  await page.getByLabel(`Choose ${first.name}`).check();
  await page.getByLabel("Find a student").fill(second.name.toUpperCase());
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await page.getByLabel("Choose all students in the table").check();
  await page.getByRole("button", { name: "Remove 2 students…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove 2 students from the class?" });
  await expect(dialog.getByRole("listitem")).toHaveText([first.name, second.name].toSorted());
  await dialog.getByRole("button", { name: "Remove 2 students" }).click();
  await expect(page.getByText("You have removed 2 students from the class.")).toBeVisible();
  await expect(page.getByText("No student matches.")).toBeVisible();
  await page.getByLabel("Find a student").fill("");
  await expect(page.getByRole("rowheader")).toHaveCount(7);
  for (const { name } of [first, second]) await expect(row(name)).toHaveCount(0);
});

test("T15e, T15w, T1a: the class page leads to the board of the open activity, copies the code alone and the join link, which is a QR code too; with the keyboard alone a student’s menu opens, closes and asks, and its button has the focus again after each", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 2 });
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  expect(await readQr(page.getByRole("img", { name: "QR code with the join link" }))).toBe(
    await page.getByLabel("Join link", { exact: true }).innerText(),
  );
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (name: string) => {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("status").filter({ hasText: /opied/ })).toHaveCount(1);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect((await copied("Copy the class code")).replace(/\W/g, "")).toBe(classroom.class.code);
  expect(await copied("Copy the join link")).toBe(await page.getByLabel("Join link", { exact: true }).innerText());

  const button = page.getByRole("button", { name: "Actions for Ben", exact: true });
  await button.press("Enter");
  await expect(page.getByRole("menuitem", { name: "New PIN" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Rename Ben?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  await page.getByRole("link", { name: "Open the board" }).click();
  await expect(page).toHaveURL(new RegExp(`/teacher/activities/${classroom.activity.id}$`));
});

test("T15i, T15j, T15k, T15m: the code is replaced once that is confirmed; one click closes the class to new names; an activity is copied with its teams; archived, the class shows no code; deleted, it says until when it is here; both are brought back by one click", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await page.getByRole("button", { name: "Replace the code" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace the code" }).click();
  await expect(page.getByText("The old code has stopped working")).toBeVisible();
  const code = (await page.getByLabel("Join link", { exact: true }).innerText()).split("/").pop() ?? "";
  expect(code).not.toBe(classroom.class.code);
  await page.getByRole("button", { name: "Stop new students from joining" }).click();
  await expect(page.getByText("Joining is closed")).toBeVisible();
  const student = await open(null, `/join/${code}`);
  await student.getByLabel("Name").fill("Malik");
  await student.getByLabel("PIN", { exact: true }).fill("4821");
  await student.getByRole("button", { name: "Join" }).click();
  await expect(student.getByRole("alert").filter({ hasText: "closed to new students" })).toContainText(
    "ask Ms. Okafor to let new students join",
  );

  await page.getByRole("button", { name: /^Copy the activity/ }).click();
  await page.getByRole("checkbox", { name: "Copy the teams and their failure modes too" }).check();
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page).toHaveURL(/\/teacher\/activities\/(?!.*classes)/);
  await expect(page.getByText("Setup").first()).toBeVisible();
  await page.getByRole("link", { name: "Teams and pairings" }).click();
  await expect(page.getByText(member(classroom, 0).name).first()).toBeVisible();

  await page.goto(`/teacher/classes/${classroom.class.id}`);
  for (const [act, dialog, shown] of [
    [
      "Archive the class",
      "Archive Period 3?",
      "Archived. Students can read but not write, and new students cannot join.",
    ],
    ["Delete the class", "Delete Period 3?", /^Deleted\. Crosscase removes it permanently on \w+,? \d+ \w+\.$/],
  ] as const) {
    await page.getByRole("button", { name: act }).click();
    await page.getByRole("dialog", { name: dialog }).getByRole("button", { name: act }).click();
    await expect(page.getByText(shown)).toBeVisible();
    await expect(page.getByLabel("Join link", { exact: true })).toHaveCount(0);
    await page.goto("/teacher");
    await page.getByRole("link", { name: "Period 3" }).click();
    // Wait for the class page, because the list has such a button too.
    await expect(page).toHaveURL(/\/teacher\/classes\//);
    await page.getByRole("button", { name: "Restore Period 3" }).click();
    await expect(page.getByLabel("Join link", { exact: true })).toContainText(code);
  }
});
