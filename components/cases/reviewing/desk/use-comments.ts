import { useState } from "react";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import { randomId } from "@/lib/process/random-id";
import type { CommentField } from "@/lib/sync/format/fields";
import { isUnsentComment, readCommentDraft, type CommentDraft } from "./comment-draft";
import { useOnChange } from "./use-on-change";
import { useStoredText } from "./use-stored-text";
import { commentDraftKey } from "@/lib/sync/format/browser-storage";

export interface StoredComment {
  id: string;
  teacherId: string;
  field: CommentField;
  passage: Passage | null;
  text: string;
}

/** With the stored text that the page shows; the server refuses the change if its text is another one. */
type WithSeenText<T> = T & { seen: string | null };
export type WrittenComment = WithSeenText<Omit<StoredComment, "teacherId">>;
export type RemovedComment = WithSeenText<Pick<StoredComment, "id">>;

interface CommentActs {
  write: (comment: WrittenComment) => Promise<boolean>;
  remove: (comment: RemovedComment) => Promise<boolean>;
}

/**
 * Writes or changes one comment at a time. Its draft is stored in this tab until the server has it.
 * @param rendered the page's comments: another array whenever the page was rendered again, with all that was stored before
 */
export function useComments(
  { submissionId, teacherId }: { submissionId: string; teacherId: string },
  rendered: readonly StoredComment[],
  { write, remove }: CommentActs,
) {
  const [storedDraft, storeDraft] = useStoredText(commentDraftKey(submissionId));
  // Comments that were stored since the page was rendered, by id; null for a deleted one.
  const [stored, setStored] = useState<ReadonlyMap<string, StoredComment | null>>(new Map());
  useOnChange(rendered, () => setStored(new Map()));
  const added = [...stored.values()].filter((one) => one !== null && rendered.every(({ id }) => id !== one.id));
  const comments = [...rendered.map((one) => (stored.has(one.id) ? stored.get(one.id) : one)), ...added].filter(
    (one) => one != null,
  );
  const storedText = (id: string) => comments.find((one) => one.id === id)?.text ?? null;
  const draft = readCommentDraft(storedDraft);
  const dirty = isUnsentComment(draft);

  async function store({ id, field, passage, text }: CommentDraft): Promise<boolean> {
    const comment = { id, field, passage, text: text.trim() };
    const isStored = await write({ ...comment, seen: storedText(id) });
    const author = comments.find((one) => one.id === id)?.teacherId ?? teacherId;
    if (isStored) setStored((now) => new Map(now).set(id, { ...comment, teacherId: author }));
    return isStored;
  }
  /** Stores the draft and closes the editor. @returns false if the draft was not stored, or was changed before the answer came */
  async function commit(): Promise<boolean> {
    if (draft === null) return true;
    if (dirty && !(await store(draft))) return false;
    let left = "";
    storeDraft((now) => (left = withoutStored(now, draft)));
    return left === "";
  }
  async function begin(field: CommentField, passage: Passage | null) {
    if (await commit())
      storeDraft(JSON.stringify({ id: randomId(), field, passage, text: "", before: null } satisfies CommentDraft));
  }
  async function change({ id, field, passage, text }: StoredComment) {
    if (await commit()) storeDraft(JSON.stringify({ id, field, passage, text, before: text } satisfies CommentDraft));
  }
  async function drop() {
    if (draft === null) return;
    if (draft.before !== null) {
      if (!(await remove({ id: draft.id, seen: storedText(draft.id) }))) return;
      setStored((now) => new Map(now).set(draft.id, null));
    }
    storeDraft("");
  }
  return {
    comments,
    draft,
    dirty,
    /** The text to which another teacher has changed the comment since its editor opened; null: deleted; undefined: unchanged. */
    changedTo:
      draft === null || draft.before === null || storedText(draft.id) === draft.before
        ? undefined
        : storedText(draft.id),
    begin,
    change,
    commit,
    drop,
    type: (text: string) => draft !== null && storeDraft(JSON.stringify({ ...draft, text })),
    close: () => storeDraft(""),
  };
}

/** The draft that remains once `sent` is stored: empty, or what was typed since. */
function withoutStored(storedDraft: string, sent: CommentDraft): string {
  const draft = readCommentDraft(storedDraft);
  if (draft === null || (draft.id === sent.id && draft.text === sent.text)) return "";
  return draft.id === sent.id
    ? JSON.stringify({ ...draft, before: sent.text.trim() } satisfies CommentDraft)
    : storedDraft;
}
