/** The local copy: typed text survives its page, merges once, and goes into the right document. */
import type { BrowserContext, Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { openPage, readCopies, expectAllStored, expectUnsent, kill } from "@/e2e/support/device-copies";
import { expect, member, test, type Person, type Classroom } from "@/e2e/support/fixtures";
import { expectMiddleOnBoth, typeAtStart } from "@/e2e/support/concurrent-typing";

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const offlineLine = (page: Page) => page.getByText(/^Offline: kept on this device/).first();
const at = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;

test("R6, S4: words typed offline outlive a killed page, merge with what the team-mate typed meanwhile, and are there once", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  const context = page.context();
  await expectMiddleOnBoth(harmed, page, mate);
  await context.setOffline(true);
  await harmed(page).press("End");
  await page.keyboard.type(" Typed without a connection.");
  await expect(page.getByText("Offline: kept on this device · 4 words not sent yet")).toBeVisible();
  await expectUnsent(page);
  expect(Object.keys(await readCopies(page))).toEqual([
    `crosscase/${member(classroom, 0).id}/worksheet/${classroom.teams[0]?.worksheetId}/1`,
  ]);
  await kill(page);
  await typeAtStart(harmed, mate);
  await context.setOffline(false);
  const back = await openPage(context, at(classroom));
  for (const each of [back, mate])
    await expect(harmed(each)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(back);
  await expectAllStored(back);
  await back.reload();
  await expect(harmed(back)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
});

test("R6, S4: a lid closed on words typed offline, and opened again: they merge with what the team-mate typed meanwhile, are there once, and are Saved", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  await expectMiddleOnBoth(harmed, page, mate);
  await page.context().setOffline(true);
  await harmed(page).press("End");
  await page.keyboard.type(" Typed without a connection.");
  await expect(page.getByText("Offline: kept on this device · 4 words not sent yet")).toBeVisible();
  const lid = await page.context().newCDPSession(page);
  await lid.send("Page.setWebLifecycleState", { state: "frozen" });
  await typeAtStart(harmed, mate);
  await lid.send("Page.setWebLifecycleState", { state: "active" });
  await expect(harmed(page)).toHaveValue("Middle. Typed without a connection.");
  await page.context().setOffline(false);
  for (const each of [page, mate])
    await expect(harmed(each)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
  await saved(page);
  await page.reload();
  await expect(harmed(page)).toHaveValue("Meanwhile. Middle. Typed without a connection.");
});

test("R6: after a reload words of the page before count as not sent until the server has committed them", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  let holding = false;
  const held: (() => void)[] = [];
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (holding && typeof frame !== "string" && frame[0] === 0 && frame[1] !== 0) held.push(() => server.send(frame));
      else server.send(frame);
    });
  });
  await page.goto(at(classroom));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Known.");
  await saved(page);
  holding = true;
  await harmed(page).press("End");
  await page.keyboard.type(" Three more words");
  await expect(page.getByText("3 words not sent yet")).toBeAttached();
  held.length = 0;
  await page.reload();
  await expect(harmed(page)).toHaveValue("Known. Three more words");
  await expect(page.getByText("3 words not sent yet")).toBeAttached();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
  holding = false;
  for (const send of held) send();
  await saved(page);
});

test("Q20, R6: two tabs of one student keep both texts on the device, and one opened later brings both", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const one = await open(member(classroom, 0), at(classroom));
  const context = one.context();
  const two = await openPage(context, at(classroom));
  for (const page of [one, two]) await expect(harmed(page)).toBeEditable();
  await harmed(one).fill("–");
  await saved(one);
  await expect(harmed(two)).toHaveValue("–");
  await context.setOffline(true);
  await harmed(one).press("Home");
  await one.keyboard.type("First. ");
  await harmed(two).press("End");
  await two.keyboard.type(" Second.");
  for (const page of [one, two]) await expect(offlineLine(page)).toBeVisible();
  await expect
    .poll(
      async () =>
        Object.values(await readCopies(two))
          .flatMap(Object.keys)
          .filter((key) => key.startsWith('"unsent/')).length,
    )
    .toBe(2);
  await kill(one);
  await kill(two);
  await context.setOffline(false);
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toHaveValue("First. – Second.");
  await saved(back);
});

