import type { Page } from "@playwright/test";
import type { Classroom } from "@/e2e/support/fixtures";

export const write = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;
export const teams = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}/teams`;

export const inDialog = (page: Page, how: string) =>
  page.getByRole("dialog").getByRole("button", { name: how, exact: true });
export const agree = (page: Page, how: string) => inDialog(page, how).click();
