/** A server is restored from an older backup: text that a device shows as Saved is stored again, once, or is offered to its student. */
import type { BrowserContext, Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { test } from "@/e2e/support/backups";
import { openPage, readCopies, kill } from "@/e2e/support/device-copies";
import { expect, member, type Fixtures, type Person, type Classroom } from "@/e2e/support/fixtures";

/** The events in one class. It yields where the backup is taken, and where it is restored. */
type Scene = (fixtures: Pick<Fixtures, "makeClassroom" | "open">) => AsyncGenerator<"taken" | "put back", void>;

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const offer = (page: Page) => page.getByRole("region", { name: "Unsent text" });
const at = (classroom: Classroom, page = "write") => `/a/${classroom.activity.id}/${page}`;

async function moveTo(classroom: Classroom, phase: string): Promise<void> {
  await pool().query("update activities set phase = $2, access_version = access_version + 1 where id = $1", [
    classroom.activity.id,
    phase,
  ]);
}

async function signInAs(context: BrowserContext, { id }: Person): Promise<void> {
  const [old] = await context.cookies();
  if (old === undefined) throw new Error("nobody was signed in");
  const value = (await sessionCookie(await createSession(database(), { studentId: id }))).split(/=(.*)/s)[1] ?? "";
  await context.addCookies([{ ...old, value }]);
}

const holdsCopyOf = async (page: Page, { id }: Person) =>
  Object.keys(await readCopies(page)).some((name) => name.includes(id));

/**
 * Saved text stays on an open page's device and is offered. So does the text of a closed page, while the next student signs in. In Write it is
 * stored again automatically, once.
 */
const fromLearn: Scene = async function* ({ makeClassroom, open }) {
  const classroom = await makeClassroom({ phase: "learn", teams: 2 });
  yield "taken";
  await moveTo(classroom, "write");
  const page = await open(member(classroom, 0), at(classroom));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Small farmers.");
  await saved(page);
  const closed = await open(member(classroom, 1), at(classroom));
  await expect(harmed(closed)).toBeEditable();
  await harmed(closed).fill("Whole towns.");
  await saved(closed);
  const device = closed.context();
  await kill(closed);

  yield "put back";
  await expect(offer(page).getByRole("textbox")).toHaveValue("Small farmers.", { timeout: 30_000 });
  await page.reload();
  await expect(offer(page).getByRole("textbox")).toHaveValue("Small farmers.", { timeout: 30_000 });
  expect(await holdsCopyOf(page, member(classroom, 0))).toBe(true);

  await signInAs(device, member(classroom, 0, 1));
  const next = await openPage(device, at(classroom, "glossary"));
  await expect(next.getByText(member(classroom, 0, 1).name, { exact: true })).toBeVisible();
  await next.reload();
  await expect(next.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await expect(offer(next)).toHaveCount(0);
  expect(await holdsCopyOf(next, member(classroom, 1))).toBe(true);
  await signInAs(device, member(classroom, 1));

  await moveTo(classroom, "write");
  const back = await openPage(device, at(classroom, "glossary"));
  const mate = await open(member(classroom, 1, 1), at(classroom));
  await expect(harmed(mate)).toHaveValue("Whole towns.", { timeout: 30_000 });
  await page.goto(at(classroom));
  await expect(harmed(page)).toHaveValue("Small farmers.");
  await saved(page);
  await expect(offer(page)).toHaveCount(0);
  await back.reload();
  await expect(harmed(mate)).toHaveValue("Whole towns.");
};

/** After the backup a student in no team gets a team, and writes: "All of it." `makeTeam` makes that team again. */
async function saveInNewTeam(
  classroom: Classroom,
  open: Fixtures["open"],
): Promise<{ page: Page; makeTeam: () => Promise<unknown> }> {
  const loose = classroom.students.at(-1);
  if (loose === undefined) throw new Error("nobody is loose");
  const factories = await import("@/db/testing/factories");
  const makeTeam = () =>
    factories.makeTeam({ activityId: classroom.activity.id, number: 9, mode: "bias", memberIds: [loose.id] });
  await makeTeam();
  await moveTo(classroom, "write");
  const page = await open(loose, at(classroom));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("All of it.");
  await saved(page);
  return { page, makeTeam };
}

/** The page's text stays on the device and is offered, until it is put into another text. */
const beforeTheTeam: Scene = async function* ({ makeClassroom, open }) {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1 });
  yield "taken";
  const { page, makeTeam } = await saveInNewTeam(classroom, open);
  yield "put back";
  await expect(offer(page).getByRole("textbox")).toHaveValue("All of it.", { timeout: 30_000 });
  await page.reload();
  await expect(offer(page).getByRole("textbox")).toHaveValue("All of it.", { timeout: 30_000 });
  await makeTeam();
  await page.goto(at(classroom));
  await expect(harmed(page)).toBeEditable();
  await expect(offer(page)).toContainText("This is all the text on this device.");
  await offer(page).getByRole("button", { name: "Add it to the end" }).click();
  await expect(harmed(page)).toHaveValue("All of it.");
  await saved(page);
  await page.reload();
  await expect(harmed(page)).toHaveValue("All of it.");
  await expect(offer(page)).toHaveCount(0);
};

