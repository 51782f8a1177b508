import * as Y from "yjs";
import { HeldChanges } from "./deferred-changes";
import {
  applyDelta,
  applyEdit,
  endOfChange,
  findEdit,
  fromScreen,
  movePosition,
  onScreen,
  type Delta,
  type Edit,
} from "./text-edit";

/** What the binding needs of a `<textarea>`. */
export type TextAreaLike = Pick<
  HTMLTextAreaElement,
  "value" | "selectionStart" | "selectionEnd" | "selectionDirection" | "setSelectionRange"
>;

export interface BindingOptions {
  /** Whether `bytes` more (UTF-8) may come into the document (R12). */
  hasRoom?: (bytes: number) => boolean;
  onRefused?: () => void;
  /** Called after each change of what the field shows. */
  onText?: (text: string) => void;
  /** Whether the field has the focus: only then its selection is set (elsewhere Safari would move the focus there). */
  isFocused?: () => boolean;
}

/**
 * Ties a plain `<textarea>` to a Y.Text. What is typed goes to the document at once, as the smallest edit. What others type is
 * shown at once with my caret and selection where they were, but while an IME composition runs it is held back until its end.
 * Undo takes back only what came in through this binding.
 */
export class TextBinding {
  readonly undoManager: Y.UndoManager;
  readonly #field: TextAreaLike;
  readonly #text: Y.Text;
  readonly #options: BindingOptions;
  /** As the document has it: positions are in it, not in what the field makes of its line breaks. */
  #shown: string;
  #held: HeldChanges | null = null;

  constructor(field: TextAreaLike, text: Y.Text, options: BindingOptions = {}) {
    this.#field = field;
    this.#text = text;
    this.#options = options;
    this.undoManager = new Y.UndoManager(text, { trackedOrigins: new Set([this]), captureTimeout: captureTimeout });
    this.#shown = text.toJSON();
    if (field.value !== onScreen(this.#shown))
      this.#show(this.#shown, this.#at(field.selectionStart), this.#at(field.selectionEnd));
    text.observe(this.#changed);
  }

  destroy(): void {
    this.#text.unobserve(this.#changed);
    this.undoManager.destroy();
  }

  get composing(): boolean {
    return this.#held !== null;
  }

  /** The field's `input` event. */
  typed(): void {
    const value = this.#field.value;
    const found = findEdit(onScreen(this.#shown), value, this.#field.selectionEnd);
    if (found === null) return;
    const at = this.#at(found.at);
    const edit = { at, remove: this.#at(found.at + found.remove) - at, insert: found.insert };
    if (edit.insert.length > edit.remove && this.#options.hasRoom?.(utf8Length(edit.insert)) === false) {
      this.#refuse(edit);
      return;
    }
    this.#shown = applyEdit(this.#shown, edit);
    this.#write(this.#held === null ? [edit] : this.#held.type(edit));
    this.#options.onText?.(value);
  }

  /** `compositionstart`: nothing but the IME touches the field until {@link composed}. One composition is one step of undo. */
  composes(): void {
    if (this.#held !== null) return;
    this.undoManager.stopCapturing();
    this.undoManager.captureTimeout = Number.POSITIVE_INFINITY;
    this.#held = new HeldChanges(this.#shown.length);
  }

  /** `compositionend`, and `blur` for an IME that sends none. */
  composed(): void {
    if (this.#held === null) return;
    this.typed();
    const held = this.#held;
    this.#held = null;
    this.undoManager.captureTimeout = captureTimeout;
    this.undoManager.stopCapturing();
    const text = this.#text.toJSON();
    if (text !== this.#shown)
      this.#show(
        text,
        held.toDocument(this.#at(this.#field.selectionStart)),
        held.toDocument(this.#at(this.#field.selectionEnd)),
      );
  }

  undo(): void {
    if (this.#held === null) this.undoManager.undo();
  }

  redo(): void {
    if (this.#held === null) this.undoManager.redo();
  }

  /** My selection in the document, for the others to see. */
  selection(): { anchor: number; head: number } {
    const at = (position: number) => this.#held?.toDocument(this.#at(position)) ?? this.#at(position);
    const { selectionStart, selectionEnd, selectionDirection } = this.#field;
    const backward = selectionDirection === "backward";
    return { anchor: at(backward ? selectionEnd : selectionStart), head: at(backward ? selectionStart : selectionEnd) };
  }

  #write(edits: readonly Edit[]): void {
    this.#text.doc?.transact(() => {
      for (const edit of edits) {
        // Inserted first, the new words stand left of what they replace: a deletion by someone else cannot separate them.
        if (edit.insert !== "") this.#text.insert(edit.at, edit.insert);
        if (edit.remove > 0) this.#text.delete(edit.at + edit.insert.length, edit.remove);
      }
    }, this);
  }

  #refuse(edit: Edit): void {
    this.#show(this.#shown, edit.at, edit.at + edit.remove);
    this.#options.onRefused?.();
  }

  readonly #changed = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    const delta: Delta = event.delta;
    if (this.#held !== null) {
      this.#held.hold(delta);
      return;
    }
    const text = applyDelta(this.#shown, delta);
    if (transaction.origin === this.undoManager) {
      const end = endOfChange(delta);
      this.#show(text, end, end);
      return;
    }
    const [start, end] = [this.#at(this.#field.selectionStart), this.#at(this.#field.selectionEnd)];
    const empty = start === end;
    this.#show(text, movePosition(start, delta, empty ? "left" : "right"), movePosition(end, delta));
  };

  #show(text: string, start: number, end: number): void {
    const direction = this.#field.selectionDirection;
    this.#shown = text;
    this.#field.value = onScreen(text);
    const there = (position: number) => onScreen(text.slice(0, position)).length;
    if (this.#options.isFocused?.() !== false)
      this.#field.setSelectionRange(there(start), there(Math.max(start, end)), direction);
    this.#options.onText?.(onScreen(text));
  }

  /** Where a position on the screen is in the text that is shown. */
  #at(position: number): number {
    return fromScreen(this.#shown, position);
  }
}

/** Keystrokes closer together than this (ms) are one step of undo. */
const captureTimeout = 500;

const encoder = new TextEncoder();
function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
