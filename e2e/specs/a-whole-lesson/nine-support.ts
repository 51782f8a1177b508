import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { listMatches, listStudents, listTeams } from "@/lib/features/teams/queries/arrangement";
import { expect, type Classroom } from "@/e2e/support/fixtures";
import type { KeyboardDriver } from "@/e2e/support/keyboard-driver";
import { field, saved } from "@/e2e/support/lesson-pages";

export const found = <T>(thing: T | undefined, what: string): T => {
  if (thing === undefined) throw new Error(`there is no ${what}`);
  return thing;
};

export interface Team {
  number: number;
  id: string;
  members: string[];
}

export async function teamsOf(classroom: Classroom): Promise<Team[]> {
  const students = await listStudents(database(), classroom.class.id, classroom.activity.id);
  return (await listTeams(database(), classroom.activity.id)).map(({ id, number }) => ({
    id,
    number,
    members: students.filter(({ teamId }) => teamId === id).map(({ name }) => name),
  }));
}
export const teamWith = async (classroom: Classroom, name: string) =>
  found(
    (await teamsOf(classroom)).find(({ members }) => members.includes(name)),
    `team of ${name}`,
  );

export async function partnerOf(classroom: Classroom, team: Team): Promise<Team> {
  const match = found(
    (await listMatches(database(), classroom.activity.id, 1)).find(
      ({ ended, teams }) => !ended && teams.some(({ teamId }) => teamId === team.id),
    ),
    `match of team ${team.number}`,
  );
  return found(
    (await teamsOf(classroom)).find(({ id }) => id !== team.id && match.teams.some(({ teamId }) => teamId === id)),
    `partner of team ${team.number}`,
  );
}

/** Presses the prominent button, and confirms in its dialog with `yes`. */
export async function start(teacherPage: Page, driver: KeyboardDriver, button: string, yes: string): Promise<void> {
  // Pages below the board have that button too: a dialog that is opened there is closed when the requested board arrives.
  await expect(teacherPage).toHaveURL(/\/teacher\/activities\/[^/]+$/);
  await driver.press(teacherPage.getByRole("button", { name: button }));
  await driver.press(teacherPage.getByRole("dialog").getByRole("button", { name: yes, exact: true }));
  await expect(teacherPage.getByRole("dialog")).toBeHidden();
}

/** Hands in, after writing one answer if `words` is given. */
export async function handIn(page: Page, words: string | null): Promise<void> {
  if (words !== null) await field(page, "How might the harm have been prevented before deployment?").fill(words);
  if (words !== null) await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText(/Handed in by/)).toBeVisible();
}

/** @returns the pages that the teacher has opened since: the first word of the path below the activity's; elsewhere the whole path */
export function recordPages(teacherPage: Page): () => string[] {
  const shown = new Set<string>();
  const record = () => {
    const { pathname } = new URL(teacherPage.url());
    const below = /^\/teacher\/activities\/[^/]+(?:\/([^/]+).*)?$/.exec(pathname);
    shown.add(below === null ? pathname : (below[1] ?? "board"));
  };
  record();
  teacherPage.on("framenavigated", record);
  return () => [...shown];
}
