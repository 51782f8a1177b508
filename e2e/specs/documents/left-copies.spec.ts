import type { Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { openPage, readCopies, expectAllStored, expectUnsent, kill } from "@/e2e/support/device-copies";
import { setPhase } from "@/e2e/support/ballots";
import { expect, member, test, type Person } from "@/e2e/support/fixtures";
import { intercept } from "@/e2e/support/intercept";
import { signOut } from "@/e2e/support/sign-out";
import { harmed, saved, offlineLine, at, leaveWords, signInAs } from "./offline-support";

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
  await expect(back.getByRole("region", { name: "Unsent text" }).getByRole("textbox")).toHaveValue("Still readable.");
  await harmed(back).fill("On it goes.");
  await saved(back);
  await back.reload();
  await expect(harmed(back)).toHaveValue("On it goes.");
  await saved(back);
});

test("R6: words that were typed offline go to the team from whatever page is opened next, also where the server answers only once it is open, and where the worksheet is there to be read; *Wait, then sign out* waits for them", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  const context = page.context();
  await leaveWords(page, "Typed and left.");
  const glossary = await context.newPage();
  const unanswered = await intercept(glossary, (request) => request.url().includes("/sync/"), "refused");
  await glossary.goto(`/a/${classroom.activity.id}/glossary`);
  await expect.poll(unanswered.sent).toBeGreaterThan(0);
  await unanswered.release();
  await expect(harmed(mate)).toHaveValue("Typed and left.");
  await expectAllStored(glossary);

  await leaveWords(await openPage(context, at(classroom)), " Once more.");
  await setPhase(classroom, "compare");
  const compare = await openPage(context, `/a/${classroom.activity.id}/compare`);
  await expect(harmed(mate)).toHaveValue(/ Once more\./);
  await kill(compare);

  await setPhase(classroom, "write");
  await leaveWords(await openPage(context, at(classroom)), " The last.");
  unanswered.refuse();
  await glossary.reload();
  await signOut(glossary);
  const dialog = glossary.getByRole("dialog", { name: "Some text is not saved yet" });
  await dialog.getByRole("button", { name: "Wait, then sign out" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Waiting for the server…");
  await unanswered.release();
  await expect(glossary.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  await expect(harmed(mate)).toHaveValue(/ The last\./);
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
  const offer = back.getByRole("region", { name: "Unsent text" });
  await expect(offer.getByRole("textbox")).toHaveValue(" Too late.");
  const old = `worksheet/${classroom.teams[0]?.worksheetId}/`;
  await expect.poll(async () => Object.keys(await readCopies(back)).filter((name) => name.includes(old))).toEqual([]);
  await back.reload();
  await expect(offer.getByRole("textbox")).toHaveValue(" Too late.");
  await offer.getByRole("button", { name: "Add it to the end" }).click();
  await expect(harmed(back)).toHaveValue(" Too late.");
  await saved(back);
});

test("S1n, Q20c: signing out asks about words that a closed page left, and leaves no copy; signed out by itself, the same student finds them again", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const context = page.context();
  await leaveWords(page, "Kept for me.");
  await pool().query("delete from sessions where student_id = $1", [member(classroom, 0).id]); // as if the session had expired
  const out = await openPage(context, at(classroom));
  await expect(out).toHaveURL(/\/$/);
  expect(Object.keys(await readCopies(out))).toHaveLength(1);
  await out.goto(`/join/${classroom.class.code}`);
  await expect(out.getByText("Some text on this device is not on the server yet.")).toBeVisible();
  await signInAs(context, {
    ...member(classroom, 0),
    cookie: await sessionCookie(await createSession(database(), { studentId: member(classroom, 0).id })),
  });
  // No text can be sent, so that signing out asks about it.
  await out.routeWebSocket(/\/sync\//, (socket) => void socket.close());
  await out.goto(`/a/${classroom.activity.id}/glossary`);
  await signOut(out);
  await expect(out.getByRole("dialog", { name: "Some text is not saved yet" })).toBeVisible();
  await out.getByRole("button", { name: "Cancel" }).click();
  const back = await openPage(context, at(classroom));
  await expect(harmed(back)).toHaveValue("Kept for me.");
  await saved(back);
  await kill(out);
  await signOut(back);
  await expect(back.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
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

/** Signs in by a cookie, in a browser in which nobody is signed in. */
async function signIn(page: Page, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const url = new URL(page.url()).origin;
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

const ofPerson = async (page: Page, { id }: Person) =>
  Object.keys(await readCopies(page)).filter((name) => name.includes(id));

test("S1q: the next student of a shared device is shown nothing of the one before, who did not sign out; words that were not sent wait for the one who typed them", async ({
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
  await expect(back.getByRole("region", { name: "Unsent text" })).toHaveCount(0);
  expect(await ofPerson(back, one)).toHaveLength(1);
  await signOut(back);
  await expect(back.getByText("You are signed out. Crosscase removed your data from this device.")).toBeVisible();
  // The page that was left had the copy open, so the browser deletes it only when that page is gone.
  await expect.poll(() => ofPerson(back, next)).toEqual([]);
  await signIn(back, one.cookie);
  await back.goto(at(classroom));
  await expect(harmed(back)).toHaveValue("Only for the first.");
  await saved(back);
});

test("S1p, R14: the next student's first page takes the copy of the one before, all of which is stored, also when that one is in no team any more", async ({
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
  await expect.poll(() => ofPerson(back, one)).toEqual([]);
  expect(await back.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(one.id);
});

test("S1q: signed out with words that did not get through, they stay on the device, the page one lands on says so, and they are sent after the next sign-in", async ({
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
  await signOut(page);
  await page
    .getByRole("dialog", { name: "Some text is not saved yet" })
    .getByRole("button", { name: "Sign out and leave the text on this device" })
    .click();
  await expect(
    page.getByText("Some of your text is still on this device, because the server does not have it yet."),
  ).toBeVisible();
  expect(await ofPerson(page, member(classroom, 0))).toHaveLength(1);
  await signIn(page, await sessionCookie(await createSession(database(), { studentId: member(classroom, 0).id })));
  through = true;
  await page.goto(at(classroom));
  await expect(harmed(page)).toHaveValue("Not through.");
  await saved(page);
});
