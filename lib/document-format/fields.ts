/** A worksheet's Y.Text roots, in the order one reads them. `source` not empty means the scenario was found. */
export const worksheetFields = ["title", "scenario", "source", "harmed", "prevention", "response"] as const;
export type WorksheetField = (typeof worksheetFields)[number];
export type WorksheetTexts = Record<WorksheetField, string>;

/** The three questions of the case study, in order. */
export const questionFields = ["harmed", "prevention", "response"] as const satisfies readonly WorksheetField[];
export type QuestionField = (typeof questionFields)[number];

/** What the teacher comments on; the source belongs to the scenario. */
export const reviewFields = ["title", "scenario", ...questionFields] as const;
export type ReviewField = (typeof reviewFields)[number];

/** The Y.Text roots of the notes a match shares: one under each question. */
const notesFields = ["alike", "testing", "harder"] as const;
export type NotesField = (typeof notesFields)[number];
export type NotesTexts = Record<NotesField, string>;

export type DocumentKind = "worksheet" | "notes";

export function isDocumentKind(kind: string): kind is DocumentKind {
  return kind === "worksheet" || kind === "notes";
}

/** The known roots of a document (R3): anything else is refused. */
export const documentFields: Record<DocumentKind, readonly string[]> = {
  worksheet: worksheetFields,
  notes: notesFields,
};
