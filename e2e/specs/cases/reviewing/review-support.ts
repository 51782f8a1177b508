import { worksheetTexts } from "@/lib/sync/format/fields";
import type { Page } from "@playwright/test";
import { makeText, makeSubmission } from "@/db/testing/student-work";
import { loadReview } from "@/lib/features/cases/reviewing/reviews";
import { expect, type Person, type Classroom } from "@/e2e/support/fixtures";
import { editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";

export const { rubric } = builtInLesson;
/** The highest total of a case. */
export const points = 4 * rubric.length;
export const texts = worksheetTexts({
  title: "The screening camera",
  scenario: "A clinic in a harbour town buys a camera that looks at skin levels.",
  source: "",
  harmed: "People with dark skin whose cancer is told “no need”.",
  prevention: "Count the photos by skin type. Then test each group by itself and not just the average.",
  response: "Turn off the answer the same day. Write to everyone who got it.",
});

/** Writes and hands in a case for each team of the class. */
export async function handIn(classroom: Classroom): Promise<void> {
  for (const team of classroom.teams) {
    await makeText({ documentId: team.documentId, author: team.memberIds[0] ?? "", texts });
    await makeSubmission({
      activityId: classroom.activity.id,
      teamId: team.id,
      worksheetId: team.worksheetId,
      mode: team.mode,
      texts,
      memberIds: team.memberIds,
    });
  }
}

export function people(classroom: Classroom): { amara: Person; ben: Person; chidi: Person } {
  const [amara, ben, chidi = ben] = classroom.students;
  if (amara === undefined || ben === undefined || chidi === undefined) throw new Error("the room has too few students");
  return { amara, ben, chidi };
}

export const student = (classroom: Classroom, page: string) => `/a/${classroom.activity.id}/${page}`;
export const submissions = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}/submissions`;
export const prevention = (page: Page) => page.getByRole("textbox", { name: /How might the harm have been prevented/ });
export const criterion = (page: Page, name: string) => page.getByRole("group", { name });
export const stored = async (classroom: Classroom, index = 0) =>
  loadReview(await editorOf(classroom), (await submissionOf(classroom, index)).id);
export const saved = (page: Page) => expect(page.getByText("All levels saved")).toBeVisible();

/** Selects words of an answer by dragging with the mouse. */
export async function selectByMouse(page: Page, words: string): Promise<void> {
  const [from, to] = await page.evaluate((quote) => {
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf(quote) ?? -1;
      if (at < 0) continue;
      const edge = (offset: number) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset);
        const { x, y, height } = range.getBoundingClientRect();
        return { x, y: y + height / 2 };
      };
      return [edge(at), edge(at + quote.length)];
    }
    throw new Error(`“${quote}” is not on the page`);
  }, words);
  if (from === undefined || to === undefined) throw new Error("no place to drag from");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}
