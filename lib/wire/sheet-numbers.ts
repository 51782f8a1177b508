import type { QuestionField } from "@/lib/activity/rules/question-fields";

/** What the board shows about a worksheet: numbers, and no text except the title (T9). */
export interface SheetNumbers {
  worksheetId: string;
  /** At most {@link maxTitle} characters. */
  title: string;
  /** Number of words in each question. */
  answers: Record<QuestionField, number>;
  /** Number of words in the whole worksheet, including the scenario. */
  words: number;
  /** When the worksheet last changed, in ms since 1970 by the server's clock; null while nothing is written. */
  editedAt: number | null;
  /** The student who wrote most of the text, and the share in percent, by the authors of its rows; null while it is empty. */
  main: { studentId: string; percent: number } | null;
}

export const maxTitle = 120;
