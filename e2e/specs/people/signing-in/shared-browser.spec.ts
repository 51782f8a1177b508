/** Two students in one browser at once: what is done on the first student's page is never done in the second student's name. */
import type { BrowserContext, Page } from "@playwright/test";
import { pool } from "@/db/client";
import { openPage, readCopies } from "@/e2e/support/device-copies";
import { expect, member, test, type Person, type Classroom } from "@/e2e/support/fixtures";

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?", exact: true });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const at = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;

async function signInAs(context: BrowserContext, { cookie }: Person): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const [old] = (await context.cookies()).filter((each) => each.name === name);
  if (old === undefined) throw new Error("nobody was signed in");
  await context.addCookies([{ ...old, value }]);
}

async function authorsIn(classroom: Classroom): Promise<string[]> {
  const { rows } = await pool().query<{ author: string }>(
    "select distinct author from updates where document_id = $1",
    [classroom.teams[0]?.documentId],
  );
  return rows.map(({ author }) => author);
}

test("R1, R3a: words that were typed offline on one student's page are not sent once another has signed in in the same browser, also one of the same team; they wait, and are stored as their own student's", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [one, other] = [member(classroom, 0), member(classroom, 0, 1)];
  const page = await open(one, at(classroom, "write"));
  const context = page.context();
  await expect(harmed(page)).toBeEditable();
  // Record the frames that the page's document sockets send.
  const sent: number[] = [];
  page.on("websocket", (socket) => {
    if (socket.url().includes("/sync/"))
      socket.on("framesent", ({ payload }) => sent.push(Buffer.from(payload)[0] ?? -1));
  });
  await context.setOffline(true);
  await harmed(page).click();
  await page.keyboard.type("Only mine.");
  await expect(page.getByText("Offline: stored on this device · 2 words not sent yet")).toBeVisible();
  await signInAs(context, other);
  await context.setOffline(false);
  const theirs = await openPage(context, at(classroom, "write"));
  await expect(
    page.getByText("Someone else is now signed in on this browser, so this page has stopped sending your text."),
  ).toBeVisible();
  await expect(harmed(theirs)).toBeEditable();
  await expect(harmed(theirs)).toHaveValue("");
  await harmed(theirs).fill("Theirs.");
  await saved(theirs);
  await expect(theirs.getByRole("region", { name: "Unsent text" })).toHaveCount(0);
  expect(sent).toEqual([]);
  expect(await authorsIn(classroom)).toEqual([other.id]);
  expect(Object.keys(await readCopies(theirs)).some((name) => name.includes(one.id))).toBe(true);
  await theirs.close();
  await signInAs(context, one);
  await page.goto(at(classroom, "write"));
  await expect(harmed(page)).toHaveValue(/Only mine\./);
  await saved(page);
  const { rows } = await pool().query<{ author: string; bytes: Buffer }>(
    "select author, bytes from updates where document_id = $1",
    [classroom.teams[0]?.documentId],
  );
  expect(rows.filter(({ bytes }) => bytes.includes("Only mine.")).map(({ author }) => author)).toEqual([one.id]);
});

test("R1, Q2a, Q3a: what is pressed on one student's page once another has signed in in the same browser is not done in the other's name, and a sentence says so", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [one, other] = [member(classroom, 0), member(classroom, 0, 1)];
  const page = await open(one, at(classroom, "write"));
  await expect(harmed(page)).toBeEditable();
  await harmed(page).fill("Everyone.");
  await saved(page);
  await signInAs(page.context(), other);
  await page.getByRole("button", { name: "Hand in" }).click();
  const anyway = page.getByRole("dialog").getByRole("button", { name: /Hand in/ });
  await anyway
    .or(page.getByRole("heading", { name: "This browser is now signed in as someone else" }))
    .first()
    .waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await expect(page.getByRole("heading", { name: "This browser is now signed in as someone else" })).toBeVisible();
  expect(
    (await pool().query("select 1 from submissions where activity_id = $1", [classroom.activity.id])).rowCount,
  ).toBe(0);
  await pool().query("update activities set phase = 'vote', access_version = access_version + 1 where id = $1", [
    classroom.activity.id,
  ]);
  await page.goto(at(classroom, "vote"));
  await expect(page.getByText(other.name, { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: /Bias/ }).check();
  await signInAs(page.context(), one);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByRole("heading", { name: "This browser is now signed in as someone else" })).toBeVisible();
  expect(
    (await pool().query("select 1 from ballots where activity_id = $1 and kind = 'final'", [classroom.activity.id]))
      .rowCount,
  ).toBe(0);
});
