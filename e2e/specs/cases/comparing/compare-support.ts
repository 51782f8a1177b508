import type { Page } from "@playwright/test";
import type { Classroom } from "@/e2e/support/fixtures";

export const field = (page: Page, name: string) => page.getByRole("textbox", { name });

export function people(classroom: Classroom) {
  const [first, second] = classroom.teams;
  const [amara, ben] = first?.members ?? [];
  const [chidi] = second?.members ?? [];
  if (amara === undefined || ben === undefined || chidi === undefined)
    throw new Error("the room has no two teams of two");
  return { amara, ben, chidi };
}
