import type * as Y from "yjs";
import { TextBinding } from "./text-binding";

export interface Told {
  onText: (text: string) => void;
  /** The document is full (R12). */
  onRefused: () => void;
  onComposing: (composing: boolean) => void;
}

/** The document that a field belongs to. */
interface Shown {
  /** Whether so many bytes more go in (R12). */
  hasRoom: (bytes: number) => boolean;
  /** Where this user is; null when nowhere in it. */
  showMe: (at: { field: string; anchor: number; head: number } | null) => void;
}

/** Ties a `<textarea>` on the page to a field of a live document; returns how to untie it. */
export function bindTextarea(
  area: HTMLTextAreaElement,
  document: Shown,
  text: Y.Text,
  field: string,
  told: Told,
): () => void {
  const binding = new TextBinding(area, text, {
    hasRoom: (bytes) => document.hasRoom(bytes),
    onRefused: told.onRefused,
    onText: told.onText,
    isFocused: () => area.ownerDocument.activeElement === area,
  });
  let due = 0;
  const showMe = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => {
      if (area.ownerDocument.activeElement === area) document.showMe({ field, ...binding.selection() });
    });
  };
  const on = new AbortController();
  const listen = <K extends keyof HTMLElementEventMap>(type: K, hear: (event: HTMLElementEventMap[K]) => void) =>
    area.addEventListener(type, hear, { signal: on.signal });

  listen("input", () => {
    binding.typed();
    showMe();
  });
  listen("compositionstart", () => {
    binding.composes();
    told.onComposing(true);
  });
  const composed = () => {
    if (!binding.composing) return;
    binding.composed();
    told.onComposing(false);
    showMe();
  };
  listen("compositionend", composed);
  listen("beforeinput", (event) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") binding.undo();
    else binding.redo();
  });
  listen("keydown", (event) => {
    const act = undoKey(event);
    if (act === null || area.readOnly) return;
    event.preventDefault();
    if (act === "undo") binding.undo();
    else binding.redo();
    showMe();
  });
  listen("focus", showMe);
  listen("blur", () => {
    composed();
    cancelAnimationFrame(due);
    document.showMe(null);
  });
  // Fired at the document by some browsers, at the field by others.
  area.ownerDocument.addEventListener("selectionchange", () => area.ownerDocument.activeElement === area && showMe(), {
    signal: on.signal,
  });
  if (area.ownerDocument.activeElement === area) showMe();

  return () => {
    on.abort();
    cancelAnimationFrame(due);
    if (area.ownerDocument.activeElement === area) document.showMe(null);
    binding.destroy();
  };
}

/** Ctrl or ⌘ with Z; with Shift and Z, or Y, for redo. */
function undoKey(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "isComposing">,
): "undo" | "redo" | null {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.isComposing) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey ? "redo" : null;
}
