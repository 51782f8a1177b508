/** How long the parts of Learn take, computed from the lesson, so that plans allow enough time (S2, T10). */
import { toPlainText } from "./inline";
import type { Lesson } from "./schema";

/**
 * Half of all 14-year-olds read a text for their age aloud at 151 words a minute or faster (Hasbrouck and Tindal, "Oral reading fluency norms", 2006,
 * grade 8). Silent reading is faster, but these texts must be understood.
 */
export const wordsPerMinute = 150;
const minutesPerFigure = 0.5;
const minutesOfMatching = 3;
const minutesPerCheck = 1;
const minutesOfVote = 1;

const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

type Parts = Pick<Lesson, "sections" | "figures" | "glossary" | "checks">;

/** Whole minutes for reading a section with its definitions and figures. */
export function readingMinutes(lesson: Parts, sectionId: string): number {
  const blocks = lesson.sections.find(({ id }) => id === sectionId)?.blocks ?? [];
  const minutes = blocks.reduce((sum, block) => {
    switch (block.kind) {
      case "paragraph":
        return sum + countWords(toPlainText(block.text)) / wordsPerMinute;
      case "definition": {
        const meaning = lesson.glossary.find(({ id }) => id === block.term)?.meaning ?? "";
        return sum + countWords(toPlainText(meaning)) / wordsPerMinute;
      }
      case "figure": {
        const caption = lesson.figures.find(({ id }) => id === block.figure)?.caption ?? "";
        return sum + minutesPerFigure + countWords(toPlainText(caption)) / wordsPerMinute;
      }
    }
  }, 0);
  return Math.max(1, Math.ceil(minutes));
}

/** Whole minutes of Learn without the first `homework` sections, which are read at home: reading, matching, checks and the first vote. */
export function learnMinutes(lesson: Parts, homework: number): number {
  const reading = lesson.sections.slice(homework).reduce((sum, { id }) => sum + readingMinutes(lesson, id), 0);
  return reading + minutesOfMatching + lesson.checks.length * minutesPerCheck + minutesOfVote;
}
