import type { Page } from "@playwright/test";
import { expect, type Classroom } from "@/e2e/support/fixtures";

export const field = (page: Page, name: string) => page.getByRole("textbox", { name });
export const harmed = (page: Page) => field(page, "Who is harmed?");
export const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
export const at = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;

export function members(classroom: Classroom) {
  const [first, second] = classroom.teams[0]?.members ?? [];
  if (first === undefined || second === undefined) throw new Error("the room has no team of two");
  return [first, second] as const;
}
