/** A dialog that is open while others change what its page shows. */
import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { listStudents } from "@/lib/features/teams/queries/arrangement";
import { makeSubmission } from "@/db/testing/student-work";
import { expect, test, type Classroom } from "@/e2e/support/fixtures";
import { wholeCase } from "@/e2e/support/whole-case";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
/** How often each page is refreshed while its dialog is open. */
const times = 10;

interface Asked {
  page: Page;
  button: string;
  done: (page: Page) => Promise<void>;
}

test("T8g, B1g: a dialog that is open on the board, on Teams and pairings or on Review stays, with its button under the mouse, while its page is made anew ten times", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 4, withoutTeam: 1 });
  for (const team of classroom.teams.slice(0, 2)) {
    await makeSubmission({
      activityId: classroom.activity.id,
      teamId: team.id,
      worksheetId: team.worksheetId,
      mode: team.mode,
      texts: wholeCase,
      memberIds: team.memberIds,
    });
  }
  const [steering, arranging, reading, other] = [
    await open(classroom.teacher, board(classroom)),
    await open(classroom.teacher, `${board(classroom)}/teams`),
    await open(classroom.teacher, `${board(classroom)}/submissions`),
    await open(classroom.teacher, `${board(classroom)}/teams`),
  ];
  await press(steering, "Start Compare");
  await press(arranging, "Move Amara");
  await arranging.getByRole("menuitem", { name: /^To team 2/ }).click();
  await press(reading, "Release…");
  const asked: Asked[] = [
    {
      page: steering,
      button: "Pair the teams and start Compare",
      done: (page) => expect(page.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible(),
    },
    {
      page: arranging,
      button: "Move Amara to team 2",
      done: () =>
        expect
          .poll(
            async () =>
              (await listStudents(database(), classroom.class.id, classroom.activity.id)).find(
                ({ name }) => name === "Amara",
              )?.teamId,
          )
          .toBe(classroom.teams[1]?.id),
    },
    {
      page: reading,
      button: "Release all 2 cases",
      done: (page) => expect(page.getByText(/^Released to .* at/).first()).toBeVisible(),
    },
  ];
  const held = await Promise.all(
    asked.map(async ({ page, button }) => {
      const [dialog, pressed] = await Promise.all([
        page.getByRole("dialog").elementHandle(),
        page.getByRole("dialog").getByRole("button", { name: button, exact: true }).elementHandle(),
      ]);
      if (dialog === null || pressed === null) throw new Error(`there is no button ${button}`);
      await pressed.hover();
      await pressed.focus();
      return { dialog, pressed };
    }),
  );
  for (let n = 0; n < times; n += 1) {
    const madeAnew = asked.map(({ page }) =>
      page.waitForResponse((response) => response.request().headers()["rsc"] !== undefined),
    );
    await press(other, n % 2 === 0 ? "Move Ben" : "Move Ben, who is absent");
    await other.getByRole("menuitem", { name: n % 2 === 0 ? "Mark absent" : "Mark present" }).click();
    await Promise.all(madeAnew);
    await expect(
      other.getByRole("button", { name: n % 2 === 0 ? "Move Ben, who is absent" : "Move Ben", exact: true }),
    ).toBeVisible();
    for (const { dialog, pressed } of held) {
      expect(await dialog.evaluate((element: HTMLDialogElement) => element.isConnected && element.open)).toBe(true);
      expect(
        await pressed.evaluate(
          (element) => element.isConnected && element === document.activeElement && element.matches(":hover"),
        ),
      ).toBe(true);
    }
  }
  for (const [n, { page, done }] of [...asked.entries()].reverse()) {
    await held[n]?.pressed.click();
    await done(page);
  }
});
