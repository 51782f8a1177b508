import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import { ownCommentsAction } from "@/lib/features/cases/reviewing/actions/review";
import { filterComments, findSlash, insertComment } from "@/lib/features/cases/reviewing/rules/comment-bank";

export interface CommentBank {
  /** The comments in the list; null while the list is closed. */
  offered: readonly string[] | null;
  /** Shown instead of the list while the comments load, or when loading failed. */
  instead: "loading" | "failed" | null;
  /** The index of the active comment. */
  active: number;
  /** Call after each change of the text or the caret. */
  follow: () => void;
  /** @returns whether the list has used the key */
  press: (event: KeyboardEvent) => boolean;
  insert: (comment: string) => void;
  close: () => void;
}

/** `/` in a comment opens the list of the teacher's own earlier comments (T12). Escape closes the list and leaves the `/`. */
export function useCommentBank(
  area: RefObject<HTMLTextAreaElement | null>,
  onInsert: (text: string) => void,
): CommentBank {
  const [comments, setComments] = useState<readonly string[] | "failed" | null>(null);
  const [slash, setSlash] = useState<{ from: number; filter: string } | null>(null);
  const [active, setActive] = useState(0);
  /** The position of a `/` whose list was closed. */
  const closedAt = useRef<number | null>(null);
  const isAsked = useRef(false);

  function follow() {
    const element = area.current;
    const found = element === null ? null : findSlash(element.value, element.selectionStart);
    if (found === null) closedAt.current = null;
    const next = found !== null && found.from === closedAt.current ? null : found;
    if (next?.filter !== slash?.filter) setActive(0);
    setSlash(next);
    if (next !== null && !isAsked.current) void fill();
  }
  async function fill() {
    isAsked.current = true;
    setComments(null);
    const answer = await ownCommentsAction().catch(() => null);
    // If loading failed, the next key loads again.
    isAsked.current = answer?.ok === true;
    setComments(answer?.ok === true ? answer.value : "failed");
  }
  function close() {
    if (slash === null) return;
    closedAt.current = slash.from;
    setSlash(null);
  }
  function insert(comment: string) {
    const element = area.current;
    if (element === null || slash === null) return;
    const { text, caret } = insertComment(element.value, slash, comment);
    // Synchronous, because a key pressed before the next frame must be inserted after the comment.
    flushSync(() => onInsert(text.slice(0, element.maxLength)));
    setSlash(null);
    element.focus();
    element.setSelectionRange(caret, caret);
  }
  const offered =
    slash === null || comments === null || comments === "failed" ? null : filterComments(comments, slash.filter);

  function press(event: KeyboardEvent): boolean {
    if (slash === null || event.nativeEvent.isComposing) return false;
    if (event.key === "Escape") {
      close();
      return true;
    }
    const chosen = offered?.[active];
    if (offered === null || chosen === undefined) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + offered.length) % offered.length);
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey) insert(chosen);
    else return false;
    event.preventDefault();
    return true;
  }
  const instead = slash === null ? null : comments === null ? "loading" : comments === "failed" ? "failed" : null;
  return { offered, instead, active, follow, press, insert, close };
}
