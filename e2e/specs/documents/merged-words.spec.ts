/** Text that a device has under a name that was merged into another one (T15). */
import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { countBallots } from "@/e2e/support/ballots";
import { openPage, readCopies } from "@/e2e/support/device-copies";
import { expect, member, student, test, type Classroom, type Person } from "@/e2e/support/fixtures";
import { chooseFor } from "@/e2e/support/menus";
import { agree } from "@/e2e/specs/teams/moving-support";
import { cast, vote } from "@/e2e/specs/votes/voting/vote-pages";
import { at, harmed, leaveWords, saved, signInAs } from "./offline-support";

const offer = (page: Page) => page.getByRole("region", { name: "Unsent text" });
const title = "This text was not sent. Add this text to the text on the page, or copy it.";
const note = "You typed this text on this device under your other name in this class.";

/** The teacher confirms that both names belong to one student. */
async function merge(teacher: Page, classroom: Classroom, [other, into]: [Person, Person]): Promise<void> {
  await teacher.goto(`/teacher/classes/${classroom.class.id}`);
  await chooseFor(teacher, other.name, "Merge with…");
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel("Name to keep", { exact: true }).selectOption({ label: into.name });
  await dialog.getByRole("radio", { name: `If ${other.name}’s devices have unsent text` }).check();
  await agree(teacher, "Merge the names");
  await expect(teacher.getByText(`You have merged ${other.name} with ${into.name}`)).toBeVisible();
}

async function undoMerge(teacher: Page, classroom: Classroom, [other, into]: [Person, Person]): Promise<void> {
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher
    .getByRole("button", { name: `Undo: You merged ${other.name} with ${into.name}.` })
    .first()
    .click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(teacher.getByText(other.name, { exact: true }).first()).toBeVisible();
}

test("T15r, R14, S1q: words left on a device under a name that was merged are shown to nobody but the student whose names both are, who adds them to the text", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1, names: ["Zoe K", "Ben", "Zoe"] });
  const [zoeK, ben, zoe] = [member(classroom, 0), member(classroom, 0, 1), student(classroom, 2)];
  const page = await open(zoeK, at(classroom));
  const context = page.context();
  await leaveWords(page, "Typed and left.");
  const teacher = await open(classroom.teacher, "about:blank");

  await merge(teacher, classroom, [zoeK, zoe]);
  await signInAs(context, ben);
  const others = await openPage(context, at(classroom));
  await saved(others);
  await expect(offer(others)).toHaveCount(0);
  await others.close();

  await signInAs(context, zoe);
  const back = await openPage(context, at(classroom));
  await expect(offer(back).getByRole("textbox")).toHaveValue("Typed and left.");
  await expect(offer(back)).toContainText(title);
  await expect(offer(back)).toContainText(note);
  await expect(harmed(back)).toHaveValue("");
  await offer(back).getByRole("button", { name: "Add it to the end" }).click();
  await expect(offer(back)).toHaveCount(0);
  await expect(harmed(back)).toHaveValue("Typed and left.");
  await saved(back);
  await expect.poll(async () => Object.keys(await readCopies(back)).some((name) => name.includes(zoeK.id))).toBe(false);
  await back.reload();
  await expect(harmed(back)).toHaveValue("Typed and left.");
  await expect(offer(back)).toHaveCount(0);
});

test("T15r, R14: words left under a merged name are that name's again once the merge is undone, and go into their text", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1, names: ["Zoe K", "Ben", "Zoe"] });
  const [zoeK, zoe] = [member(classroom, 0), student(classroom, 2)];
  const page = await open(zoeK, at(classroom));
  const context = page.context();
  await leaveWords(page, "Typed and left.");
  const teacher = await open(classroom.teacher, "about:blank");
  await merge(teacher, classroom, [zoeK, zoe]);
  await signInAs(context, zoe);
  const offering = await openPage(context, at(classroom));
  await expect(offer(offering).getByRole("textbox")).toHaveValue("Typed and left.");
  await undoMerge(teacher, classroom, [zoeK, zoe]);
  await expect(offer(offering)).toHaveCount(0);
  await offering.close();
  const cookie = await sessionCookie(await createSession(database(), { studentId: zoeK.id }));
  await signInAs(context, { ...zoeK, cookie });
  const own = await openPage(context, at(classroom));
  await expect(harmed(own)).toHaveValue("Typed and left.");
  await saved(own);
  await expect(offer(own)).toHaveCount(0);
});

test("T15r: a vote cast without a connection under a name that was merged is sent from the page of the student whose names both are", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 1, withoutTeam: 1, names: ["Zoe K", "Ben", "Zoe"] });
  const [zoeK, ben, zoe] = [member(classroom, 0), member(classroom, 0, 1), student(classroom, 2)];
  const page = await open(zoeK, vote(classroom));
  const context = page.context();
  await page.getByRole("radio", { name: /Bias/ }).check();
  await page.getByLabel("Because").fill("typed away");
  await context.setOffline(true);
  await cast(page).click();
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const teacher = await open(classroom.teacher, "about:blank");
  await merge(teacher, classroom, [zoeK, zoe]);

  await signInAs(context, ben);
  const others = await openPage(context, vote(classroom));
  await expect(cast(others)).toBeVisible();
  await others.close();
  await signInAs(context, zoe);
  const back = await openPage(context, `/a/${classroom.activity.id}/exemplars/bias`);
  await expect.poll(() => countBallots(classroom)).toBe(1);
  await expect.poll(() => back.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('cast\\":true');
  await back.goto(vote(classroom));
  await expect(back.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  await expect(back.getByText("typed away")).toBeVisible();
});
