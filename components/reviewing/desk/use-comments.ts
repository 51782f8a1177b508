import { useState } from "react";
import type { Passage } from "@/lib/rules/reviewing/review";
import { randomId } from "@/lib/process/random-id";
import type { ReviewField } from "@/lib/document-format/fields";
import { useOnChange } from "./use-on-change";
import { useStoredText } from "./use-stored-text";
import { commentDraftKey } from "@/lib/document-format/browser-storage";

export interface StoredComment {
  id: string;
  field: ReviewField;
  passage: Passage | null;
  text: string;
}

export interface Draft extends StoredComment {
  /** The stored text; null for a new comment. */
  before: string | null;
}

interface CommentActs {
  write: (comment: StoredComment) => Promise<boolean>;
  remove: (id: string) => Promise<boolean>;
}

/**
 * One comment at a time is written or changed. Its draft is stored in this tab until the server has it.
 * @param rendered the comments of the page: another list whenever it was rendered again, which then has everything stored before.
 */
export function useComments(submissionId: string, rendered: readonly StoredComment[], { write, remove }: CommentActs) {
  const [storedDraft, storeDraft] = useStoredText(commentDraftKey(submissionId));
  // Comments stored since the page was rendered; null for a deleted one.
  const [stored, setStored] = useState<ReadonlyMap<string, StoredComment | null>>(new Map());
  useOnChange(rendered, () => setStored(new Map()));
  const draft = readDraft(storedDraft);
  const dirty = draft !== null && draft.text.trim() !== "" && draft.text !== draft.before;

  async function store({ id, field, passage, text }: Draft): Promise<boolean> {
    const comment = { id, field, passage, text: text.trim() };
    const isStored = await write(comment);
    if (isStored) setStored((now) => new Map(now).set(id, comment));
    return isStored;
  }
  /** Stores the draft and closes the editor. Returns false when the draft could not be stored, or has changed meanwhile. */
  async function commit(): Promise<boolean> {
    if (draft === null) return true;
    if (dirty && !(await store(draft))) return false;
    let left = "";
    storeDraft((now) => (left = withoutStored(now, draft)));
    return left === "";
  }
  async function begin(field: ReviewField, passage: Passage | null) {
    if (await commit())
      storeDraft(JSON.stringify({ id: randomId(), field, passage, text: "", before: null } satisfies Draft));
  }
  async function change(comment: StoredComment) {
    if (await commit()) storeDraft(JSON.stringify({ ...comment, before: comment.text } satisfies Draft));
  }
  async function drop() {
    if (draft === null) return;
    if (draft.before !== null) {
      if (!(await remove(draft.id))) return;
      setStored((now) => new Map(now).set(draft.id, null));
    }
    storeDraft("");
  }
  const added = [...stored.values()].filter((one) => one !== null && rendered.every(({ id }) => id !== one.id));
  const comments = [...rendered.map((one) => (stored.has(one.id) ? stored.get(one.id) : one)), ...added].filter(
    (one) => one != null,
  );
  return {
    comments,
    draft,
    dirty,
    begin,
    change,
    commit,
    drop,
    type: (text: string) => draft !== null && storeDraft(JSON.stringify({ ...draft, text })),
    close: () => storeDraft(""),
  };
}

/** The draft that remains once `sent` is stored: empty, or what was typed meanwhile. */
function withoutStored(storedDraft: string, sent: Draft): string {
  const draft = readDraft(storedDraft);
  if (draft === null || (draft.id === sent.id && draft.text === sent.text)) return "";
  return draft.id === sent.id ? JSON.stringify({ ...draft, before: sent.text.trim() } satisfies Draft) : storedDraft;
}

function readDraft(storedDraft: string): Draft | null {
  if (storedDraft === "") return null;
  try {
    return JSON.parse(storedDraft) as Draft; // written by this file alone
  } catch {
    return null;
  }
}
