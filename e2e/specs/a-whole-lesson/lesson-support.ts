import type { Page } from "@playwright/test";
import { expect } from "@/e2e/support/fixtures";
import type { StudentPage } from "@/e2e/support/lesson-pages";
import type { BrowserContext } from "@playwright/test";

export const names = ["Amara", "Chidi", "Dunja", "Farid"] as const;
export const matchingMethods = { Amara: "keyboard", Chidi: "clicks", Dunja: "mouse", Farid: "finger" } as const;
export const before = {
  Amara: "Brittleness",
  Chidi: "Bias",
  Dunja: "Hallucination",
  Farid: "Adversarial examples",
} as const;
export const after = { Amara: "Bias", Chidi: "Bias", Dunja: "Bias", Farid: "Adversarial examples" } as const;
export const reasonOf = (name: string) => `the reason that ${name.toLowerCase().split("").reverse().join("")} gave`;

export type Team = readonly [StudentPage, StudentPage];

/** The one prominent button, then what it means, then yes. Returns what was said. */
export async function startPhase(board: Page, button: string, yes: string): Promise<string> {
  await board.getByRole("button", { name: button }).click();
  const question = await board.getByRole("dialog").innerText();
  await board.getByRole("dialog").getByRole("button", { name: yes }).click();
  await expect(board.getByRole("dialog")).toBeHidden();
  return question;
}

/** What a whole lesson is driven by: the teacher's wall and board, the students, and from Write on their teams. */
export interface Lesson {
  laptop: BrowserContext;
  wall: Page;
  board: Page;
  students: readonly StudentPage[];
  teams: readonly [Team, Team];
  moveTo: (page: string, button: string, yes: string) => Promise<string>;
  wallShowsNobody: () => Promise<void>;
}

/** What stands in a team's case alone. */
export const caseOf = (team: number) => `team-${team}-alone-wrote-this`;

export function studentNamed(students: readonly StudentPage[], name: string): StudentPage {
  const found = students.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is not in the class`);
  return found;
}
