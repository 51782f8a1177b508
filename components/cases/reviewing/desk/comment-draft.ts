/** A comment that a teacher is writing or changing, as it is stored in this tab. */
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import type { CommentField } from "@/lib/sync/format/fields";

export interface CommentDraft {
  id: string;
  field: CommentField;
  passage: Passage | null;
  text: string;
  /** The text that was stored when the editor opened; null for a new comment. */
  before: string | null;
}

/** @returns null when no draft is stored */
export function readCommentDraft(stored: string): CommentDraft | null {
  if (stored === "") return null;
  try {
    return JSON.parse(stored) as CommentDraft; // written by useComments alone
  } catch {
    return null;
  }
}

/** Whether the draft has text that the server does not have. */
export function isUnsentComment(draft: CommentDraft | null): draft is CommentDraft {
  return draft !== null && draft.text.trim() !== "" && draft.text !== draft.before;
}
