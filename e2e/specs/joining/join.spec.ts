import { database, pool } from "@/db/client";
import { listStudents } from "@/db/queries/classes/students";
import { makeActivity } from "@/db/testing/factories";
import { addRosterNames } from "@/lib/classroom/classes/students";
import { countBallots } from "@/e2e/support/ballots";
import { expect, phone, test, type Classroom } from "@/e2e/support/fixtures";
import type { Page } from "@playwright/test";

async function enterCode(page: Page, code: string) {
  await page.getByLabel("What is the code your teacher shows?").fill(code);
  await page.getByRole("button", { name: "Find my class" }).click();
}
async function enterName(page: Page, name: string, pin: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
}
const steering = (classroom: Classroom) => ({
  teacherId: classroom.teacher.id,
  classId: classroom.class.id,
  name: classroom.teacher.name,
});
const inActivity = (classroom: Classroom) => new RegExp(`/a/${classroom.activity.id}`);

test("S1: with the code in hand a student is in within three fields and 20 s, on a phone", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const page = await open(null, "/", phone);
  const from = Date.now();
  await enterCode(page, `${classroom.class.code.slice(0, 3)} ${classroom.class.code.slice(3)}`.toLowerCase());
  await expect(page.getByText("You are joining")).toContainText("Period 3");
  await enterName(page, "Malik", "4821");
  await expect(page).toHaveURL(inActivity(classroom));
  await expect(page.getByText("Malik", { exact: true })).toBeVisible();
  expect(Date.now() - from).toBeLessThan(20_000);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.startsWith("crosscase-session-"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: false });
});

test("S1: a wrong code is refused kindly, and stays to be compared with the one on the projector", async ({
  makeClassroom,
  open,
}) => {
  await makeClassroom(); // without a teacher the start page asks for no code
  const page = await open(null, "/");
  await enterCode(page, "t4k9wn");
  await expect(page.getByRole("alert").filter({ hasText: "There is no class" })).toContainText(
    "There is no class with the code T4K 9WN.",
  );
  await expect(page.getByLabel("What is the code your teacher shows?")).toHaveValue("T4K 9WN");
});

test("S1: a taken name asks for its PIN, and a letter more makes another student", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom();
  const first = await open(null, `/join/${classroom.class.code}`);
  await enterName(first, "Ines", "4821");
  await expect(first).toHaveURL(inActivity(classroom));

  const second = await open(null, `/join/${classroom.class.code.toLowerCase()}`);
  await enterName(second, "INES ", "7394");
  await expect(second.getByRole("alert").filter({ hasText: "Ines is already in this class" })).toContainText(
    "ask Ms. Okafor for a new one",
  );
  await expect(second.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await second.getByRole("button", { name: "Add a letter" }).click();
  await second.keyboard.type("M");
  await expect(second.getByLabel("Name")).toHaveValue("INES M");
  await second.getByRole("button", { name: "Join" }).click();
  await expect(second).toHaveURL(inActivity(classroom));
  expect((await listStudents(database(), classroom.class.id)).map(({ name }) => name)).toEqual(["Ines", "INES M"]);
});

test("S1: a roster name comes in with the PIN on its slip and picks its own", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom();
  await addRosterNames(steering(classroom), "Malik");
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

test("S1: joining works before any script has run", async ({ makeClassroom, browser, server }) => {
  const classroom = await makeClassroom();
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await enterCode(page, classroom.class.code);
  await enterName(page, "Ada", "48");
  await expect(page.getByRole("alert")).toContainText("A PIN is 4 to 8 digits");
  await expect(page.getByLabel("Name")).toHaveValue("Ada");
  await page.getByLabel("PIN", { exact: true }).fill("4821");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await context.close();
});

test("B1, S2, S4: without scripts the worksheet and the matching say that nothing can be written or matched, and nothing waits for a connection", async ({
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
    const says = page.locator("noscript"); // what is in it is no text to getByText
    await expect(says, at).toBeVisible();
    expect(await says.innerText(), at).toContain("JavaScript is off");
    await expect(page.getByText(there).first(), at).toBeVisible();
    for (const waits of await page.getByText("Connecting").all()) await expect(waits, at).toBeHidden();
  }
});

test("S1: signing out clears the device, and Back shows nothing of the one who left", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(student, `/a/${classroom.activity.id}`);
  await expect(page.getByText(student.name, { exact: true })).toBeVisible();
  await page.evaluate(async () => {
    localStorage.setItem("words", "mine");
    document.cookie = "crosscase-theme=dark; path=/; max-age=31536000; samesite=lax";
    sessionStorage.setItem("words", "mine");
    await new Promise((done) => (indexedDB.open("worksheet-of-mine").onsuccess = done));
  });
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]),
    )
    .toEqual([0, 0, 0]);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("crosscase-theme");
  await page.goBack();
  await expect(page.getByLabel("What is the code your teacher shows?")).toBeVisible();
  await expect(page.getByText(student.name, { exact: true })).toHaveCount(0);
  expect((await pool().query("select 1 from sessions where student_id = $1", [student.id])).rowCount).toBe(0);
});

