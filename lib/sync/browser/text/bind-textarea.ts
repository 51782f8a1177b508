import type * as Y from "yjs";
import { TextBinding } from "./text-binding";

export interface TextareaEvents {
  onText: (text: string) => void;
  /** The document is full (R12). */
  onRefused: () => void;
  onComposing: (composing: boolean) => void;
}

interface BoundDocument {
  /** Whether this many more bytes fit (R12). */
  hasRoom: (bytes: number) => boolean;
  /** Sets where this user's caret is; null when in no field. */
  setCursor: (at: { field: string; anchor: number; head: number } | null) => void;
}

/** Binds a `<textarea>` on the page to a field of a document. @returns how to unbind it */
export function bindTextarea(
  area: HTMLTextAreaElement,
  document: BoundDocument,
  text: Y.Text,
  field: string,
  events: TextareaEvents,
): () => void {
  const binding = new TextBinding(area, text, {
    hasRoom: (bytes) => document.hasRoom(bytes),
    onRefused: events.onRefused,
    onText: events.onText,
    isFocused: () => area.ownerDocument.activeElement === area,
  });
  let due = 0;
  const showMe = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => {
      if (area.ownerDocument.activeElement === area) document.setCursor({ field, ...binding.selection() });
    });
  };
  const listeners = new AbortController();
  const listen = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) =>
    area.addEventListener(type, handle, { signal: listeners.signal });

  listen("input", () => {
    binding.handleInput();
    showMe();
  });
  listen("compositionstart", () => {
    binding.startComposition();
    events.onComposing(true);
  });
  const composed = () => {
    if (!binding.composing) return;
    binding.endComposition();
    events.onComposing(false);
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
    document.setCursor(null);
  });
  // Fired at the document by some browsers, at the field by others.
  area.ownerDocument.addEventListener("selectionchange", () => area.ownerDocument.activeElement === area && showMe(), {
    signal: listeners.signal,
  });
  if (area.ownerDocument.activeElement === area) showMe();

  return () => {
    listeners.abort();
    cancelAnimationFrame(due);
    if (area.ownerDocument.activeElement === area) document.setCursor(null);
    binding.destroy();
  };
}

/** Ctrl or ⌘ with Z for undo; with Shift and Z, or Y, for redo. */
function undoKey(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "isComposing">,
): "undo" | "redo" | null {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.isComposing) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey ? "redo" : null;
}
