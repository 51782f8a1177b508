/** While the server does not answer, each action of a teacher says so in a sentence, and pages stay as they are. */
import type { Page } from "@playwright/test";
import { setActivity } from "@/db/testing/change-rows";
import { makeSubmission } from "@/db/testing/student-work";
import { expect, student, test, type Classroom } from "@/e2e/support/fixtures";
import { chooseFor } from "@/e2e/support/menus";
import { wholeCase } from "@/e2e/support/whole-case";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const noReply = (page: Page) => page.getByText(/^The server did not reply\. /);
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
const confirm = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

interface Act {
  what: string;
  at: (classroom: Classroom) => string;
  /** Steps while the server answers. */
  before?: (page: Page) => Promise<void>;
  act: (page: Page) => Promise<void>;
  /** Expects what the same action shows once the server answers again. */
  done: (page: Page) => Promise<void>;
}

const rename = async (page: Page) => {
  await page.getByRole("dialog").getByRole("textbox", { name: "New name" }).fill("Amara O.");
  await confirm(page, "Rename");
};

const acts: Act[] = [
  {
    what: "the preview of matches",
    at: (classroom) => `${board(classroom)}/teams`,
    act: (page) => press(page, "Pair the teams"),
    done: async (page) => {
      await confirm(page, "Close");
      await press(page, "Pair the teams");
      await expect(page.getByRole("dialog", { name: "Pair the teams?" })).toBeVisible();
    },
  },
  {
    what: "a move that was previewed",
    at: (classroom) => `${board(classroom)}/teams`,
    before: async (page) => {
      await press(page, "Move Amara");
      await page.getByRole("menuitem", { name: /^To team 2/ }).click();
      await expect(page.getByRole("dialog").getByRole("button", { name: "Move Amara to team 2" })).toBeVisible();
    },
    act: (page) => confirm(page, "Move Amara to team 2"),
    done: async (page) => {
      await expect(page.getByRole("dialog", { name: "Your change might not be saved" })).toBeVisible();
      await confirm(page, "Close");
      await expect(page.getByRole("button", { name: "Move Amara", exact: true })).toBeVisible();
    },
  },
  {
    what: "absence",
    at: (classroom) => `${board(classroom)}/teams`,
    before: (page) => press(page, "Move Ben"),
    act: (page) => page.getByRole("menuitem", { name: "Mark absent" }).click(),
    done: async (page) => {
      await confirm(page, "Close");
      await press(page, "Move Ben");
      await page.getByRole("menuitem", { name: "Mark absent" }).click();
      await expect(page.getByRole("button", { name: "Move Ben, who is absent" })).toBeVisible();
    },
  },
  {
    what: "one click that places",
    at: board,
    act: (page) => press(page, /^Place Imran with/),
    done: async (page) => {
      await press(page, /^Place Imran with/);
      await expect(page.getByRole("button", { name: /^Place Imran with/ })).toHaveCount(0);
    },
  },
  {
    what: "the release of reviews",
    at: (classroom) => `${board(classroom)}/submissions`,
    before: (page) => press(page, "Release…"),
    act: (page) =>
      page
        .getByRole("dialog")
        .getByRole("button", { name: /^Release/ })
        .last()
        .click(),
    done: async (page) => {
      await press(page, "Release…");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Release/ })
        .last()
        .click();
      await expect(page.getByText(/^Released to Amara and Ben at/)).toBeVisible();
    },
  },
  {
    what: "a student's new name",
    at: (classroom) => `/teacher/classes/${classroom.class.id}`,
    before: (page) => chooseFor(page, "Amara", "Rename"),
    act: rename,
    done: async (page) => {
      await expect(page.getByRole("dialog").getByRole("textbox", { name: "New name" })).toHaveValue("Amara O.");
      await confirm(page, "Rename");
      await expect(page.getByRole("button", { name: "Actions for Amara O." })).toBeVisible();
    },
  },
  {
    what: "a phase move",
    at: board,
    before: (page) => press(page, "Start Compare"),
    act: (page) => confirm(page, "Pair the teams and start Compare"),
    done: async (page) => {
      await confirm(page, "Pair the teams and start Compare");
      await expect(page.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
    },
  },
];

for (const how of ["without a connection", "while the server is away"]) {
  test(`B1f: ${how} each action of a teacher says that no reply came, keeps its page, and works once there is a reply again`, async ({
    makeClassroom,
    open,
    cuttableProxy,
  }) => {
    const classroom = await makeClassroom({ phase: "write", teams: 4, withoutTeam: 1 });
    for (const team of classroom.teams.slice(0, 1)) {
      await makeSubmission({
        activityId: classroom.activity.id,
        teamId: team.id,
        worksheetId: team.worksheetId,
        mode: team.mode,
        texts: wholeCase,
        memberIds: team.memberIds,
      });
    }
    for (const { what, at, before, act, done } of acts) {
      await test.step(what, async () => {
        const page = await open(classroom.teacher, at(classroom), { baseURL: cuttableProxy.origin });
        await before?.(page);
        const shown = page.url();
        await cuttableProxy.cut(how === "without a connection" ? page.context() : undefined);
        await act(page);
        await expect(noReply(page)).toBeVisible();
        // The page sends nothing more after the sentence, which therefore stays.
        expect(page.url()).toBe(shown);
        await cuttableProxy.restore(page.context());
        await expect(noReply(page)).toBeVisible();
        await done(page);
        await page.close();
      });
    }
  });
}

test("B1f, Q20e: a student's page that waits for an activity stays while the server is away, and goes on by itself once it is back", async ({
  makeClassroom,
  open,
  cuttableProxy,
}) => {
  const classroom = await makeClassroom({ phase: "closed", withoutTeam: 1 });
  const page = await open(student(classroom, 0), "/class", { baseURL: cuttableProxy.origin });
  const nothing = page.getByRole("heading", { level: 1 });
  const title = await nothing.textContent();
  await cuttableProxy.cut();
  // Wait for two failed refreshes, so that whatever the first one caused has happened.
  for (let n = 0; n < 2; n += 1) await page.waitForEvent("requestfailed");
  await expect(nothing).toHaveText(title ?? "");
  await cuttableProxy.restore();
  await setActivity(classroom.activity.id, { phase: "learn" });
  await expect(page).toHaveURL(new RegExp(`/a/${classroom.activity.id}/`));
});