test("S1: nothing sent to someone who is not signed in names a student", async ({ makeClassroom, open }) => {
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
    await Promise.all(bodies); // a body can't be read any more once its page is left
  }
  const received = await Promise.all(bodies);
  expect(received.some((body) => body.includes(classroom.class.name))).toBe(true);
  for (const { name } of classroom.students)
    expect(received.filter((body) => new RegExp(`\\b${name}\\b`).test(body))).toEqual([]);
});

test("S1, B1: without a connection joining says so, keeps what was typed, and goes on when it is back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const page = await open(null, `/join/${classroom.class.code}`);
  await expect(page.getByRole("button", { name: "Join" })).toBeVisible();
  await page.context().setOffline(true);
  await enterName(page, "Zoe", "4821");
  await expect(page.getByRole("alert").filter({ hasText: "What you typed is still here" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Zoe");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
});

test("S1, Q20: signing out with words not saved yet says so first, and offers to wait", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [one, other] = classroom.teams[0]?.members ?? [];
  if (one === undefined || other === undefined) throw new Error("the room has no team of two");
  const harmed = (of: Page) => of.getByRole("textbox", { name: "Who is harmed?" });
  const [page, mates] = [
    await open(one, `/a/${classroom.activity.id}/write`),
    await open(other, `/a/${classroom.activity.id}/write`),
  ];
  await expect(harmed(page)).toBeEditable();
  await page.context().setOffline(true);
  await harmed(page).fill("Typed without a connection.");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Some words are not saved yet" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(harmed(page)).toHaveValue("Typed without a connection.");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await dialog.getByRole("button", { name: "Wait, then sign out" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Waiting until they are saved…");
  await page.context().setOffline(false);
  await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  await expect(harmed(mates)).toHaveValue("Typed without a connection.");
});

test("S1, Q4: signing out with a vote that is not sent yet says so first", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "vote", withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(student, `/a/${classroom.activity.id}/vote`);
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Wait, then sign out" }).click();
  await page.context().setOffline(false);
  await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  expect(await countBallots(classroom)).toBe(1);
});

test("S1: without a connection nobody is signed out by half: it says so, and nothing is taken off the device", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.students[0] ?? null, `/a/${classroom.activity.id}/glossary`);
  const words = `words of ${classroom.students[0]?.id}`; // as every name of what a student keeps; the page removes what carries no such id
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await page.evaluate((name) => localStorage.setItem(name, "mine"), words);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "The class’s server can’t be reached" });
  await expect(dialog).toContainText("You are still signed in here");
  expect(await page.evaluate((name) => localStorage.getItem(name), words)).toBe("mine");
  await page.context().setOffline(false);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
});

test("S1: *Not you?* asks before it signs out, and *Sign out* is beside it", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.students[0] ?? null, `/a/${classroom.activity.id}/glossary`);
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Not you?" }).click();
  const dialog = page.getByRole("dialog", { name: "You are signed in as Amara" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Not you?" }).click();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
});

test("S1: a page that comes back from the back-forward cache loads anew", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(classroom.students[0] ?? null, `/a/${classroom.activity.id}/glossary`);
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  const loaded = page.waitForEvent("load");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await loaded;
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
});

test("S1: the square code scanned by someone who is in already leads on, or lets the next one sign in", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  const page = await open(student, `/join/${classroom.class.code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`You are signed in as ${student.name}`);
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page).toHaveURL(inActivity(classroom));
});

test("Q20: several open activities are a choice, newest first; none is a page that waits and then opens by itself", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const [student] = classroom.students;
  if (student === undefined) throw new Error("no student");
  await pool().query("update activities set phase = 'closed' where id = $1", [classroom.activity.id]);
  const page = await open(student, "/class");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is open yet");
  const first = await makeActivity({ classId: classroom.class.id, createdAt: new Date(Date.now() - 60_000) });
  await expect(page).toHaveURL(new RegExp(`/a/${first.id}`), { timeout: 15_000 });
  const second = await makeActivity({ classId: classroom.class.id, phase: "learn" });
  await page.goto("/class");
  const choices = page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect(choices).toHaveCount(2);
  expect(await choices.evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
    `/a/${second.id}`,
    `/a/${first.id}`,
  ]);
});
