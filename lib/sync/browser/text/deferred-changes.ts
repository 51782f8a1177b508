import type { Delta, Edit } from "./text-edit";

/** UTF-16 units that both texts have, or only one of them. */
interface Run {
  shown: boolean;
  length: number;
}

/**
 * During an IME composition the screen shows an older text than the document has. This records which units of the document the screen
 * shows, so that what is typed meanwhile goes where it was typed.
 */
export class DeferredChanges {
  /** In screen order. `shown`: on the screen. `document`: in the document. Runs in neither are removed. */
  private runs: (Run & { document: boolean })[];

  constructor(length: number) {
    this.runs = length > 0 ? [{ shown: true, document: true, length }] : [];
  }

  /** Records a change of the document, in its own positions, that the screen does not show. */
  defer(delta: Delta): void {
    let at = 0;
    for (const step of delta) {
      if (step.retain !== undefined) at += step.retain;
      else if (typeof step.insert === "string") {
        this.insert(this.split("document", at), { shown: false, document: true, length: step.insert.length });
        at += step.insert.length;
      } else if (step.delete !== undefined) {
        for (const run of this.range("document", at, step.delete)) run.document = false;
        this.drop();
      }
    }
  }

  /** Records a change of the screen. @returns the edits that make the same change of the document, last position first */
  type(edit: Edit): Edit[] {
    const edits: Edit[] = [];
    for (const run of this.range("shown", edit.at, edit.remove)) {
      if (run.document) edits.unshift({ at: this.documentStart(run), remove: run.length, insert: "" });
    }
    // Inserts where the first removed unit was; with none removed, directly behind the unit on its left.
    const first = this.range("shown", edit.at, edit.remove)[0];
    const index = first === undefined ? this.split("shown", edit.at) : this.runs.indexOf(first);
    const at = this.runs.slice(0, index).reduce((sum, run) => sum + (run.document ? run.length : 0), 0);
    for (const run of this.range("shown", edit.at, edit.remove)) {
      run.shown = false;
      run.document = false;
    }
    if (edit.insert !== "") {
      this.insert(index, { shown: true, document: true, length: edit.insert.length });
      edits.push({ at, remove: 0, insert: edit.insert });
    }
    this.drop();
    return edits;
  }

  /** The document position of a screen position: directly after the unit on its left. */
  toDocument(position: number): number {
    let shown = 0;
    let document = 0;
    for (const run of this.runs) {
      if (shown >= position) break;
      const part = run.shown ? Math.min(run.length, position - shown) : run.length;
      if (run.shown) shown += part;
      if (run.document) document += part;
    }
    return document;
  }

  private documentStart(target: Run): number {
    let at = 0;
    for (const run of this.runs) {
      if (run === target) break;
      if (run.document) at += run.length;
    }
    return at;
  }

  /** Index of the run that begins at `position` of the given text, cutting one in two where needed. */
  private split(text: "shown" | "document", position: number): number {
    let at = 0;
    for (const [index, run] of this.runs.entries()) {
      if (at === position) return index;
      if (!run[text]) continue;
      if (at + run.length > position) {
        const head = position - at;
        this.runs.splice(index, 1, { ...run, length: head }, { ...run, length: run.length - head });
        return index + 1;
      }
      at += run.length;
    }
    return this.runs.length;
  }

  private range(text: "shown" | "document", at: number, length: number): (Run & { document: boolean })[] {
    if (length === 0) return [];
    const from = this.split(text, at);
    const to = this.split(text, at + length);
    return this.runs.slice(from, to).filter((run) => run[text]);
  }

  private insert(index: number, run: Run & { document: boolean }): void {
    this.runs.splice(index, 0, run);
  }

  private drop(): void {
    this.runs = this.runs.filter((run) => run.shown || run.document);
  }
}
