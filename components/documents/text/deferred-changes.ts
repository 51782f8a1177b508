import type { Delta, Edit } from "./text-edit";

/** Units that both texts have, or units that only the document has (remote, still held back from the screen). */
interface Run {
  shown: boolean;
  length: number;
}

/**
 * While an IME composition runs, the screen shows an older text than the document holds. This keeps which units of the
 * document the screen shows, so that what is typed meanwhile lands where it was typed.
 * Units that were deleted remotely but are still on the screen are kept as `gone`.
 */
export class HeldChanges {
  /** In screen order. `document`: also in the document. A run that is in neither does not exist. */
  #runs: (Run & { document: boolean })[];

  constructor(length: number) {
    this.#runs = length > 0 ? [{ shown: true, document: true, length }] : [];
  }

  /** The document changed by `delta` (in its own positions); the screen did not. */
  hold(delta: Delta): void {
    let at = 0;
    for (const step of delta) {
      if (step.retain !== undefined) at += step.retain;
      else if (typeof step.insert === "string") {
        this.#insert(this.#split("document", at), { shown: false, document: true, length: step.insert.length });
        at += step.insert.length;
      } else if (step.delete !== undefined) {
        for (const run of this.#range("document", at, step.delete)) run.document = false;
        this.#drop();
      }
    }
  }

  /** The screen changed by `edit`. Returns the edits that make the same change of the document, last position first. */
  type(edit: Edit): Edit[] {
    const edits: Edit[] = [];
    for (const run of this.#range("shown", edit.at, edit.remove)) {
      if (run.document) edits.unshift({ at: this.#documentStart(run), remove: run.length, insert: "" });
    }
    // The insertion goes where the first removed unit stood; with none removed, just behind the unit on its left.
    const first = this.#range("shown", edit.at, edit.remove)[0];
    const index = first === undefined ? this.#split("shown", edit.at) : this.#runs.indexOf(first);
    const at = this.#runs.slice(0, index).reduce((sum, run) => sum + (run.document ? run.length : 0), 0);
    for (const run of this.#range("shown", edit.at, edit.remove)) {
      run.shown = false;
      run.document = false;
    }
    if (edit.insert !== "") {
      this.#insert(index, { shown: true, document: true, length: edit.insert.length });
      edits.push({ at, remove: 0, insert: edit.insert });
    }
    this.#drop();
    return edits;
  }

  /** Where a position on the screen is in the document, just after the unit on its left. */
  toDocument(position: number): number {
    let shown = 0;
    let document = 0;
    for (const run of this.#runs) {
      if (shown >= position) break;
      const part = run.shown ? Math.min(run.length, position - shown) : run.length;
      if (run.shown) shown += part;
      if (run.document) document += part;
    }
    return document;
  }

  #documentStart(target: Run): number {
    let at = 0;
    for (const run of this.#runs) {
      if (run === target) break;
      if (run.document) at += run.length;
    }
    return at;
  }

  /** Index of the run that begins at `position` of the given text, cutting one in two where needed. */
  #split(text: "shown" | "document", position: number): number {
    let at = 0;
    for (const [index, run] of this.#runs.entries()) {
      if (at === position) return index;
      if (!run[text]) continue;
      if (at + run.length > position) {
        const head = position - at;
        this.#runs.splice(index, 1, { ...run, length: head }, { ...run, length: run.length - head });
        return index + 1;
      }
      at += run.length;
    }
    return this.#runs.length;
  }

  #range(text: "shown" | "document", at: number, length: number): (Run & { document: boolean })[] {
    if (length === 0) return [];
    const from = this.#split(text, at);
    const to = this.#split(text, at + length);
    return this.#runs.slice(from, to).filter((run) => run[text]);
  }

  #insert(index: number, run: Run & { document: boolean }): void {
    this.#runs.splice(index, 0, run);
  }

  #drop(): void {
    this.#runs = this.#runs.filter((run) => run.shown || run.document);
  }
}
