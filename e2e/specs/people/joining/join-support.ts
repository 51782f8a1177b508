import type { ClassEditor } from "@/lib/activity/authorise";
import type { Classroom } from "@/e2e/support/fixtures";
import type { Page } from "@playwright/test";

export async function enterCode(page: Page, code: string) {
  await page.getByLabel("What code did your teacher give you?").fill(code);
  await page.getByRole("button", { name: "Find my class" }).click();
}
export async function enterName(page: Page, name: string, pin: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
}
export const editorOf = (classroom: Classroom): ClassEditor => ({
  teacherId: classroom.teacher.id,
  classId: classroom.class.id,
  name: classroom.teacher.name,
  role: { as: "teacher", may: "steer" },
});
export const inActivity = (classroom: Classroom) => new RegExp(`/a/${classroom.activity.id}`);
