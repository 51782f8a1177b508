import { useState } from "react";
import type { Passage } from "@/lib/rules/reviewing/review";
import { randomId } from "@/lib/process/random-id";
import type { ReviewField } from "@/lib/document-format/fields";
import { useDrawnAnew } from "./use-drawn-anew";
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

/**
 * One comment at a time is written or changed. Its words are kept in this tab until they are stored.
 * @param drawn the comments as the page was drawn: another list whenever it was drawn anew, and from then on it says what was stored by then.
 */
export function useComments(submissionId: string, drawn: readonly StoredComment[], { write, remove }: CommentActs) {
  const [kept, keep] = useKept(`crosscase:comment:${submissionId}`);
  // What the page that was drawn before it was stored does not say yet; null where it was taken away.
  const [stored, setStored] = useState<ReadonlyMap<string, StoredComment | null>>(new Map());
  useDrawnAnew(drawn, () => setStored(new Map()));
  const draft = readDraft(kept);
  const dirty = draft !== null && draft.text.trim() !== "" && draft.text !== draft.before;

  async function store({ id, field, passage, text }: Draft): Promise<boolean> {
    const comment = { id, field, passage, text: text.trim() };
    const isStored = await write(comment);
    if (isStored) setStored((now) => new Map(now).set(id, comment));
    return isStored;
  }
  /** Stores what was typed and closes the editor; false when something is still there: it could not be stored, or was typed meanwhile. */
  async function commit(): Promise<boolean> {
    if (draft === null) return true;
    if (dirty && !(await store(draft))) return false;
    let left = "";
    keep((now) => (left = withoutStored(now, draft)));
    return left === "";
  }
  async function begin(field: ReviewField, passage: Passage | null) {
    if (await commit())
      keep(JSON.stringify({ id: randomId(), field, passage, text: "", before: null } satisfies Draft));
  }
  async function change(comment: StoredComment) {
    if (await commit()) keep(JSON.stringify({ ...comment, before: comment.text } satisfies Draft));
  }
  async function drop() {
    if (draft === null) return;
    if (draft.before !== null) {
      if (!(await remove(draft.id))) return;
      setStored((now) => new Map(now).set(draft.id, null));
    }
    keep("");
  }
  const added = [...stored.values()].filter((one) => one !== null && drawn.every(({ id }) => id !== one.id));
  const comments = [...drawn.map((one) => (stored.has(one.id) ? stored.get(one.id) : one)), ...added].filter(
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
    type: (text: string) => draft !== null && keep(JSON.stringify({ ...draft, text })),
    close: () => keep(""),
  };
}

/** What is kept once this draft is stored as it was sent. */
function withoutStored(kept: string, sent: Draft): string {
  const draft = readDraft(kept);
  if (draft === null || (draft.id === sent.id && draft.text === sent.text)) return "";
  return draft.id === sent.id ? JSON.stringify({ ...draft, before: sent.text.trim() } satisfies Draft) : kept;
}

function readDraft(kept: string): Draft | null {
  if (kept === "") return null;
  try {
    return JSON.parse(kept) as Draft; // written by this file alone
  } catch {
    return null;
  }
}
