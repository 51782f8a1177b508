import { startTransition } from "react";
import type { Passage } from "@/lib/rules/review";
import type { ReviewField } from "@/lib/worksheet/fields";
import { useKept } from "./use-kept";

export interface StoredComment {
  id: string;
  field: ReviewField;
  passage: Passage | null;
  text: string;
}

export interface Draft extends StoredComment {
  /** As it was stored; null while it is new. */
  before: string | null;
}

interface CommentActs {
  write: (comment: StoredComment) => Promise<boolean>;
  remove: (id: string) => Promise<boolean>;
}

/** One comment at a time is written or changed. Its words are kept in this tab until they are stored. */
export function useComments(submissionId: string, { write, remove }: CommentActs) {
  const [kept, keep] = useKept(`crosscase:comment:${submissionId}`);
  const draft = readDraft(kept);
  const dirty = draft !== null && draft.text.trim() !== "" && draft.text !== draft.before;

  /** Stores what was typed and closes the editor; false when it could not be stored, and is still there. */
  async function commit(): Promise<boolean> {
    if (draft === null) return true;
    if (dirty && !(await write({ id: draft.id, field: draft.field, passage: draft.passage, text: draft.text.trim() }))) return false;
    startTransition(() => keep(""));
    return true;
  }
  async function begin(field: ReviewField, passage: Passage | null) {
    if (await commit()) keep(JSON.stringify({ id: crypto.randomUUID(), field, passage, text: "", before: null } satisfies Draft));
  }
  async function change(comment: StoredComment) {
    if (await commit()) keep(JSON.stringify({ ...comment, before: comment.text } satisfies Draft));
  }
  async function drop() {
    if (draft === null || draft.before === null || (await remove(draft.id))) startTransition(() => keep(""));
  }
  return { draft, dirty, begin, change, commit, drop, type: (text: string) => draft !== null && keep(JSON.stringify({ ...draft, text })), close: () => keep("") };
}

function readDraft(kept: string): Draft | null {
  if (kept === "") return null;
  try {
    return JSON.parse(kept) as Draft; // written by this file alone
  } catch {
    return null;
  }
}
