import type { Page } from "@playwright/test";
import type { Classroom } from "@/e2e/support/fixtures";

export const vote = (classroom: Classroom) => `/a/${classroom.activity.id}/vote`;
export const results = (classroom: Classroom) => `/a/${classroom.activity.id}/results`;
export const teacherPath = (classroom: Classroom, page: string) =>
  `/teacher/activities/${classroom.activity.id}/${page}`;
export const cast = (page: Page) => page.getByRole("button", { name: "Cast my vote" });

/** The names under which this device has stored ballots. */
export const storedBallots = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("crosscase-ballot:")));