test("R6, B1: without storage all works as before, and the line says that the words are on this page only; so with no room left", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
  const mate = await open(member(classroom, 0, 1), "about:blank");
  const quota = await mate.context().newCDPSession(mate);
  await quota.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 20_000 });
  for (const each of [page, mate]) await each.goto(at(classroom));
  for (const each of [page, mate]) await expect(harmed(each)).toBeEditable();
  for (const each of [page, mate]) await each.context().setOffline(true);
  await harmed(page).fill("Kept on the page.");
  await harmed(mate).fill("No room. ".repeat(5_000));
  for (const each of [page, mate])
    await expect(each.getByText("Offline: kept on this page only, so leave it open").first()).toBeVisible();
  for (const each of [page, mate]) await each.context().setOffline(false);
  await expect(harmed(mate)).toHaveValue(/Kept on the page\./);
  for (const each of [page, mate]) await saved(each);
});

test("R6, R9: a copy that cannot be read keeps no worksheet from opening, and what of its words can be read is offered", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const context = page.context();
  await expect(harmed(page)).toBeEditable();
  await context.setOffline(true);
  await harmed(page).click();
  await page.keyboard.type("Still readable.");
  await expect(offlineLine(page)).toContainText("2 words");
  await expect.poll(async () => Object.values(await readCopies(page)).flatMap(Object.keys).length).toBeGreaterThan(1);
  const [name = ""] = Object.keys(await readCopies(page));
  await page.evaluate(
    (name) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const writing = opening.result.transaction("updates", "readwrite");
          writing.objectStore("updates").add(new Uint8Array([250, 1, 2, 3]));
          writing.oncomplete = () => done();
        };
      }),
    name,
  );
  await kill(page);
  await context.setOffline(false);
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toBeEditable();
  await expect(harmed(back)).toHaveValue("");
  await expect(back.getByRole("region", { name: "Words that were not sent" }).getByRole("textbox")).toHaveValue(
    "Still readable.",
  );
  await harmed(back).fill("On it goes.");
  await saved(back);
  await back.reload();
  await expect(harmed(back)).toHaveValue("On it goes.");
  await saved(back);
});

/** A page of the team's worksheet, left offline with words that were not sent. */
async function leaveWords(page: Page, words: string): Promise<void> {
  await expect(harmed(page)).toBeEditable();
  await page.context().setOffline(true);
  await harmed(page).click();
  await page.keyboard.type(words);
  await expect(offlineLine(page)).toContainText("not sent yet");
  await expectUnsent(page);
  await kill(page);
  await page.context().setOffline(false);
}

/** The session that is signed in here becomes that person's. */
async function signInAs(context: BrowserContext, { cookie }: Person): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const [old] = (await context.cookies()).filter((each) => each.name === name);
  if (old === undefined) throw new Error("nobody was signed in");
  await context.addCookies([{ ...old, value }]);
}

test("R6: words that were typed offline go to the team from whatever page is opened next", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  await leaveWords(page, "Typed and left.");
  const glossary = await openPage(page.context(), `/a/${classroom.activity.id}/glossary`);
  await expect(harmed(mate)).toHaveValue("Typed and left.");
  await expectAllStored(glossary);
});

