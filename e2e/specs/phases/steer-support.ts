import type { Page } from "@playwright/test";
import type { Classroom } from "@/e2e/support/fixtures";

export const write = (classroom: Classroom) => `/a/${classroom.activity.id}/write`;
export const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;
export const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
export const bar = (page: Page) => page.locator("[data-attention]").filter({ hasText: "The class is now in" });
