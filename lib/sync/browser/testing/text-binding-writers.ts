import { vi } from "vitest";
import * as Y from "yjs";
import { TextBinding, type TextAreaLike } from "@/lib/sync/browser/text/text-binding";

/** A textarea as in a browser: setting the value moves the caret to the end, and every line break is `\n`. */
export class Field implements TextAreaLike {
  private text = "";
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: "forward" | "backward" | "none" = "none";
  get value(): string {
    return this.text;
  }
  set value(text: string) {
    this.text = text.replace(/\r\n?/g, "\n");
    this.selectionStart = this.selectionEnd = this.text.length;
  }
  setSelectionRange(start: number | null, end: number | null, direction?: "forward" | "backward" | "none"): void {
    this.selectionStart = Math.min(start ?? 0, this.text.length);
    this.selectionEnd = Math.min(end ?? 0, this.text.length);
    this.selectionDirection = direction ?? "none";
  }
  /** What the browser does when someone types over the selection. */
  typeOver(text: string): void {
    const at = this.selectionStart;
    this.value = this.value.slice(0, at) + text + this.value.slice(this.selectionEnd);
    this.setSelectionRange(at + text.length, at + text.length);
  }
}

export class Writer {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText("harmed");
  readonly field = new Field();
  readonly refused = vi.fn();
  readonly binding: TextBinding;
  constructor(from?: Writer, hasRoom?: (bytes: number) => boolean) {
    if (from) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc));
    this.binding = new TextBinding(this.field, this.text, { hasRoom, onRefused: this.refused });
  }
  type(text: string): void {
    this.field.typeOver(text);
    this.binding.handleInput();
  }
  select(start: number, end = start): this {
    this.field.setSelectionRange(start, end);
    return this;
  }
}

export function sync(...writers: Writer[]): void {
  for (const from of writers)
    for (const to of writers)
      if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "remote");
}

export function pair(text: string): [Writer, Writer] {
  const a = new Writer();
  a.type(text);
  a.binding.undoManager.clear();
  return [a, new Writer(a)];
}