test("R14: words for a worksheet that was replaced while this device was away are offered; nothing of it comes back, and its copy goes", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Of the old one.");
  await saved(page);
  await harmed(page).press("End");
  await leaveWords(page, " Too late.");
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`);
  await teacher.getByRole("button", { name: "Change team 1", exact: true }).click();
  await teacher.getByRole("menuitem", { name: "Change to bias" }).click();
  await teacher
    .getByRole("dialog")
    .getByRole("button", { name: /^Change team 1 to/ })
    .click();
  await expect(teacher.getByRole("dialog")).toHaveCount(0);
  const back = await openPage(page.context(), at(classroom));
  await expect(harmed(back)).toBeEditable();
  await expect(harmed(back)).toHaveValue("");
  const offer = back.getByRole("region", { name: "Words that were not sent" });
  await expect(offer.getByRole("textbox")).toHaveValue(" Too late.");
  const old = `worksheet/${classroom.teams[0]?.worksheetId}/`;
  await expect.poll(async () => Object.keys(await readCopies(back)).filter((name) => name.includes(old))).toEqual([]);
  await back.reload();
  await expect(offer.getByRole("textbox")).toHaveValue(" Too late.");
  await offer.getByRole("button", { name: "Add them to the end" }).click();
  await expect(harmed(back)).toHaveValue(" Too late.");
  await saved(back);
});

test("S1, Q20: signing out asks about words that a closed page left, and leaves no copy; signed out by itself, the same student finds them again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const context = page.context();
  await leaveWords(page, "Kept for me.");
  await pool().query("delete from sessions where student_id = $1", [member(classroom, 0).id]); // it ended by itself
  const out = await openPage(context, at(classroom));
  await expect(out).toHaveURL(/\/$/);
  expect(Object.keys(await readCopies(out))).toHaveLength(1);
  await out.goto(`/join/${classroom.class.code}`);
  await expect(out.getByText("Words that were typed on this device have not been sent yet.")).toBeVisible();
  await signInAs(context, {
    ...member(classroom, 0),
    cookie: await sessionCookie(await createSession(database(), { studentId: member(classroom, 0).id })),
  });
  // Nothing gets through: signing out has something to ask about.
  await out.routeWebSocket(/\/sync\//, (socket) => void socket.close());
  await out.goto(`/a/${classroom.activity.id}/glossary`);
  await out.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(out.getByRole("dialog", { name: "Some words are not saved yet" })).toBeVisible();
  await out.getByRole("button", { name: "Cancel" }).click();
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toHaveValue("Kept for me.");
  await saved(back);
  await kill(out);
  await back.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(back.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  await expect
    .poll(() =>
      back.evaluate(async () => [
        (await indexedDB.databases()).length,
        localStorage.length,
        (await caches.keys()).length,
      ]),
    )
    .toEqual([0, 0, 0]);
});

const ofPerson = async (page: Page, { id }: Person) =>
  Object.keys(await readCopies(page)).filter((name) => name.includes(id));

test("S1: the next student of a shared device is shown nothing of the one before, who did not sign out; words that were not sent wait for the one who typed them", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [one, next] = [member(classroom, 0), member(classroom, 1)];
  const page = await open(one, at(classroom));
  const context = page.context();
  await leaveWords(page, "Only for the first.");
  await signInAs(context, next);
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toBeEditable();
  await expect(harmed(back)).toHaveValue("");
  await expect(back.getByRole("region", { name: "Words that were not sent" })).toHaveCount(0);
  expect(await ofPerson(back, one)).toHaveLength(1);
  await back.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(back.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  expect(await ofPerson(back, next)).toEqual([]);
  await context.addCookies([
    {
      name: one.cookie.split("=")[0] ?? "",
      value: one.cookie.split(/=(.*)/s)[1] ?? "",
      url: new URL(back.url()).origin,
      httpOnly: true,
      sameSite: "Lax",
    },
  ]);
  await back.goto(at(classroom));
  await expect(harmed(back)).toHaveValue("Only for the first.");
  await saved(back);
});

test("S1, R14: the next student's first page takes the copy of the one before, all of which is stored, also when that one is in no team any more", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [one, next] = [member(classroom, 0), member(classroom, 1)];
  const page = await open(one, at(classroom));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Stored.");
  await saved(page);
  const context = page.context();
  await kill(page);
  await pool().query("delete from team_members where student_id = $1", [one.id]);
  await signInAs(context, next);
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toBeEditable();
  await expect.poll(() => ofPerson(back, one), { timeout: 15_000 }).toEqual([]);
  expect(await back.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(one.id);
});

test("S1: signed out with words that did not get through, they stay on the device, the page one lands on says so, and they are sent after the next sign-in", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  let through = true;
  await page.routeWebSocket(/\/sync\//, (socket) => void (through ? socket.connectToServer() : socket.close()));
  await page.goto(at(classroom));
  await expect(harmed(page)).toBeEditable();
  through = false;
  await page.context().setOffline(true);
  await harmed(page).fill("Not through.");
  await expectUnsent(page);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page
    .getByRole("dialog", { name: "Some words are not saved yet" })
    .getByRole("button", { name: "Sign out, keep them here" })
    .click();
  await expect(
    page.getByText("Some of your words stay on this device, because the class’s server does not have them yet."),
  ).toBeVisible();
  expect(await ofPerson(page, member(classroom, 0))).toHaveLength(1);
  await page.context().addCookies([
    {
      name: member(classroom, 0).cookie.split("=")[0] ?? "",
      value:
        (await sessionCookie(await createSession(database(), { studentId: member(classroom, 0).id }))).split(
          /=(.*)/s,
        )[1] ?? "",
      url: new URL(page.url()).origin,
      httpOnly: true,
      sameSite: "Lax",
    },
  ]);
  through = true;
  await page.goto(at(classroom));
  await expect(harmed(page)).toHaveValue("Not through.");
  await saved(page);
});
