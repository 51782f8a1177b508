import type { Page } from "@playwright/test";
import { database, pool } from "@/db/client";
import { listEntries } from "@/lib/activity/queries/journal";
import { expect, type Fixtures, type Person, type Classroom } from "@/e2e/support/fixtures";

export const at = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;
export const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
export const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
export const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
export const journal = (classroom: Classroom) =>
  listEntries(database(), { classId: classroom.class.id, activityId: classroom.activity.id }, 20);
export const submissions = async (classroom: Classroom) =>
  (await pool().query("select 1 from submissions where activity_id = $1", [classroom.activity.id])).rowCount;

/** Opens a page whose live channel is silent, so that the page becomes stale without a notice. */
export async function openStalePage(open: Fixtures["open"], who: Person, at: string): Promise<Page> {
  const page = await open(who, "about:blank");
  await page.routeWebSocket(/\/live\//, () => undefined);
  await page.goto(at);
  return page;
}
