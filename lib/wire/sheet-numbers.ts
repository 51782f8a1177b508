import type { QuestionField } from "@/lib/document-format/fields";

/** T9: what the board shows of a worksheet, without its text but the title. */
export interface SheetNumbers {
  worksheetId: string;
  /** At most {@link maxTitle} characters. */
  title: string;
  /** Words of each question. */
  answers: Record<QuestionField, number>;
  /** Of the whole worksheet, with its scenario. */
  words: number;
  /** When it was last changed, in ms since 1970, the server's clock; null while nothing was written. */
  editedAt: number | null;
  /** Who wrote most of what it says, and how much of it in percent, by the authors of its rows; null while it is empty. */
  main: { studentId: string; percent: number } | null;
}

export const maxTitle = 120;
