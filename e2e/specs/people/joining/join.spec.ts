import { database, pool } from "@/db/client";
import { listStudents } from "@/lib/features/people/classes/queries/students";
import { makeActivity } from "@/db/testing/factories";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { expect, phone, test } from "@/e2e/support/fixtures";
import { signedIn } from "@/e2e/support/sign-out";
import { enterCode, enterName, editorOf, inActivity } from "./join-support";

test("S1a: with the code in hand a student is in within three fields, on a phone", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom();
  const page = await open(null, "/", phone);
  await enterCode(page, `${classroom.class.code.slice(0, 3)} ${classroom.class.code.slice(3)}`.toLowerCase());
  await expect(page.getByText("You are joining")).toContainText("Period 3");
  await enterName(page, "Malik", "4821");
  await expect(page).toHaveURL(inActivity(classroom));
  await expect(page.getByText("Malik", { exact: true })).toBeVisible();
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.startsWith("crosscase-session-"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: false });
});

test("S1b: the code is grouped while it is typed, also in its middle", async ({ makeClassroom, open }) => {
  await makeClassroom(); // without a teacher the start page asks for no code
  const page = await open(null, "/");
  const field = page.getByLabel("What code did your teacher give you?");
  await field.pressSequentially("hm6ux2");
  await expect(field).toHaveValue("hm6 ux2");
  for (const key of ["ArrowLeft", "ArrowLeft", "Backspace", "Backspace", "7"]) await page.keyboard.press(key);
  await expect(field).toHaveValue("hm7 x2");
});

test("S1a: a wrong code is refused kindly, and stays to be compared with the one on the projector", async ({
  makeClassroom,
  open,
}) => {
  await makeClassroom(); // without a teacher the start page asks for no code
  const page = await open(null, "/");
  await enterCode(page, "t4k9wn");
  await expect(page.getByRole("alert").filter({ hasText: "No class has the code" })).toContainText(
    "No class has the code T4K 9WN.",
  );
  await expect(page.getByLabel("What code did your teacher give you?")).toHaveValue("T4K 9WN");
});

test("S1d: a taken name asks for its PIN, and a letter more makes another student", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom();
  const first = await open(null, `/join/${classroom.class.code}`);
  await enterName(first, "Ines", "4821");
  await expect(first).toHaveURL(inActivity(classroom));

  const second = await open(null, `/join/${classroom.class.code.toLowerCase()}`);
  await enterName(second, "INES ", "7394");
  await expect(second.getByRole("alert").filter({ hasText: "Ines is already in this class" })).toContainText(
    "ask Ms. Okafor for a new PIN",
  );
  await expect(second.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await second.getByRole("button", { name: "Add a letter" }).click();
  await second.keyboard.type("M");
  await expect(second.getByLabel("Name")).toHaveValue("INES M");
  await second.getByRole("button", { name: "Join" }).click();
  await expect(second).toHaveURL(inActivity(classroom));
  expect((await listStudents(database(), classroom.class.id)).map(({ name }) => name)).toEqual(["Ines", "INES M"]);
});

test("S1i: a roster name comes in with the PIN on its slip and picks its own", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom();
  await addRosterNames(editorOf(classroom), "Malik");
  const slip = (await listStudents(database(), classroom.class.id))[0]?.oneTimePin ?? "";
  const page = await open(null, `/join/${classroom.class.code}`);
  await enterName(page, "malik", "4821");
  await expect(page.getByRole("alert").filter({ hasText: "Malik is on the class list" })).toBeVisible();
  await enterName(page, "malik", slip);
  await page.getByLabel("Your own PIN").fill("4821");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
  await expect.poll(async () => (await listStudents(database(), classroom.class.id))[0]?.oneTimePin).toBeNull();
});

test("S1a: joining works before any script has run", async ({ makeClassroom, browser, server }) => {
  const classroom = await makeClassroom();
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await enterCode(page, classroom.class.code);
  await enterName(page, "Ada", "48");
  await expect(page.getByRole("alert")).toContainText("A PIN must have 4 to 8 digits");
  await expect(page.getByLabel("Name")).toHaveValue("Ada");
  await page.getByLabel("PIN", { exact: true }).fill("4821");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
  await signedIn(page).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await context.close();
});