/** The page learns that its team is gone before its document does. */
const teamGoneFirst: Scene = async function* ({ makeClassroom, open }) {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1 });
  yield "taken";
  const { page } = await saveInNewTeam(classroom, open);
  // Requests about its document fail until the page no longer shows the document.
  await page.route(/\/sync\//, (route) => route.abort());
  yield "put back";
  await expect(page.getByRole("heading", { name: "You are not in a team yet" })).toBeVisible({ timeout: 30_000 });
  await page.unroute(/\/sync\//);
  await expect(offer(page).getByRole("textbox")).toHaveValue("All of it.", { timeout: 30_000 });
};

/** An open page and a closed one send their text again automatically, and it is stored once. */
const fromWrite: Scene = async function* ({ makeClassroom, open }) {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), at(classroom));
  const mate = await open(member(classroom, 0, 1), at(classroom));
  for (const each of [page, mate]) await expect(harmed(each)).toBeEditable();
  await harmed(page).fill("Before.");
  await saved(page);
  yield "taken";
  await expect
    .poll(
      async () =>
        (await Promise.all([page, mate].map((each) => each.getByText("Saved", { exact: true }).count()))).join(),
      { timeout: 30_000 },
    )
    .toBe("1,1");
  await harmed(page).press("End");
  await page.keyboard.type(" After.");
  await harmed(mate).press("End");
  await expect(harmed(mate)).toHaveValue("Before. After.");
  for (const each of [page, mate]) await saved(each);
  const device = mate.context();
  await kill(mate);
  await page.context().setOffline(true);
  yield "put back";
  const back = await openPage(device, at(classroom, "glossary"));
  const reader = await open(member(classroom, 0, 1), at(classroom));
  await expect(harmed(reader)).toHaveValue("Before. After.", { timeout: 30_000 });
  await page.context().setOffline(false);
  await expect.poll(() => page.getByText("Saved", { exact: true }).count(), { timeout: 30_000 }).toBe(1);
  for (const each of [page, reader]) await expect(harmed(each)).toHaveValue("Before. After.");
  await back.close();
};

test("R14, R6, S1q, B8c: a server is put back to an older backup. From learn: words that were Saved stay on an open page's device and are offered; so do those of a page that is closed, while the next student signs in; in write they come back by themselves, once. From before a team was made: its page's words stay on the device and are offered, until they are put into another text, and also where the page hears that its team is gone before its document does. From the middle of write: an open page and one that is closed bring their words back by themselves, once", async ({
  backups,
  makeClassroom,
  open,
}) => {
  // `teamGoneFirst` is first, so that its page retries its document only for as long as it takes to learn that the team is gone.
  const scenes = [teamGoneFirst, fromWrite, beforeTheTeam, fromLearn].map((scene) => scene({ makeClassroom, open }));
  const goOn = async (until: "taken" | "put back" | undefined) => {
    for (const scene of scenes) expect((await scene.next()).value).toBe(until);
  };
  await goOn("taken");
  await backups.take();
  await goOn("put back");
  await backups.putBack();
  await goOn(undefined);
});
