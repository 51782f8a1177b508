/**
 * Checks every screen of e2e/run/pictures, with each dialog, menu and error, with whole-page axe: on a laptop in the light theme and on a phone in the
 * dark one, or on the projector in both; a screen that is like another one on a phone only. Pages are opened once and then resized, which is faster.
 */
import type { Page } from "@playwright/test";
import { startServer } from "@/lib/server/testing/real-server";
import {
  expect,
  withServiceWorker,
  laptop,
  phone,
  projector,
  test,
  type Fixtures,
  type Classroom,
} from "@/e2e/support/fixtures";
import { askedGroups } from "@/e2e/run/pictures/dialog-screens";
import { scenes, type Scene } from "@/e2e/run/pictures/scenes";
import type { Screen } from "@/e2e/run/pictures/screen";
import { waitUntilStill } from "@/e2e/run/pictures/still-page";
import { studentGroups } from "@/e2e/run/pictures/student-screens";
import { teacherGroups } from "@/e2e/run/pictures/teacher-screens";
import { findScreenFaults } from "@/e2e/support/screen-faults";
import type { TestServer } from "@/e2e/support/shared-server";

const sizeOf = ({ sizes }: Screen) => (sizes.includes("laptop") ? laptop : sizes.includes("phone") ? phone : projector);

async function checkScreens(screens: readonly Screen[], server: TestServer, open: Fixtures["open"]): Promise<void> {
  // The set-up page exists only while nobody has an account, so it needs a new server.
  const bare = screens.some(({ scene }) => scene === "nobody") ? await startServer() : null;
  const rooms = new Map<Scene, Classroom>();
  for (const screen of screens) {
    const classroom = rooms.get(screen.scene) ?? (await scenes[screen.scene]());
    rooms.set(screen.scene, classroom);
    await test.step(screen.name, async () => {
      await screen.prepare?.(classroom);
      const company: Page[] = [];
      await screen.openCompanions?.(async (who, at) => {
        const page = await open(who, at);
        company.push(page);
        return page;
      }, classroom);
      const origin = screen.scene === "nobody" && bare !== null ? bare.origin : server.origin;
      const page = await open(screen.who(classroom), screen.at(classroom), {
        ...sizeOf(screen),
        baseURL: origin,
        ...(screen.needsServiceWorker === true ? withServiceWorker : {}),
      });
      await waitUntilStill(page);
      if (screen.act !== undefined) {
        await screen.act(page, classroom);
        await waitUntilStill(page);
      }
      expect.soft(await findScreenFaults(page, screen), screen.name).toEqual([]);
      for (const each of [page, ...company]) await each.context().close();
    });
  }
  await bare?.stop();
}

const { joining, learning, writing, helping, played, comparing, voting, reviewed } = studentGroups;
const { entering, classes, board, live, arranging, reading, exporting, walls, privacy, lessons } = teacherGroups;
const { ofStudents, ofTeachers } = askedGroups;

test("B12a: screens of joining pass whole-page axe, a wrong code and a wrong PIN too", ({ open, server }) =>
  checkScreens(joining, server, open));
test("B12a: screens of Learn pass whole-page axe, a wrong answer and the choice of modes too", ({ open, server }) =>
  checkScreens(learning, server, open));
test("B12a: screens of Write pass whole-page axe, offline, handed in and moved on too", ({ open, server }) =>
  checkScreens(writing, server, open));
test("B12a: screens of a worksheet’s history pass whole-page axe", ({ open, server }) =>
  checkScreens(played, server, open));
test("B12a: screens of Compare pass whole-page axe, with two teams, three, a worked example and a presentation", ({
  open,
  server,
}) => checkScreens(comparing, server, open));
test("B12a: screens of voting and results pass whole-page axe, a missing vote and the tables behind the pictures too", ({
  open,
  server,
}) => checkScreens(voting, server, open));
test("B12a: screens of what comes back from the teacher pass whole-page axe", ({ open, server }) =>
  checkScreens(reviewed, server, open));
test("B12a: screens of entering as a teacher pass whole-page axe, a wrong password too", ({ open, server }) =>
  checkScreens(entering, server, open));
test("B12a: screens of a class and its list pass whole-page axe, and so do their dialogs", ({ open, server }) =>
  checkScreens(classes, server, open));
test("B12a: screens of the board pass whole-page axe in every phase, and so do the dialogs that move the class", ({
  open,
  server,
}) => checkScreens(board, server, open));
test("B12a: the live board, a team that is watched, and the dialogs of the clock, the pause and a word pass whole-page axe", ({
  open,
  server,
}) => checkScreens(live, server, open));
test("B12a: asking for help, a flag, a pause and eyes up pass whole-page axe", ({ open, server }) =>
  checkScreens(helping, server, open));
test("B12a: screens of teams and matches pass whole-page axe, and so do their menus and dialogs", ({ open, server }) =>
  checkScreens(arranging, server, open));
test("B12a: screens of reading and reviewing pass whole-page axe, and so do the comment box and the dialogs", ({
  open,
  server,
}) => checkScreens(reading, server, open));
test("B12a: screens of a student’s data, of retention and of the installation pass whole-page axe", ({
  open,
  server,
}) => checkScreens(privacy, server, open));
test("B12a: screens of a teacher’s own lessons pass whole-page axe, with what a lesson lacks beside its fields", ({
  open,
  server,
}) => checkScreens(lessons, server, open));
test("B12a: screens of exporting, filling in a gradebook, printing and importing pass whole-page axe", ({
  open,
  server,
}) => checkScreens(exporting, server, open));
test("B12a: the wall passes whole-page axe in every phase, in the light and in the dark", ({ open, server }) =>
  checkScreens(walls, server, open));
test("B12a: dialogs, menus, news and errors of students pass whole-page axe, each by name", ({ open, server }) =>
  checkScreens(ofStudents, server, open));
test("B12a: dialogs, menus and errors of teachers pass whole-page axe, each by name", ({ open, server }) =>
  checkScreens(ofTeachers, server, open));