test("B1n, S2c, S4a: without scripts the worksheet and the matching say that nothing can be written or matched, and nothing waits for a connection", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true });
  const page = await open(classroom.students[0] ?? null, `/a/${classroom.activity.id}/write`, {
    javaScriptEnabled: false,
  });
  for (const [at, there] of [
    ["write", "Who is harmed?"],
    ["learn/match", "Bias"],
    ["compare", "Who is harmed?"],
  ] as const) {
    await page.goto(`/a/${classroom.activity.id}/${at}`);
    const says = page.locator("noscript"); // getByText does not find its text
    await expect(says, at).toBeVisible();
    expect(await says.innerText(), at).toContain("JavaScript is off");
    await expect(page.getByText(there).first(), at).toBeVisible();
    for (const waits of await page.getByText("Connecting").all()) await expect(waits, at).toBeHidden();
  }
});

test("S1h: nothing sent to someone who is not signed in names a student", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ teams: 2, withoutTeam: 2 });
  const page = await open(null, "/");
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => bodies.push(response.text().catch(() => "")));
  await page.reload();
  await enterCode(page, classroom.class.code);
  await enterName(page, "Zoe", "48");
  await expect(page.getByRole("alert").filter({ hasText: "4 to 8 digits" })).toBeVisible();
  for (const at of [
    `/join/${classroom.class.code}`,
    `/a/${classroom.activity.id}`,
    `/a/${classroom.activity.id}/results`,
    "/class",
    `/teacher/classes/${classroom.class.id}`,
  ]) {
    await page.goto(at);
    await Promise.all(bodies); // a body can't be read once its page is left
  }
  const received = await Promise.all(bodies);
  expect(received.some((body) => body.includes(classroom.class.name))).toBe(true);
  for (const { name } of classroom.students)
    expect(received.filter((body) => new RegExp(`\\b${name}\\b`).test(body))).toEqual([]);
});

test("S1a, B1b, B1f: without a connection joining says so, keeps what was typed, and goes on when it is back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const page = await open(null, `/join/${classroom.class.code}`);
  await expect(page.getByRole("button", { name: "Join" })).toBeVisible();
  await page.context().setOffline(true);
  await enterName(page, "Zoe", "4821");
  await expect(page.getByRole("alert").filter({ hasText: "Your text is still on this page" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Zoe");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
});

test("S1o: a page that comes back from the back-forward cache loads anew", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.students[0] ?? null, `/a/${classroom.activity.id}/glossary`);
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await page.evaluate(() => document.documentElement.setAttribute("data-shown-before", ""));
  // Repeat, because the page's script, which listens for the event, may be loaded after the heading.
  const comeBack = () =>
    page
      .evaluate(() => {
        const wasShown = document.documentElement.hasAttribute("data-shown-before");
        if (wasShown) dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        return wasShown;
      })
      .catch(() => true); // the page is loading
  await expect.poll(comeBack).toBe(false);
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
});

test("S1y, B1a: the square code scanned by someone who is in already leads on; that of another class says so, and lets them sign out first", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(student, `/join/${classroom.class.code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`You are signed in as ${student.name}`);
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page).toHaveURL(inActivity(classroom));

  const other = await makeClassroom({ className: "Period 4" });
  await page.goto(`/join/${other.class.code}`);
  await expect(page.getByText("You are in Period 3. To join Period 4, sign out first.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Continue in Period 3" })).toHaveAttribute("href", "/class");
  await page.getByRole("main").getByRole("button", { name: "Sign out", exact: true }).click();
  await enterName(page, student.name, "4821");
  await expect(page).toHaveURL(inActivity(other));
});

test("Q20e: several open activities are a choice, newest first; none is a page that waits and then opens by itself", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  await pool().query("update activities set phase = 'closed' where id = $1", [classroom.activity.id]);
  const page = await open(student, "/class");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No activity is open yet");
  const first = await makeActivity({ classId: classroom.class.id, createdAt: new Date(Date.now() - 60_000) });
  await expect(page).toHaveURL(new RegExp(`/a/${first.id}`));
  const second = await makeActivity({ classId: classroom.class.id, phase: "learn" });
  await page.goto("/class");
  const choices = page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect(choices).toHaveCount(2);
  expect(await choices.evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
    `/a/${second.id}`,
    `/a/${first.id}`,
  ]);
});
