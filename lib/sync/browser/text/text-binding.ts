import * as Y from "yjs";
import { DeferredChanges } from "./deferred-changes";
import {
  applyDelta,
  applyEdit,
  endOfChange,
  findEdit,
  fromScreenPosition,
  movePosition,
  toScreenText,
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
 * Binds a plain `<textarea>` to a Y.Text. What is typed goes into the document at once, as the smallest edit. What others type is shown at
 * once, with caret and selection kept in place, but deferred during an IME composition. Undo covers only what came through this binding.
 */
export class TextBinding {
  readonly undoManager: Y.UndoManager;
  private readonly field: TextAreaLike;
  private readonly text: Y.Text;
  private readonly options: BindingOptions;
  /** The text on screen, with the document's line breaks, which the field normalises. Positions are in this text. */
  private shown: string;
  private deferred: DeferredChanges | null = null;

  constructor(field: TextAreaLike, text: Y.Text, options: BindingOptions = {}) {
    this.field = field;
    this.text = text;
    this.options = options;
    this.undoManager = new Y.UndoManager(text, { trackedOrigins: new Set([this]), captureTimeout: captureTimeout });
    this.shown = text.toJSON();
    if (field.value !== toScreenText(this.shown))
      this.render(this.shown, this.toPosition(field.selectionStart), this.toPosition(field.selectionEnd));
    text.observe(this.onChange);
  }

  destroy(): void {
    this.text.unobserve(this.onChange);
    this.undoManager.destroy();
  }

  get composing(): boolean {
    return this.deferred !== null;
  }

  /** The field's `input` event. */
  handleInput(): void {
    const value = this.field.value;
    const found = findEdit(toScreenText(this.shown), value, this.field.selectionEnd);
    if (found === null) return;
    const at = this.toPosition(found.at);
    const edit = { at, remove: this.toPosition(found.at + found.remove) - at, insert: found.insert };
    if (edit.insert.length > edit.remove && this.options.hasRoom?.(utf8Length(edit.insert)) === false) {
      this.refuse(edit);
      return;
    }
    this.shown = applyEdit(this.shown, edit);
    this.write(this.deferred === null ? [edit] : this.deferred.type(edit));
    this.options.onText?.(value);
  }

  /** `compositionstart`: nothing but the IME changes the field until {@link endComposition}. One composition is one step of undo. */
  startComposition(): void {
    if (this.deferred !== null) return;
    this.undoManager.stopCapturing();
    this.undoManager.captureTimeout = Number.POSITIVE_INFINITY;
    this.deferred = new DeferredChanges(this.shown.length);
  }

  /** `compositionend`, and `blur` for an IME that sends none. */
  endComposition(): void {
    if (this.deferred === null) return;
    this.handleInput();
    const deferred = this.deferred;
    this.deferred = null;
    this.undoManager.captureTimeout = captureTimeout;
    this.undoManager.stopCapturing();
    const text = this.text.toJSON();
    if (text !== this.shown)
      this.render(
        text,
        deferred.toDocument(this.toPosition(this.field.selectionStart)),
        deferred.toDocument(this.toPosition(this.field.selectionEnd)),
      );
  }

  undo(): void {
    if (this.deferred === null) this.undoManager.undo();
  }

  redo(): void {
    if (this.deferred === null) this.undoManager.redo();
  }

  /** The selection in the document, for others to see. */
  selection(): { anchor: number; head: number } {
    const at = (position: number) => this.deferred?.toDocument(this.toPosition(position)) ?? this.toPosition(position);
    const { selectionStart, selectionEnd, selectionDirection } = this.field;
    const backward = selectionDirection === "backward";
    return { anchor: at(backward ? selectionEnd : selectionStart), head: at(backward ? selectionStart : selectionEnd) };
  }

  private write(edits: readonly Edit[]): void {
    this.text.doc?.transact(() => {
      for (const edit of edits) {
        // Inserted first, new text stays left of what it replaces: a deletion by someone else cannot separate it.
        if (edit.insert !== "") this.text.insert(edit.at, edit.insert);
        if (edit.remove > 0) this.text.delete(edit.at + edit.insert.length, edit.remove);
      }
    }, this);
  }

  private refuse(edit: Edit): void {
    this.render(this.shown, edit.at, edit.at + edit.remove);
    this.options.onRefused?.();
  }

  private readonly onChange = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    const delta: Delta = event.delta;
    if (this.deferred !== null) {
      this.deferred.defer(delta);
      return;
    }
    const text = applyDelta(this.shown, delta);
    if (transaction.origin === this.undoManager) {
      const end = endOfChange(delta);
      this.render(text, end, end);
      return;
    }
    const [start, end] = [this.toPosition(this.field.selectionStart), this.toPosition(this.field.selectionEnd)];
    const empty = start === end;
    this.render(text, movePosition(start, delta, empty ? "left" : "right"), movePosition(end, delta));
  };

  private render(text: string, start: number, end: number): void {
    const direction = this.field.selectionDirection;
    this.shown = text;
    this.field.value = toScreenText(text);
    const toScreen = (position: number) => toScreenText(text.slice(0, position)).length;
    if (this.options.isFocused?.() !== false)
      this.field.setSelectionRange(toScreen(start), toScreen(Math.max(start, end)), direction);
    this.options.onText?.(toScreenText(text));
  }

  /** The position in `shown` of a position in the field. */
  private toPosition(position: number): number {
    return fromScreenPosition(this.shown, position);
  }
}

/** Milliseconds: keystrokes closer together than this are one step of undo. */
const captureTimeout = 500;

const encoder = new TextEncoder();
function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
