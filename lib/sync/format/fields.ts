/** A worksheet's Y.Text roots in reading order. A `source` that is not empty means that the scenario was found, not invented. */
export const worksheetFields = ["title", "scenario", "source", "harmed", "prevention", "response"] as const;
export type WorksheetField = (typeof worksheetFields)[number];
export type WorksheetTexts = Record<WorksheetField, string>;

/** The three questions of the case study, in order. */
export const questionFields = ["harmed", "prevention", "response"] as const satisfies readonly WorksheetField[];
export type QuestionField = (typeof questionFields)[number];

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

export type DocumentKind = "worksheet" | "notes";

export function isDocumentKind(kind: string): kind is DocumentKind {
  return kind === "worksheet" || kind === "notes";
}

/**
 * The roots that a document may have; updates that name any other are refused (R3). Add a new root at the end, because stored digests tell roots by
 * their place.
 */
export const documentFields: Record<DocumentKind, readonly string[]> = {
  worksheet: worksheetFields,
  notes: notesFields,
};
