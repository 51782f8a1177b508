/** The board while a class works, its dialogs, and what students see of it (T9, T10, Q24). */
import type { Page } from "@playwright/test";
import { student, type Classroom, type Person } from "@/e2e/support/classroom";
import { arrangingHref } from "@/components/phases/arranging-href";
import { dialogScreen, inDialog, write } from "./dialog-steps";
import { both, nth, press, teacher, teacherActivity, type Screen } from "./screen";

/** Members of the classes below who type while the picture is taken. */
const typing = (indices: readonly number[]) =>
  async function openTyping(open: (who: Person, at: string) => Promise<Page>, classroom: Classroom): Promise<void> {
    for (const index of indices) {
      const page = await open(student(classroom, index), write(classroom));
      await page.getByText("Saved", { exact: true }).waitFor();
      await page.getByRole("textbox", { name: "Who is harmed?" }).press("Control+End");
    }
  };
const counted = (page: Page) => page.locator('[data-section="writing"] [data-team]').first().waitFor();

export const live: Screen[] = [
  {
    name: "board-live",
    scene: "live",
    who: teacher,
    at: teacherActivity,
    sizes: both,
    isFeatured: true,
    openCompanions: typing([2, 3, 4, 6, 7, 10, 14]),
    act: counted,
  },
  {
    name: "board-watching",
    scene: "live",
    who: teacher,
    at: teacherActivity,
    sizes: both,
    isFeatured: true,
    openCompanions: typing([6, 7]),
    act: async (page) => {
      await counted(page);
      await page.locator('[data-team="4"] a').click();
      await page.getByRole("complementary", { name: "Team 4" }).getByText("Who is harmed?").first().waitFor();
    },
  },
  { name: "board-arranging", scene: "live", who: teacher, at: (room) => arrangingHref(room.activity.id), sizes: both },
  dialogScreen({
    name: "clock",
    scene: "live",
    who: teacher,
    at: teacherActivity,
    act: async (page) => {
      await press("Timer…")(page);
      await inDialog(page, "Timer for this phase");
    },
  }),
  dialogScreen({
    name: "pause",
    scene: "live",
    who: teacher,
    at: teacherActivity,
    act: async (page) => {
      await press("Pause screens")(page);
      await inDialog(page, "Pause all screens?");
    },
  }),
  dialogScreen({
    name: "word-to-class",
    scene: "live",
    who: teacher,
    at: teacherActivity,
    act: async (page) => {
      await press("Message the class")(page);
      await page.getByRole("dialog").waitFor();
    },
  }),
];

/** Taken for the repository only: it is the board of forty teams with more tiles. */
export const crowded: Screen[] = [
  {
    name: "board-150",
    scene: "hundred-fifty",
    who: teacher,
    at: teacherActivity,
    sizes: ["laptop"],
    act: counted,
    isFeatured: true,
  },
];

const asking = async (page: Page) => {
  await press("Ask for help")(page);
  await inDialog(page, /^Ask .* for help$/);
};

export const helping: Screen[] = [
  dialogScreen({ name: "ask-for-help", scene: "live", who: nth(6), at: write, act: asking }),
  { name: "flag", scene: "live", who: nth(2), at: write, sizes: both, isFeatured: true, phone: ["light", "dark"] },
  { name: "paused", scene: "paused", who: nth(6), at: write, sizes: both, isFeatured: true },
  { name: "eyes-up", scene: "eyes-up", who: nth(6), at: write, sizes: both },
];
