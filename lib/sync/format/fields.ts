import { questionFields } from "@/lib/activity/rules/question-fields";

/** A worksheet's Y.Text roots in reading order. A `source` that is not empty means that the scenario was found, not invented. */
export const worksheetFields = ["title", "scenario", "source", ...questionFields] as const;
export type WorksheetField = (typeof worksheetFields)[number];
export type WorksheetTexts = Record<WorksheetField, string>;

/** Texts of a worksheet: those that are given, and "" for the others. */
export function worksheetTexts(given: Partial<WorksheetTexts>): WorksheetTexts {
  const empty = Object.fromEntries(worksheetFields.map((field) => [field, ""])) as WorksheetTexts; // a key for each field
  return { ...empty, ...given };
}

/** The fields that a teacher reads. The source is part of the scenario. */
const reviewFields = ["title", "scenario", ...questionFields] as const;
export type ReviewField = (typeof reviewFields)[number];
/** What a comment can be about: the whole case, or one field of it. */
export const commentFields = ["case", ...reviewFields] as const;
export type CommentField = (typeof commentFields)[number];

/** The Y.Text roots of a match's notes: one under each question. */
const notesFields = ["alike", "testing", "harder"] as const;
export type NotesField = (typeof notesFields)[number];
export type NotesTexts = Record<NotesField, string>;

/** The Y.Text roots of a team's feedback on another case (S9). */
export const feedbackFields = ["strength", "question", "suggestion"] as const;
export type FeedbackField = (typeof feedbackFields)[number];
export type FeedbackTexts = Record<FeedbackField, string>;

export const documentKinds = ["worksheet", "notes", "feedback"] as const;
export type DocumentKind = (typeof documentKinds)[number];

export function isDocumentKind(kind: string): kind is DocumentKind {
  return documentKinds.some((each) => each === kind);
}

/**
 * The roots that a document may have; updates that name any other are refused (R3). Add a new root at the end, because stored digests tell roots by
 * their place.
 */
export const documentFields: Record<DocumentKind, readonly string[]> = {
  worksheet: worksheetFields,
  notes: notesFields,
  feedback: feedbackFields,
};
